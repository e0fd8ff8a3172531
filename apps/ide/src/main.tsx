import './styles.css';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { z } from 'zod';
import { createApplication } from './platform/application.ts';
import { reloadAfterDeploy } from './platform/reload-after-deploy.ts';
import { Root } from './root.tsx';
import { routes } from './routes.tsx';

// Without this zod probes for `new Function`, which the content security policy refuses and reports.
z.config({ jitless: true });
reloadAfterDeploy(window);

const element = document.getElementById('root');
if (element === null) throw new Error('The page has no root element');
const application = createApplication({
  window,
  fetch: window.fetch.bind(window),
  WebSocket,
  channel: new BroadcastChannel('cst-session'),
});
application.restoring.start();
createRoot(element).render(<Root application={application} router={createBrowserRouter(routes)} />);
