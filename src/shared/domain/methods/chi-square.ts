/**
 * Upper tail of the chi-square distribution.
 *
 * Regularised incomplete gamma function, by series below a + 1 and continued fraction above.
 *
 * Source: Press et al., Numerical Recipes, 3rd ed. (2007), ch. 6.2; logarithm of gamma after
 * Lanczos (1964) with g = 7.
 */
const lanczos = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12,
  9.984_369_578_019_571_6e-6, 1.505_632_735_149_311_6e-7,
]

/** Natural logarithm of the gamma function, for x > 0.5. */
export function logGamma(x: number): number {
  const [first = 0, ...others] = lanczos
  const sum = others.reduce((all, coefficient, i) => all + coefficient / (x + i), first)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * Probability of a chi-square value of at least `value`.
 *
 * @param degrees degrees of freedom, positive
 * @returns in [0, 1]; 1 at 0
 */
export function chiSquareUpperTail(value: number, degrees: number): number {
  const [a, x] = [degrees / 2, value / 2]
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - front * series(a, x) : front * fraction(a, x)
}

function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-16 && n < 10_000; n += 1) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Lentz's method for the continued fraction of the upper part. */
function fraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let result = d
  for (let n = 1; n < 10_000; n += 1) {
    const an = -n * (n - a)
    b += 2
    d = 1 / (an * d + b || tiny)
    c = b + an / c || tiny
    result *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return result
}
