import { useCallback, useSyncExternalStore } from 'react'
import type { EvaluationId, ParticipantId } from '#shared/domain/ids'
import { instantOf } from '#shared/domain/instant'

/**
 * PINs in front of score sheets. They stay in this browser's profile and never get into the
 * evaluation or its file: a few digits are guessed in a second by whoever has the hash, so
 * nobody is given it. A PIN keeps honest people from opening the wrong sheet, and no more.
 */
interface Pin {
  /** Base64. Null after somebody has removed the PIN. */
  readonly hash: string | null
  readonly salt: string
  /** When it was removed, so that its owner learns of it; null while it is there. */
  readonly removedAt: string | null
}

/** What a name screen may know. */
export interface PinState {
  readonly isSet: boolean
  readonly removedAt: string | null
}

export const pinPattern = /^\d{4,8}$/

/** Slow on purpose: about a tenth of a second for each try. */
const rounds = 200_000
const changed = 'pin-changed'
const keyOf = (id: EvaluationId, person: ParticipantId) => `stackjury-pin-${id}-${person}`

/** Whether somebody's sheet has a PIN, as it changes. */
export function usePin(id: EvaluationId, person: ParticipantId): PinState {
  const key = keyOf(id, person)
  const read = useCallback(() => localStorage.getItem(key) ?? '', [key])
  const pin = parse(useSyncExternalStore(subscribe, read))
  return { isSet: pin !== null && pin.hash !== null, removedAt: pin?.removedAt ?? null }
}

/** Sets or replaces somebody's PIN. */
export async function setPin(id: EvaluationId, person: ParticipantId, pin: string): Promise<void> {
  const salt = base64(crypto.getRandomValues(new Uint8Array(16)))
  write(id, person, { hash: await hashOf(pin, salt), salt, removedAt: null })
}

/** Whether this is the PIN. True where there is none. */
export async function checkPin(
  id: EvaluationId,
  person: ParticipantId,
  pin: string,
): Promise<boolean> {
  const stored = parse(localStorage.getItem(keyOf(id, person)) ?? '')
  if (!stored || stored.hash === null) return true
  return (await hashOf(pin, stored.salt)) === stored.hash
}

/** For a forgotten PIN. No vote is lost, and the person's name screen says that it was removed. */
export function removePin(id: EvaluationId, person: ParticipantId): void {
  write(id, person, { hash: null, salt: '', removedAt: instantOf(new Date()) })
}

function write(id: EvaluationId, person: ParticipantId, pin: Pin): void {
  localStorage.setItem(keyOf(id, person), JSON.stringify(pin))
  window.dispatchEvent(new Event(changed))
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(changed, onChange)
  window.addEventListener('storage', onChange)
  return () => {
    window.removeEventListener(changed, onChange)
    window.removeEventListener('storage', onChange)
  }
}

function parse(text: string): Pin | null {
  if (text === '') return null
  const { hash, salt, removedAt } = JSON.parse(text) as Record<keyof Pin, unknown>
  return {
    hash: typeof hash === 'string' ? hash : null,
    salt: typeof salt === 'string' ? salt : '',
    removedAt: typeof removedAt === 'string' ? removedAt : null,
  }
}

async function hashOf(pin: string, salt: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytes(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: rounds },
    key,
    256,
  )
  return base64(new Uint8Array(bits))
}

const bytes = (text: string) => new TextEncoder().encode(text)

function base64(data: Uint8Array): string {
  return btoa(String.fromCharCode(...data))
}
