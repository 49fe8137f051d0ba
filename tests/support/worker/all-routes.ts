// Every route of the Worker, whichever app has it.
import { app } from '../../../src/http/app.ts';
import { consoleApp } from '../../../src/http/console-app.ts';
import { deskApp } from '../../../src/http/desk-app.ts';
import { portalApp } from '../../../src/http/portal-app.ts';

export const ALL_ROUTES = [app, deskApp, consoleApp, portalApp].flatMap(({ routes }) => routes);
