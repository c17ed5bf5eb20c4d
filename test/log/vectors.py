#!/usr/bin/env python3
"""Makes test/log/vectors.json from docs/log-format.md alone: Python's own SHA-256 and JSON, Ed25519 as in RFC 8032 section 6. It shares no code with
Sameside, so that the two can disagree. Run: python3 test/log/vectors.py > test/log/vectors.json"""
import base64, hashlib, json

# --- Ed25519, RFC 8032 section 6 (slow and plain) ---
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    A, B = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    C, E = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = B - A, E - C, E + C, B + A
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def mul(s, p):
    r = (0, 1, 1, 0)
    while s > 0:
        if s & 1:
            r = add(r, p)
        p, s = add(p, p), s >> 1
    return r


GY = 4 * pow(5, P - 2, P) % P
GX2 = (GY * GY - 1) * pow(D * GY * GY + 1, P - 2, P) % P
GX = pow(GX2, (P + 3) // 8, P)
if (GX * GX - GX2) % P:
    GX = GX * pow(2, (P - 1) // 4, P) % P
if GX & 1:
    GX = P - GX
G = (GX, GY, 1, GX * GY % P)


def compress(p):
    z = pow(p[2], P - 2, P)
    return ((p[1] * z % P) | ((p[0] * z % P & 1) << 255)).to_bytes(32, "little")


def expand(secret):
    h = hashlib.sha512(secret).digest()
    return (int.from_bytes(h[:32], "little") & ((1 << 254) - 8)) | (1 << 254), h[32:]


def public(secret):
    return compress(mul(expand(secret)[0], G))


def sign(secret, message):
    a, prefix = expand(secret)
    A = compress(mul(a, G))
    number = lambda *parts: int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % Q
    r = number(prefix, message)
    R = compress(mul(r, G))
    return R + ((r + number(R, A, message) * a) % Q).to_bytes(32, "little")


# --- the page ---
sha = lambda b: hashlib.sha256(b).digest()
b64 = lambda b: base64.b64encode(b).decode()
base32 = lambda b: base64.b32encode(b).decode().rstrip("=").lower()
# The values of these vectors have ASCII names and whole numbers only, so this is RFC 8785.
canonical = lambda v: json.dumps(v, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
leaf = lambda b: sha(b"\0" + b)
node = lambda l, r: sha(b"\1" + l + r)


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha(b"")
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node(root(leaves[:k]), root(leaves[k:]))


def path(m, leaves):
    if len(leaves) < 2:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return path(m, leaves[:k]) + [root(leaves[k:])] if m < k else path(m - k, leaves[k:]) + [root(leaves[:k])]


def consistency(m, leaves, whole=True):
    if m == len(leaves):
        return [] if whole else [root(leaves)]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m <= k:
        return consistency(m, leaves[:k], whole) + [root(leaves[k:])]
    return consistency(m - k, leaves[k:], False) + [root(leaves[:k])]


def key_id(name, kind, pub):
    return sha(name.encode() + b"\n" + bytes([kind]) + pub)[:4]


def vkey(name, kind, pub):
    return f"{name}+{key_id(name, kind, pub).hex()}+{b64(bytes([kind]) + pub)}"


def signature(name, kind, secret, message, stamp=b""):
    return f"\u2014 {name} {b64(key_id(name, kind, public(secret)) + stamp + sign(secret, message))}\n"


def groups(n):
    digits = str(n)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    return "/".join(["x" + p for p in parts[:-1]] + parts[-1:])


def tile_path(level, n, width):
    return f"tile/{level}/{groups(n)}" + ("" if width == 256 else f".p/{width}")


fixed = lambda text, n: sha(text.encode())[:n]
OLD, NEW, WITNESS = fixed("old key", 32), fixed("new key", 32), fixed("witness key", 32)
INSTALLATION, STREAM = base32(fixed("installation", 16)), base32(fixed("stream", 16))
PERSON, PARTY = base32(fixed("person", 16)), base32(fixed("party", 16))
ORIGIN = f"{INSTALLATION}/{STREAM}"
WITNESS_NAME = f"{base32(fixed('other installation', 16))}/witness"
V = {}

V["V1"] = [{"bytes": b.hex(), "id": base32(b)} for b in (bytes(16), b"\xff" * 16, fixed("installation", 16), fixed("stream", 16))]

V["V2"] = [
    {"secret": s.hex(), "public": public(s).hex(), "name": n, "type": t, "id": key_id(n, t, public(s)).hex(), "key": vkey(n, t, public(s))}
    for s, n, t in ((OLD, ORIGIN, 1), (NEW, ORIGIN, 1), (WITNESS, WITNESS_NAME, 4))
]


def entry(seq, kind, day, at, body, actor=None, party=None):
    e = {"v": 1, "stream": STREAM, "seq": seq, "kind": kind, "day": day, "at": at, "body": body}
    if actor:
        e["actor"] = actor
    if party:
        e["party"] = party
    return e


# --- content ---
salt, content = fixed("salt of the file", 16), "Pöytäkirja 1/2026\n".encode()
FILE = {"ref": "file", "hash": leaf(salt + content).hex(), "bytes": len(content), "type": "text/plain"}
V["V5"] = {"salt": salt.hex(), "content": content.decode(), "ref": FILE}

rows = [
    {"line": {"month": "2026-01", "net": "123456", "text": "Uravalmennus"}, "salt": fixed("salt 0", 16)},
    {"line": {"month": "2026-01", "net": "-500", "text": "Hyvitys \"tammi\"\tä€😀"}, "salt": fixed("salt 1", 16)},
    {"line": {"month": "2026-02", "net": "90000000000000000000", "text": ""}, "salt": fixed("salt 2", 16)},
]
leaves = [leaf(r["salt"] + canonical(r["line"])) for r in rows]
LINES = {"ref": "lines", "count": 3, "root": root(leaves).hex(), "sum": "net", "total": str(sum(int(r["line"]["net"]) for r in rows))}
V["V6"] = {
    "lines": [{"line": r["line"], "bytes": canonical(r["line"]).decode(), "salt": r["salt"].hex(), "leaf": l.hex()} for r, l in zip(rows, leaves)],
    "ref": LINES,
    "empty": {"ref": "lines", "count": 0, "root": sha(b"").hex(), "sum": "net", "total": "0"},
}

# --- a record of six entries; the key changes with entry 4 ---
ENTRIES = [
    entry(0, "stream-opened", "2026-01-01", "2025-12-31T22:00:00.000Z", {"installation": INSTALLATION, "for": "alliance", "key": V["V2"][0]["key"]}),
    entry(1, "witness-named", "2026-01-02", "2026-01-02T08:00:00.000Z", {"key": V["V2"][2]["key"], "party": PARTY}, PERSON),
    entry(2, "minutes-kept", "2026-01-15", "2026-01-16T09:30:00.250Z", {"minutes": FILE, "title": "Ensimmäinen kokous – \"avaus\"\n\u2028€😀"}, PERSON, PARTY),
    entry(3, "costs-recorded", "2026-01-31", "2026-02-03T10:00:00.000Z", {"open": True, "periods": [1, 0, -9007199254740991], "rows": LINES}, PERSON, PARTY),
]
before = root([leaf(canonical(e)) for e in ENTRIES])
message = f"sameside/key-rotation/v1\n{ORIGIN}\n4\n{b64(before)}\n{V['V2'][0]['key']}\n{V['V2'][1]['key']}\n"
rotation = {
    "from": V["V2"][0]["key"],
    "to": V["V2"][1]["key"],
    "because": "planned",
    "root": before.hex(),
    "by-old": b64(sign(OLD, message.encode())),
    "by-new": b64(sign(NEW, message.encode())),
}
ENTRIES.append(entry(4, "key-rotated", "2026-03-01", "2026-03-01T06:00:00.000Z", rotation, PERSON))
erased = {"files": [FILE["hash"]], "lines": [{"root": LINES["root"], "from": 1, "to": 1}], "under": "säilytysaika päättyi 2026-06-30"}
ENTRIES.append(entry(5, "content-erased", "2026-07-01", "2026-07-01T07:00:00.000Z", erased, PERSON, PARTY))
BYTES = [canonical(e) for e in ENTRIES]
LEAVES = [leaf(b) for b in BYTES]
V["V3"] = [{"entry": e, "bytes": b.decode(), "leaf": l.hex()} for e, b, l in zip(ENTRIES, BYTES, LEAVES)]
V["V14"] = {"message": message, "body": rotation}

good = BYTES[2].decode()
V["V4"] = [
    {"why": "a space", "bytes": good.replace('"v":1', '"v": 1')},
    {"why": "members out of order", "bytes": '{"v":1,' + good[1:].replace(',"v":1', "")},
    {"why": "a member twice", "bytes": good.replace('"v":1', '"v":1,"v":1')},
    {"why": "an unknown member", "bytes": good.replace('"v":1', '"v":1,"w":1')},
    {"why": "another version", "bytes": good.replace('"v":1', '"v":2')},
    {"why": "seq as a text", "bytes": good.replace('"seq":2', '"seq":"2"')},
    {"why": "seq below zero", "bytes": good.replace('"seq":2', '"seq":-2')},
    {"why": "a fraction", "bytes": good.replace('"bytes":20', '"bytes":20.5')},
    {"why": "a number beyond 2^53-1", "bytes": good.replace('"bytes":20', '"bytes":9007199254740992')},
    {"why": "a number written otherwise", "bytes": good.replace('"bytes":20', '"bytes":2e1')},
    {"why": "minus zero", "bytes": good.replace('"bytes":20', '"bytes":-0')},
    {"why": "null", "bytes": good.replace('"bytes":20', '"bytes":null')},
    {"why": "an actor that is null", "bytes": good.replace(f'"actor":"{PERSON}"', '"actor":null')},
    {"why": "an actor that is a name", "bytes": good.replace(f'"actor":"{PERSON}"', '"actor":"Maija"')},
    {"why": "no body", "bytes": good[: good.index(',"body"')] + good[good.index(',"day"') :]},
    {"why": "a day that does not exist", "bytes": good.replace("2026-01-15", "2026-02-30")},
    {"why": "an instant without milliseconds", "bytes": good.replace("09:30:00.250Z", "09:30:00Z")},
    {"why": "an instant with another offset", "bytes": good.replace("09:30:00.250Z", "09:30:00.250+02:00")},
    {"why": "a longer escape", "bytes": good.replace("€", "\\u20ac")},
    {"why": "a lone surrogate", "bytes": good.replace("€", "\\ud83d")},
    {"why": "U+0000", "bytes": good.replace("€", "\\u0000")},
    {"why": "a name that is not allowed", "bytes": good.replace('"title"', '"öitle"')},
    {"why": "a kind with a capital", "bytes": good.replace("minutes-kept", "Minutes-kept")},
    {"why": "something after it", "bytes": good + "\n"},
    {"why": "an array", "bytes": "[" + good + "]"},
]
assert all(v["bytes"] != good for v in V["V4"])

# --- trees ---
seven = [leaf(bytes([i])) for i in range(7)]
V["V7"] = {
    "leaves": [bytes([i]).hex() for i in range(7)],
    "roots": [root(seven[:n]).hex() for n in range(8)],
    "inclusion": [{"index": i, "size": n, "proof": [h.hex() for h in path(i, seven[:n])]} for n in (1, 2, 3, 4, 6, 7) for i in range(n)],
    "consistency": [{"old": m, "size": n, "proof": [h.hex() for h in consistency(m, seven[:n])]} for n in range(1, 8) for m in range(1, n + 1)],
}
many = [leaf(i.to_bytes(4, "big")) for i in range(70000)]
tiles, level, row = [], 0, many
while row:
    for n in range(0, len(row), 256):
        part = row[n : n + 256]
        tiles.append((tile_path(level, n // 256, len(part)), sha(b"".join(part)).hex()))
    row, level = [root(row[i : i + 256]) for i in range(0, len(row) - 255, 256)], level + 1
V["V8"] = {
    "leaf": "the four bytes of the index, the high one first",
    "size": 70000,
    "root": root(many).hex(),
    "paths": [{"level": l, "index": n, "width": w, "path": tile_path(l, n, w)} for l, n, w in ((0, 0, 256), (0, 1234067, 256), (1, 999, 1), (2, 1000, 255), (63, 0, 17))],
    "count": len(tiles),
    "sha256OfEachTilesSha256Hex": sha("".join(f"{p} {h}\n" for p, h in tiles).encode()).hex(),
    "last": [{"path": p, "sha256": h} for p, h in tiles[-3:]],
}
V["V9"] = {"bundle": b"".join(len(b).to_bytes(2, "big") + b for b in BYTES).hex(), "path": "tile/entries/000.p/6"}

# --- checkpoints, proofs, cosignatures ---
text = f"{ORIGIN}\n6\n{b64(root(LEAVES))}\n"
log_line = signature(ORIGIN, 1, NEW, text.encode())
TIME = 1782889200
stamped = f"cosignature/v1\ntime {TIME}\n{text}"
witness_line = signature(WITNESS_NAME, 4, WITNESS, stamped.encode(), TIME.to_bytes(8, "big"))
V["V10"] = {"text": text, "note": f"{text}\n{log_line}"}
V["V13"] = {"time": TIME, "message": stamped, "note": f"{text}\n{log_line}{witness_line}"}
NOTE = V["V13"]["note"]
proof_of = lambda i: "".join(b64(h) + "\n" for h in path(i, LEAVES))
bundle = lambda i: f"c2sp.org/tlog-proof@v1\nextra {b64(BYTES[i])}\nindex {i}\n{proof_of(i)}\n{NOTE}"
V["V11"] = {"entry": 2, "bundle": bundle(2)}
V["V12"] = {
    "bundle": f"sameside/line-proof@v1\nline {b64(canonical(rows[2]['line']))}\nsalt {b64(rows[2]['salt'])}\nroot {LINES['root']}\nindex 2\n"
    + "".join(b64(h) + "\n" for h in path(2, leaves))
    + f"\n{bundle(3)}"
}
held = lambda r: f"{b64(r['salt'])} {canonical(r['line']).decode()}\n"
V["V15"] = {
    "path": f"lines/{LINES['root']}/000",
    "before": "".join(held(r) for r in rows),
    "after": held(rows[0]) + f"erased 5 {b64(leaves[1])}\n" + held(rows[2]),
}
print(json.dumps(V, ensure_ascii=False, indent=1, sort_keys=True))
