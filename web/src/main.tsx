import './workers';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './workbench.css';
import { createRoot } from 'react-dom/client';
import { Workbench } from './Workbench';

// After an upgrade of the server an open page may ask for a file that is gone: load the new page, once.
const RELOADED = 'sun-graph:reloaded';
addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem(RELOADED)) return;
  event.preventDefault();
  sessionStorage.setItem(RELOADED, '1');
  location.reload();
});

const root = document.getElementById('workbench');
if (root) createRoot(root).render(<Workbench />);
