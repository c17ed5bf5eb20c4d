/** Correlated inputs by a Gaussian copula: standard normals made correlated by the Cholesky root, each turned back into a uniform number. */
import { cumulativeNormal, standardNormal } from "./distributions.ts";

/** The lower root of a correlation matrix, row by row; undefined when the matrix is not positive definite, so that no futures fit it. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const root: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const made: number[] = [];
    for (let j = 0; j <= i; j++) {
      const known = made.reduce((sum, value, k) => (k < j ? sum + value * (i === j ? value : root[j]![k]!) : sum), 0);
      const rest = row[j]! - known;
      if (i !== j) made.push(rest / root[j]![j]!);
      else if (rest > 1e-12) made.push(Math.sqrt(rest));
      else return undefined;
    }
    root.push(made);
  }
  return root;
}

/**
 * Makes the first `count` places of the blocks, which hold independent uniform numbers, correlated uniform numbers. Blocks that stand in no
 * correlation keep their numbers to the last bit.
 */
export function correlate(root: readonly (readonly number[])[]): (blocks: readonly Float64Array[], count: number) => void {
  const tied = root.map((row, i) => row.some((value, j) => j < i && value !== 0) || root.some((later, k) => k > i && later[i] !== 0));
  return (blocks, count) => {
    const normals = blocks.map((block, i) => (tied[i] ? block.slice(0, count).map(standardNormal) : block));
    for (const [i, block] of blocks.entries()) {
      if (!tied[i]) continue;
      const row = root[i]!;
      for (let n = 0; n < count; n++) {
        let z = 0;
        for (let j = 0; j <= i; j++) if (row[j] !== 0) z += row[j]! * normals[j]![n]!;
        block[n] = inside(cumulativeNormal(z));
      }
    }
  };
}

function inside(p: number): number {
  return p >= 1 ? 1 - 2 ** -53 : p;
}
