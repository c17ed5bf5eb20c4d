export async function runPlanted(_seed: string): Promise<number> {
  return 1;
}
