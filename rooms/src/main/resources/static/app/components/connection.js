import { html, nothing } from '../lit.js';
import { notice } from './notice.js';

const WORDS = {
  connecting: 'Connecting',
  'catching-up': 'Catching up',
  live: 'Live',
  waiting: 'Reconnecting',
  unauthorized: 'Logged out',
  closed: 'Not connected',
};

/** The connection's state in a word; spoken when it changes. */
export const connectionState = ({ state }) => html`
  <span class="state state-${state}" role="status"><span class="dot" aria-hidden="true"></span>${WORDS[state]}</span>
`;

/** What a person should know and can do while the page is not live. */
export function connectionNotice(status, retry) {
  switch (status.state) {
    case 'waiting':
      return notice(
        html`${status.code === 4429 ? 'Too many open pages of yours.' : 'Connection lost.'} Trying again
        ${inSeconds(status.retryAt)}.`,
        html`<button class="button small" @click=${retry}>Try now</button>`,
      );
    case 'unauthorized':
      return notice(
        'You have been logged out.',
        html`<a class="button small primary" href=${status.loginUrl}>Log in again</a>`,
      );
    case 'closed':
      return notice(
        'You have no access to this server any more.',
        html`<a class="button small" href="/">Start page</a>`,
      );
    default:
      return nothing;
  }
}

function inSeconds(time) {
  const seconds = Math.ceil((time - Date.now()) / 1000);
  return seconds > 0 ? `in ${seconds} s` : 'now';
}
