import { html, nothing } from '../lit.js';
import { shell } from '../components/shell.js';

/** In place of a page that there is not. */
export function lostPage({ store, account }) {
  document.title = 'Not found · Guildwire';
  return { view: () => shell({ session: store.state.session, status: nothing, account }, content) };
}

const content = html`
  <div class="alone stack">
    <h1>There is nothing here</h1>
    <p class="muted">Look at the address, or go on from the start page.</p>
    <a class="button" href="/">Start page</a>
  </div>
`;
