/** A real OpenID provider on a loopback port, strict as the Finnish Trust Network wants it: keys instead of secrets, pushed and signed requests, encrypted ID tokens. */
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { JWK } from "jose";
import { Provider } from "oidc-provider";

export const CLIENT_ID = "sameside-test";
const ACR = "http://ftn.ficora.fi/2017/loa2";

export type Told = Readonly<Record<string, unknown>>;
export type RunningProvider = {
  readonly issuer: string;
  /** Makes the provider know a client by its public keys and the address that it comes back to. */
  serve(client: { readonly keys: readonly JWK[]; readonly redirect: string }): void;
  /** What the ID token of somebody says besides who they are. */
  readonly claims: Map<string, Told>;
  close(): Promise<void>;
};

export async function startProvider(): Promise<RunningProvider> {
  const claims = new Map<string, Told>();
  let handler: ReturnType<Provider["callback"]> | undefined;
  const server = createServer((request, response) => void handler!(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = { ...(privateKey.export({ format: "jwk" }) as JWK), use: "sig", alg: "ES256", kid: "provider" };
  return {
    issuer,
    claims,
    serve: ({ keys, redirect }) => {
      const provider = new Provider(issuer, configuration(jwk, keys, redirect, claims));
      handler = provider.callback();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configuration(jwk: JWK, keys: readonly JWK[], redirect: string, claims: ReadonlyMap<string, Told>): ConstructorParameters<typeof Provider>[1] {
  return {
    jwks: { keys: [jwk as never] },
    cookies: { keys: ["for the tests"] },
    clients: [
      {
        client_id: CLIENT_ID,
        redirect_uris: [redirect],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "private_key_jwt",
        token_endpoint_auth_signing_alg: "ES256",
        request_object_signing_alg: "ES256",
        id_token_signed_response_alg: "ES256",
        id_token_encrypted_response_alg: "ECDH-ES",
        id_token_encrypted_response_enc: "A256GCM",
        require_auth_time: true,
        jwks: { keys: keys as never },
      },
    ],
    acrValues: [ACR],
    claims: { openid: ["sub", "acr", "roles", "realm_access"] },
    conformIdTokenClaims: false,
    enabledJWA: { requestObjectSigningAlgValues: ["ES256"], clientAuthSigningAlgValues: ["ES256"] },
    features: {
      devInteractions: { enabled: true },
      encryption: { enabled: true },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      requestObjects: { enabled: true, requireSignedRequestObject: true },
    },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, acr: ACR, ...claims.get(id) }) }),
    pkce: { required: () => true },
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, IdToken: 600, AccessToken: 600 },
  };
}
