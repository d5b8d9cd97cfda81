import { html, nothing, repeat } from '../lit.js';
import { connectRoadmap } from '../../guildwire/guildwire.js';
import { announcements, createAnnouncer } from '../components/announcer.js';
import { connectionNotice, connectionState } from '../components/connection.js';
import { closeDialog } from '../components/dialog.js';
import { STATUSES, featureCard, statusName } from '../components/feature.js';
import { featureForm } from '../components/feature-form.js';
import { glide } from '../components/glide.js';
import { noticeOf } from '../components/notice.js';
import { shell } from '../components/shell.js';

/** What is planned, in columns by status, with everybody's votes, live. */
export function roadmapPage({ store, account }) {
  document.title = 'Roadmap · Guildwire';
  const client = connectRoadmap();
  const say = createAnnouncer((spoken) => store.update({ spoken }), 'on the roadmap');
  store.update({ unfolded: new Set(), form: null, spoken: '', notice: null });

  client.on('FEATURE_UPDATE', ({ featureId, changes: { status } }) => {
    if (status) say.add(`${titleOf(client, featureId)} is now ${statusName(status).toLowerCase()}`);
  });
  client.on('FEATURE_CREATED', ({ feature }) => say.add(`${feature.title} was added`));
  client.onChange(() => store.update({}));
  const tick = setInterval(() => client.status.state === 'waiting' && store.update({}), 500);

  return {
    view: () => view(store, client, account),
    drawing: glide,
    close() {
      clearInterval(tick);
      say.close();
      client.close();
    },
  };
}

const titleOf = ({ features }, id) => features.find((feature) => feature.id === id)?.title ?? 'A feature';

function view(store, client, account) {
  const { session, spoken, form } = store.state;
  const content = html`
    <div class="heading">
      <div>
        <h1>Roadmap</h1>
        <p class="muted">${summary(client)}</p>
      </div>
      ${session.admin
        ? html`<button id="new-feature" class="button primary heading-end" @click=${() => store.update({ form: {} })}>
            New feature
          </button>`
        : nothing}
    </div>
    <div class="board ${client.status.state === 'live' ? '' : 'stale'}">
      ${STATUSES.map((column) => (client.ready ? columnOf(store, client, column) : placeholder(column)))}
    </div>
    ${form ? formOf(store, client, form) : nothing} ${announcements(spoken)}
    <div class="notices">${noticeOf(store)} ${connectionNotice(client.status, () => client.retry())}</div>
  `;
  return shell({ session, at: 'roadmap', status: connectionState(client.status), account }, content);
}

function summary({ ready, features }) {
  if (!ready) return 'What comes next';
  if (features.length === 0) return 'Nothing is planned yet';
  const votes = features.reduce((sum, { voteCount }) => sum + voteCount, 0);
  return `${count(features.length, 'feature')}, ${count(votes, 'vote')}. Vote for what you would like to see.`;
}

const count = (number, what) => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

function columnOf(store, client, { status, name }) {
  const features = client.features.filter((feature) => feature.status === status).sort(byVotes);
  return html`
    <section class="column" aria-labelledby="column-${status}">
      <h2 id="column-${status}" class="column-title">
        ${name}<span class="count">${features.length}<span class="unseen"> features</span></span>
      </h2>
      ${features.length
        ? html`<ul class="features" role="list">
            ${repeat(
              features,
              ({ id }) => id,
              (feature) => cardOf(store, client, feature),
            )}
          </ul>`
        : html`<p class="fine nothing">Nothing here</p>`}
    </section>
  `;
}

/** What people want most stands on top; of the same, what was wished for first. */
const byVotes = (a, b) => b.voteCount - a.voteCount || a.createdAt.localeCompare(b.createdAt);

function cardOf(store, client, feature) {
  const { unfolded, session } = store.state;
  const { id, title, hasVoted } = feature;
  return featureCard(
    feature,
    { open: unfolded.has(id), admin: session.admin },
    {
      vote: () => complain(store, client.vote(id, !hasVoted), `Your vote for ${title} was not counted.`),
      unfold: () => store.update({ unfolded: toggled(unfolded, id) }),
      move: (status) => complain(store, client.edit(id, { status }), `${title} was not moved.`),
      edit: () => store.update({ form: { id } }),
    },
  );
}

function toggled(set, value) {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** What the server did not take is off the board again; the person is told why. */
async function complain(store, attempt, what) {
  try {
    await attempt;
  } catch (refusal) {
    store.update({ notice: `${what} ${refusal.detail ?? 'Guildwire does not answer.'}` });
  }
}

function formOf(store, client, form) {
  const feature = form.id ? client.features.find(({ id }) => id === form.id) : null;
  if (feature === undefined) return nothing;
  const send = async (request) => {
    store.update({ form: { ...form, busy: true, error: null } });
    try {
      await request;
      closeDialog();
    } catch (refusal) {
      store.update({ form: { ...form, error: refusal.detail ?? 'Guildwire does not answer.' } });
    }
  };
  return featureForm(feature, form, {
    save: (fields) => send(form.id ? client.edit(form.id, fields) : client.create(fields)),
    remove: () => send(client.remove(form.id)),
    doubt: () => store.update({ form: { ...form, sure: true } }),
    closed: () => store.update({ form: null }),
  });
}

const placeholder = ({ name }) => html`
  <div class="column" aria-hidden="true">
    <p class="column-title">${name}</p>
    <div class="feature skeleton"></div>
  </div>
`;
