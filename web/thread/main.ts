// The thread on our own pages.

import { Server } from '../shared/server.ts';
import { writeTimes } from '../shared/times.ts';
import { Thread } from './thread.ts';

const lang = document.documentElement.lang || 'en';
for (const root of document.querySelectorAll<HTMLElement>('section.thread[data-story]')) {
  new Thread(root, { server: new Server(location.origin), extra: {} });
}
for (const list of document.querySelectorAll<HTMLElement>('.stories, .steps')) writeTimes(list, lang);
document.querySelector<HTMLElement>('#answer')?.focus();
