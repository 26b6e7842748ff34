// The notices that the licences of the bundled packages ask for, in one file beside the page.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The file's name, in the output folder. */
export const NOTICES = 'third-party-notices.md';

/** The packages bundled into Monaco's workers, which Vite leaves out of the notices. */
const inWorkers = new Set<string>();

/** Notes what a worker is made of; to be used for every worker. */
export function rememberPackages(): Plugin {
  return {
    name: 'remember-packages',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) {
          const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
          if (name) inWorkers.add(name);
        }
      }
    },
  };
}

/**
 * Completes the notices that Vite writes from the packages' own licence files: with the packages of the
 * workers, and with the code and the font that Monaco carries without their being packages.
 */
export function withAllNotices(): Plugin {
  return {
    name: 'with-all-notices',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const notices = bundle[NOTICES];
        if (notices?.type !== 'asset') return;
        const vite = String(notices.source);
        const workers = [...inWorkers].filter((name) => !vite.includes(`\n## ${name} - `)).sort();
        const monaco = readFileSync('node_modules/monaco-editor/ThirdPartyNotices.txt', 'utf8');
        notices.source = [vite, ...workers.map(notice), CODICONS, `\n## Notices of monaco-editor\n\n${monaco}`]
          .join('')
          .replaceAll('\r', '');
      },
    },
  };
}

/** One package's notice, worded as Vite words them. */
function notice(name: string): string {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return `\n## ${name} - ${version} (${license})\n\n${readFileSync(`${folder}/LICENSE`, 'utf8').trim()}\n`;
}

const CODICONS = `
## Codicons (CC-BY-4.0)

The icon font "codicon" is by Microsoft Corporation, from https://github.com/microsoft/vscode-codicons,
licensed under Creative Commons Attribution 4.0 International (https://creativecommons.org/licenses/by/4.0/).
It is unchanged.
`;
