import { classMap, html, live, nothing } from '../lit.js';
import { voteButton } from './vote.js';

/** The columns of the board, in the order of a feature's life. */
export const STATUSES = [
  { status: 'TODO', name: 'To do' },
  { status: 'PLANNED', name: 'Planned' },
  { status: 'IN_PROGRESS', name: 'In progress' },
  { status: 'SHIPPED', name: 'Shipped' },
];

export const statusName = (status) => STATUSES.find((one) => one.status === status)?.name ?? status;

/** A longer description is folded. */
const LONG = 150;
const LINES = 3;

/**
 * A feature on the board.
 *
 * @param open whether all of a long description is shown
 * @param admin whether the person may change it
 */
export const featureCard = (feature, { open, admin }, { vote, unfold, move, edit }) => html`
  <li class="feature" data-glide=${feature.id}>
    ${voteButton(feature, vote)}
    <div class="feature-body">
      <h3>${feature.title}</h3>
      ${feature.description ? description(feature, open, unfold) : nothing}
      ${admin ? tools(feature, move, edit) : nothing}
    </div>
  </li>
`;

const description = ({ id, title, description }, open, unfold) => {
  const long = description.length > LONG || description.split('\n').length > LINES;
  return html`
    <p id="text-${id}" class=${classMap({ 'feature-text': true, folded: long && !open })}>${description}</p>
    ${long
      ? html`<button id="more-${id}" class="more" aria-expanded=${open} aria-controls="text-${id}" @click=${unfold}>
          ${open ? 'Less' : 'More'}<span class="unseen"> about ${title}</span>
        </button>`
      : nothing}
  `;
};

const tools = ({ id, title, status }, move, edit) => html`
  <div class="feature-tools">
    <select
      id="status-${id}"
      class="field small"
      aria-label="Status of ${title}"
      .value=${live(status)}
      @change=${({ target }) => move(target.value)}
    >
      <option value="TODO">To do</option>
      <option value="PLANNED">Planned</option>
      <option value="IN_PROGRESS">In progress</option>
      <option value="SHIPPED">Shipped</option>
    </select>
    <button id="edit-${id}" class="button small" @click=${edit}>Edit<span class="unseen"> ${title}</span></button>
  </div>
`;
