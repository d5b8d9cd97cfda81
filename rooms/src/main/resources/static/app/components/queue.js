import { html, nothing } from '../lit.js';
import { number, table } from './nodes.js';

const WHY = {
  open: 'Open.',
  global: 'Held up by the limit of requests a second for the whole bot.',
  halted: 'Held up: Discord said that the bot asks too much.',
  invalid: 'Nearly stopped: too many of Discord’s answers were refusals.',
  unauthorized: 'Stopped: Discord refuses the bot’s token.',
};

const HEAD_WAITS = {
  sending: 'being sent',
  idle: 'next',
  turn: 'another server’s turn',
  bucket: 'Discord’s limit',
  shared: 'a limit shared with others',
  retry: 'another try',
};

/** What waits for Discord's REST API: by bucket, those with most first. */
export function queuePanel(queue) {
  if (!queue) {
    return html`
      <section class="panel" aria-labelledby="queue-title">
        <h2 id="queue-title" class="panel-title">Requests to Discord</h2>
        <p class="fine">The queue cannot be seen now.</p>
      </section>
    `;
  }
  const buckets = [...queue.buckets].sort((a, b) => b.waiting - a.waiting);
  return html`
    <section class="panel" aria-labelledby="queue-title">
      <h2 id="queue-title" class="panel-title">Requests to Discord</h2>
      <p class="muted">
        ${WHY[queue.why] ?? queue.why} ${queue.waiting ? `${number(queue.waiting)} wait.` : 'Nothing waits.'}
        ${queue.invalid ? `${number(queue.invalid)} refusals count towards a ban.` : nothing}
      </p>
    </section>
    ${buckets.length
      ? table('Buckets', 'buckets', ['Bucket', 'Waiting', 'Head', 'Age', 'Waits for', 'Left'], buckets, (bucket) => [
          html`<code class="bucket">${bucket.bucket}</code>`,
          number(bucket.waiting),
          bucket.headLane ? bucket.headLane.replace(/#.*/, '') : '–',
          bucket.headLane ? seconds(bucket.headAge) : '–',
          `${HEAD_WAITS[bucket.why] ?? bucket.why}${bucket.opensIn > 0 ? `, ${seconds(bucket.opensIn)}` : ''}`,
          bucket.remaining < 0 ? '–' : number(bucket.remaining),
        ])
      : nothing}
  `;
}

const seconds = (millis) => `${(millis / 1000).toFixed(1)} s`;
