import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { NOTICES, rememberPackages, withAllNotices } from './notices.ts';

/**
 * GraphiQL's style sheet carries 35 fonts as base64 (a fifth of everything the page would load).
 * The system's own fonts serve as well; `workbench.css` names them.
 */
function withoutEmbeddedFonts(): Plugin {
  return {
    name: 'without-embedded-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/graphiql\/dist\/style\.css(\?|$)/.test(id)) return null;
      return { code: code.replace(/@font-face\s*\{[^}]*\}/g, ''), map: null };
    },
  };
}

/** A chunk's name in letters that no proxy or shell stumbles over. */
function plain(name: string): string {
  return name.replaceAll('~', '-');
}

export default defineConfig({
  base: '/graphiql/',
  plugins: [withoutEmbeddedFonts(), react(), withAllNotices()],
  worker: { format: 'es', plugins: () => [rememberPackages()] },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    reportCompressedSize: false,
    // Monaco is one large file by nature, and it is loaded once.
    chunkSizeWarningLimit: 4096,
    license: { fileName: NOTICES },
    rolldownOptions: {
      input: 'workbench.html',
      // The dependencies apart from our own few lines: a changed word renames one small file, not megabytes.
      output: {
        codeSplitting: { groups: [{ name: 'graphiql', test: /node_modules/, entriesAware: true }] },
        chunkFileNames: ({ name }) => `assets/${plain(name)}-[hash].js`,
        assetFileNames: ({ names }) => `assets/${plain(names[0] ?? 'asset').replace(/\.[^.]*$/, '')}-[hash][extname]`,
      },
      onLog(level, log, handler) {
        // Dependencies carry hints for a compiler that is not used here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
      },
    },
  },
  server: {
    // The curated queries live beside the Rust module that serves them.
    fs: { allow: ['..'] },
    proxy: { '/graphql': 'http://127.0.0.1:8000' },
  },
});
