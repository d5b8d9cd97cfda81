/** The one place that knows where lit-html is. The server finds the version of the WebJar. */
export { html, svg, render, nothing } from '/webjars/lit-html/lit-html.js';
export { repeat } from '/webjars/lit-html/directives/repeat.js';
export { classMap } from '/webjars/lit-html/directives/class-map.js';
export { ref } from '/webjars/lit-html/directives/ref.js';
export { guard } from '/webjars/lit-html/directives/guard.js';
export { live } from '/webjars/lit-html/directives/live.js';
