// Codes of page builders in posts of WordPress: they go, and what is between them stays.
import { describe, expect, it } from 'vitest';
import { paragraphed } from '../../src/import/formats/wordpress-text.ts';

const textOf = (content: string) => paragraphed(content, { pictureOf: () => undefined, attached: () => [] }).text.trim();

describe('codes of page builders', () => {
  it.each([
    ['Divi', '[et_pb_section fb_built="1"][et_pb_text _builder_version="4.9.4"]<p>One.</p>[/et_pb_text][/et_pb_section]'],
    [
      'Divi, with a value that is looked up',
      '[et_pb_text _dynamic_attributes="content"]@ET-DC@eyJkeW5hbWljIjp0cnVlfQ==@[/et_pb_text]<p>One.</p>',
    ],
    ['WPBakery', '[vc_row css=".vc_custom_1{margin: 0}"][vc_column width="1/2"]<p>One.</p>[/vc_column][/vc_row]'],
    [
      'Avada',
      '[fusion_builder_container hundred_percent="no"][fusion_text]<p>One.</p>[/fusion_text][fusion_separator /][/fusion_builder_container]',
    ],
    ['Enfold', "[av_textblock size='' av_uid='av-1']\n<p>One.</p>\n[/av_textblock]"],
    ['Cornerstone', '[cs_content][cs_element_text _id="2" ]<p>One.</p>[/cs_element_text][/cs_content]'],
    ['values without quotation marks', '[mk_page_section color=white id=x1]<p>One.</p>[/mk_page_section]'],
  ])('go, and their text stays: %s', (_, content) => {
    expect(textOf(content)).toBe('<p>One.</p>');
  });

  it('are no brackets of a text', () => {
    const prose = '<p>She said [it was _not_ hers] and [sic] left [see p. 3].</p>';
    expect(textOf(prose)).toBe(prose);
  });
});
