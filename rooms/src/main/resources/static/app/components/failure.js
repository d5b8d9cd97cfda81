import { html } from '../lit.js';
import { wordmark } from './shell.js';

/** The page when there is nothing else to show, and the way out. */
export const failure = (problem, retry) => html`
  <main class="alone stack">
    ${wordmark()}
    <h1>Guildwire does not answer</h1>
    <p class="muted">${problem.status ? problem.message : 'Check your connection, then try again.'}</p>
    <button class="button" @click=${retry}>Try again</button>
  </main>
`;
