import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: `../../node_modules/.cache/harness-${process.argv.at(-1)}`,
  plugins: [react()],
  server: { host: '127.0.0.1', strictPort: true, fs: { allow: ['../..'] } },
})
