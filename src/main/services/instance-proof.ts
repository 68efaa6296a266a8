import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whose proof, or what for: none can be passed off as another. */
type Purpose = 'first' | 'second' | 'pipe'

/** What only somebody who has the key can say of a text. */
export function proofBy(key: Buffer, purpose: Purpose, text: string): string {
  return createHmac('sha256', key).update(`${purpose}\n${text}`).digest('hex')
}

/** Whether a proof is the one of this text. It can be anything. */
export function isProof(given: string, key: Buffer, purpose: Purpose, text: string): boolean {
  const [proof, expected] = [Buffer.from(given), Buffer.from(proofBy(key, purpose, text))]
  return proof.length === expected.length && timingSafeEqual(proof, expected)
}
