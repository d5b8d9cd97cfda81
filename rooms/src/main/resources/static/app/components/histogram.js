import { html, svg } from '../lit.js';
import { round } from './latency.js';

/** Upper bounds of the columns in milliseconds; the last takes all above. */
const BOUNDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, Infinity];
const HEIGHT = 100;
const GAP = 0.16;

/** How long events of the last minute took from Discord's socket to browsers' sockets, over all edges. */
export const latencyHistogram = (latency) => html`
  <section class="panel latency" aria-labelledby="latency-title">
    <h2 id="latency-title" class="panel-title">Discord to browsers, last minute</h2>
    <dl class="figures">
      ${figure('99 of 100 within', millis(latency.p99Micros), 'ms', 'figure lead')}
      ${figure('Half within', millis(latency.p50Micros), 'ms')}
      ${figure('Rate', latency.perSecond ? round(latency.perSecond) : '–', '/s')}
    </dl>
    ${columns(latency.bars)}
  </section>
`;

const millis = (micros) => (micros ? round(micros / 1000) : '–');

const figure = (label, value, unit, kind = 'figure') => html`
  <div class=${kind}>
    <dt>${label}</dt>
    <dd>${value}<span class="unit">${value === '–' ? '' : ` ${unit}`}</span></dd>
  </div>
`;

/** The figures say the same in words, so the picture is hidden from screen readers. */
function columns(bars) {
  const counts = BOUNDS.map(() => 0);
  for (const { upToMicros, count } of bars) {
    counts[BOUNDS.findIndex((bound) => upToMicros <= bound * 1000)] += count;
  }
  const most = Math.max(1, ...counts);
  return html`
    <div class="histogram" aria-hidden="true">
      <svg viewBox="0 0 ${BOUNDS.length} ${HEIGHT}" preserveAspectRatio="none">
        ${counts.map((count, at) => column(at, count === 0 ? 0 : Math.max(1.5, (count / most) * HEIGHT)))}
      </svg>
      <div class="histogram-scale">${BOUNDS.map((bound) => html`<span>${label(bound)}</span>`)}</div>
    </div>
  `;
}

const column = (at, height) =>
  svg`<rect x=${at + GAP / 2} width=${1 - GAP} y=${HEIGHT - height} height=${height}></rect>`;

const label = (bound) => (bound === Infinity ? 'more' : bound < 1000 ? bound : `${bound / 1000} s`);
