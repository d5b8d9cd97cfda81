import { html } from '../lit.js';
import { loginUrl } from '../api.js';
import { wordmark } from '../components/shell.js';

/** What somebody sees who is not logged in. */
export const welcomePage = () => ({ view });

const view = () => html`
  <header class="bar">${wordmark()}</header>
  <main class="welcome">
    ${location.hash.startsWith('#invite=') ? invited : greeting}
    <a class="button primary large" href=${loginUrl()}>Log in with Discord</a>
    ${wire}
  </main>
  <footer class="foot fine">
    Building on it? <a href="/guildwire/guildwire.js">guildwire.js</a> is small and has no dependencies.
  </footer>
`;

const greeting = html`
  <h1>Your Discord server, <br />live in the browser.</h1>
  <p class="lead-text">
    Guildwire carries what happens on your Discord server to every browser that watches it, within milliseconds.
  </p>
`;

const invited = html`
  <h1>You are invited to play.</h1>
  <p class="lead-text">Log in with Discord to take a free seat in the room, and to talk in its voice channel.</p>
`;

/** A voice joins on the left and is seen on the right. */
const wire = html`
  <svg
    class="wire"
    viewBox="0 0 640 96"
    role="img"
    aria-label="Events flow from Discord through Guildwire to your browser"
  >
    <path class="wire-line" d="M64 40H576"></path>
    <path class="wire-pulse" d="M64 40H576" pathLength="100"></path>
    <g class="wire-node">
      <circle cx="64" cy="40" r="9"></circle>
      <circle cx="320" cy="40" r="9"></circle>
      <circle cx="576" cy="40" r="9"></circle>
    </g>
    <g class="wire-text">
      <text x="64" y="80">Discord</text>
      <text x="320" y="80">Guildwire</text>
      <text x="576" y="80">browser</text>
    </g>
  </svg>
`;
