/** Pitch in Hz, start and length in seconds: two rising tones before the end, three falling at it. */
const tunes = {
  soon: [
    [660, 0, 0.18],
    [880, 0.2, 0.3],
  ],
  over: [
    [880, 0, 0.18],
    [660, 0.2, 0.18],
    [440, 0.4, 0.45],
  ],
} as const

/** Soft enough for a room that is thinking. */
const loudness = 0.15

let context: AudioContext | null = null

/** A few tones, made on the spot: nothing is loaded. Silent where there is no sound. */
export function chime(tune: keyof typeof tunes): void {
  try {
    context ??= new AudioContext()
    void context.resume().catch(() => {})
    for (const [pitch, start, length] of tunes[tune]) tone(context, pitch, start, length)
  } catch {
    // A laptop without sound still has the clock.
  }
}

function tone(audio: AudioContext, pitch: number, start: number, length: number): void {
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  const begin = audio.currentTime + start
  oscillator.frequency.value = pitch
  // A tone that begins or ends at once clicks.
  volume.gain.setValueAtTime(0, begin)
  volume.gain.linearRampToValueAtTime(loudness, begin + 0.02)
  volume.gain.linearRampToValueAtTime(0, begin + length)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(begin)
  oscillator.stop(begin + length)
}
