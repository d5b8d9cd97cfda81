import { html, svg } from '../lit.js';

const arrow = svg`<path d="M12 6 5 15h14z" fill="currentColor"/>`;

/** The votes for a feature; pressed once the person has voted. */
export const voteButton = ({ id, title, voteCount, hasVoted }, toggle) => html`
  <button
    id="vote-${id}"
    class="vote"
    aria-pressed=${hasVoted}
    aria-label="${voteCount} ${voteCount === 1 ? 'vote' : 'votes'} for ${title}"
    @click=${toggle}
  >
    <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">${arrow}</svg>
    <span>${voteCount.toLocaleString('en')}</span>
  </button>
`;
