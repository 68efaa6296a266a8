import type { KeyboardEvent } from 'react'

/** Whether a key is one of an input method, which has not handed over its text yet. */
export const isComposing = ({ nativeEvent }: KeyboardEvent) => nativeEvent.isComposing
