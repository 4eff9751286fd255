// The icons: strokes on a grid of 24.
import { html, svg } from "./lit.js";

const paths = {
  key: svg`<circle cx="7.5" cy="15.5" r="4.5"/><path d="m10.7 12.3 9.8-9.8M16 7l3.5 3.5M13.5 9.5l2 2"/>`,
  sessions: svg`<rect x="2.5" y="4" width="19" height="13" rx="2"/><path d="M8 21h8M12 17v4"/>`,
  terminal: svg`<rect x="2.5" y="4" width="19" height="16" rx="2"/><path d="m7 9 3 3-3 3M13 15h4"/>`,
  vault: svg`<path d="M12 2.5 4 6v6c0 5 3.4 8.3 8 9.5 4.6-1.2 8-4.5 8-9.5V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>`,
  users: svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5M16 5a3.5 3.5 0 0 1 0 6.5M18.5 15c1.8.8 2.8 2.5 3 5"/>`,
  user: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.5-4 3.6-6 7.5-6s7 2 7.5 6"/>`,
  audit: svg`<path d="M6 2.5h8.5L19 7v14.5H6zM14 2.5V7.5h5M9 12h7M9 16h7"/>`,
  boxes: svg`<path d="m12 2.5 8 4.3v10.4l-8 4.3-8-4.3V6.8zM4.2 7 12 11.3 19.8 7M12 11.3v10"/>`,
  plug: svg`<path d="M9 2.5v5M15 2.5v5M6 7.5h12v3.5a6 6 0 0 1-12 0zM12 17v4.5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`,
  more: svg`<circle cx="12" cy="5" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="12" cy="19" r="1"/>`,
  close: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 8.5v-3a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  trash: svg`<path d="M4 6.5h16M9 6.5V4h6v2.5M6.5 6.5l.8 13.5h9.4l.8-13.5M10 10.5v6M14 10.5v6"/>`,
  clock: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.2 2"/>`,
  alert: svg`<path d="M12 3.5 2.5 20h19zM12 10v4.5M12 17.2v.1"/>`,
  info: svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>`,
  arrow: svg`<path d="M12 19V5M6 11l6-6 6 6"/>`,
  left: svg`<path d="m14.5 5-7 7 7 7"/>`,
  right: svg`<path d="m9.5 5 7 7-7 7"/>`,
  first: svg`<path d="m18 5-7 7 7 7M6 5v14"/>`,
  last: svg`<path d="m6 5 7 7-7 7M18 5v14"/>`,
  menu: svg`<path d="M4 6.5h16M4 12h16M4 17.5h16"/>`,
  theme: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor"/>`,
  logout: svg`<path d="M14 4H6v16h8M10 12h11M17.5 8.5 21 12l-3.5 3.5"/>`,
  edit: svg`<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5 17.5 10"/>`,
  ban: svg`<circle cx="12" cy="12" r="9"/><path d="m5.8 5.8 12.4 12.4"/>`,
  play: svg`<path d="M7 4.5 19 12 7 19.5z"/>`,
  stop: svg`<rect x="6" y="6" width="12" height="12" rx="1.5"/>`,
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>`,
};

export const icon = (name, size = 16) => html`
  <svg width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
       stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths[name]}</svg>`;
