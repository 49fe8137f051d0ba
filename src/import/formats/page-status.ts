// The status that the program of a site writes among the classes of an article's element. Pure. Only who is signed in gets a page of one that is not published.
import type { Found } from '../partial-article.ts';
import { aroundOf, attribute, elementsIn, type Parent } from './html-tree.ts';

/** `root`: the element of the text. Drupal wrote articles as <div> before its version 8. */
export function sayStatus(root: Parent, found: Found): void {
  for (const element of [...aroundOf(root), ...elementsIn(root, 'article', 'div', 'section')]) {
    const classes = (attribute(element, 'class') ?? '').split(/\s+/);
    const status = inWordPress(classes) ?? inDrupal(classes);
    if (status === undefined) continue;
    found.said.push({ field: 'status', text: status });
    return;
  }
}

/** "post-7 status-draft" */
function inWordPress(classes: readonly string[]): string | undefined {
  if (!classes.some((name) => /^post-\d+$/.test(name))) return undefined;
  return classes.find((name) => name.startsWith('status-'))?.slice('status-'.length);
}

/** "node node--unpublished" since version 8, "node node-unpublished" before: it was not published yet, and is not withdrawn. Teasers are of other articles. */
function inDrupal(classes: readonly string[]): string | undefined {
  if (!classes.includes('node') || classes.some((name) => /teaser|card|list/.test(name))) return undefined;
  return classes.some((name) => /^node--?unpublished$/.test(name)) ? 'draft' : undefined;
}
