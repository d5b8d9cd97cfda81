import { html, render } from './lit.js';
import { createStore } from './store.js';
import * as api from './api.js';
import { failure } from './components/failure.js';
import { gamePage } from './pages/game.js';
import { lobbyPage } from './pages/lobby.js';
import { lostPage } from './pages/lost.js';
import { operatorPage } from './pages/operator.js';
import { roadmapPage } from './pages/roadmap.js';
import { voicePage } from './pages/voice.js';
import { welcomePage } from './pages/welcome.js';

/**
 * A page is a function of the application that returns `view`, what to show now, and may return `drawing`, called
 * before each drawing to give what to call after it, and `close`. Everything a page shows lives in the store, so that
 * one render function draws it all.
 */
const pages = [
  [/^\/$/, voicePage],
  [/^\/roadmap$/, roadmapPage],
  [/^\/operator$/, operatorPage],
  [/^\/lobby$/, lobbyPage],
  [/^\/game\/(\d+)$/, gamePage],
];

const root = document.getElementById('app');
const store = createStore({ session: undefined, problem: null });
const account = { logout: () => leave(api.logout), logoutEverywhere: () => leave(api.logoutEverywhere) };
let page = { view: () => html`<p class="alone muted" role="status">Loading…</p>` };

async function start() {
  store.update({ problem: null });
  try {
    const session = await api.session();
    store.update({ session });
    show(session ? found(location.pathname) : welcomePage);
  } catch (problem) {
    store.update({ problem });
  }
}

/** The page of a path, with the parts of the path that it is about. */
function found(path) {
  const [pattern, wanted] = pages.find(([pattern]) => pattern.test(path)) ?? [/$/, lostPage];
  return (app) => wanted(app, ...pattern.exec(path).slice(1));
}

function show(next) {
  page.close?.();
  page = next({ store, account });
  store.update({});
}

async function leave(logout) {
  try {
    await logout();
    location.assign('/');
  } catch (problem) {
    store.update({ notice: `You are still logged in: ${problem.message}` });
  }
}

/** What has the focus keeps it, also when it is drawn anew in another place. */
function draw({ problem }) {
  const focused = document.activeElement;
  const drawn = page.drawing?.();
  render(problem ? failure(problem, start) : page.view(), root);
  drawn?.();
  if (focused?.id && document.activeElement !== focused) {
    document.getElementById(focused.id)?.focus({ preventScroll: true });
  }
}

store.subscribe(draw);
start();
