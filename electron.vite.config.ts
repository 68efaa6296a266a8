import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Else zod tries what the policy of the page refuses, and each start would be reported as a violation. */
const banner = 'globalThis.__zod_globalConfig ??= { jitless: true };'

/** The oldest Chromium that is expected among installed browsers. */
const pageTarget = 'chrome123'

export default defineConfig({
  main: {
    build: {
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          browser: resolve('src/main/browser.ts'),
          cli: resolve('src/main/cli.ts'),
          // No entry but a thread of all three; see src/main/services/intake.
          'intake-worker': resolve('src/main/intake-worker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload must be one CommonJS file, whatever the rest of the project is.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: '/',
    plugins: [react()],
    worker: { format: 'es', rolldownOptions: { output: { banner } } },
    build: {
      target: pageTarget,
      // The policy of the page allows neither inline scripts nor fonts as data.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      minify: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: { index: resolve('src/renderer/index.html') },
        output: {
          banner,
          // Each file costs a turn through the shell, so what several steps share is one file.
          codeSplitting: {
            groups: [{ name: 'shared', minShareCount: 2, test: /src|node_modules/ }],
          },
        },
      },
    },
  },
})
