import { html, render } from './lit.js';
import { createStore } from './store.js';
import * as api from './api.js';
import { failure } from './components/failure.js';
import { voicePage } from './pages/voice.js';
import { welcomePage } from './pages/welcome.js';

/**
 * A page is a function of the application that returns `view`, what to show now, and may return `close`. Everything a
 * page shows lives in the store, so that one render function draws it all.
 */
const pages = { '/': voicePage };

const root = document.getElementById('app');
const store = createStore({ session: undefined, problem: null });
const app = { store, logout };
let page = { view: () => html`<p class="alone muted" role="status">Loading…</p>` };

async function start() {
  store.update({ problem: null });
  try {
    const session = await api.session();
    store.update({ session });
    show(session ? (pages[location.pathname] ?? voicePage) : welcomePage);
  } catch (problem) {
    store.update({ problem });
  }
}

function show(next) {
  page.close?.();
  page = next(app);
  store.update({});
}

async function logout() {
  try {
    await api.logout();
    location.assign('/');
  } catch (problem) {
    store.update({ notice: `You are still logged in: ${problem.message}` });
  }
}

store.subscribe(({ problem }) => render(problem ? failure(problem, start) : page.view(), root));
start();
