<?php
// Reads a JSON list of HTML on standard input and answers with the list as the named function of PHP or WordPress leaves it.
// Arguments: the function, the folder wp-includes.
[, $function, $includes] = $argv;

// What these filters are in, and what they call when they are loaded or run.
const WORDPRESS_FILES = [
    'version', 'compat', 'load', 'plugin', 'functions', 'http', 'option', 'cache', 'class-wp-error', 'formatting', 'kses', 'shortcodes', 'class-wp-post', 'post', 'post-template',
    'meta', 'user', 'query', 'taxonomy', 'category', 'theme', 'general-template', 'link-template', 'https-detection', 'https-migration', 'media', 'embed',
    'class-wp-block-parser', 'class-wp-block-type-registry', 'class-wp-block-supports', 'class-wp-block', 'class-wp-block-list', 'blocks', 'pomo/translations', 'l10n',
];

if ($function !== 'strip_tags') {
    define('ABSPATH', dirname($includes) . '/');
    define('WPINC', 'wp-includes');
    define('WP_CONTENT_DIR', ABSPATH . 'wp-content');
    define('WP_DEBUG', false);
    define('OBJECT', 'OBJECT');
    foreach (WORDPRESS_FILES as $file) {
        if (is_file("$includes/$file.php")) require_once "$includes/$file.php";
    }
    wp_cache_init();
    // The options that the filters ask for.
    $options = ['blog_charset' => 'UTF-8', 'use_smilies' => 0, 'home' => 'https://partner.example', 'siteurl' => 'https://partner.example', 'https_migration_required' => 0];
    foreach ($options as $name => $value) add_filter("pre_option_$name", fn () => $value);
    add_filter('pre_determine_locale', fn () => 'en_GB');
    // What shows files of the media library or of other sites shows nothing here, since there are none.
    foreach (['gallery', 'playlist', 'audio', 'video', 'embed'] as $tag) add_shortcode($tag, fn () => '');
    // The default filters of the_content, as WordPress lists them.
    preg_match_all("/^add_filter\( 'the_content', '(\w+)'(?:, (\d+))? \);/m", file_get_contents("$includes/default-filters.php"), $listed, PREG_SET_ORDER);
    foreach ($listed as $filter) add_filter('the_content', $filter[1], (int) ($filter[2] ?? 10));
    if (!has_filter('the_content', 'do_shortcode')) throw new RuntimeException('WordPress lists its filters in another way');
}

function clean(string $html): string
{
    global $function;
    switch ($function) {
        case 'strip_tags': return strip_tags($html);
        case 'wp_kses_post': return wp_kses_post($html);
        case 'wp_filter_nohtml_kses': return stripslashes(wp_filter_nohtml_kses(addslashes($html)));
        case 'wp_strip_all_tags': return wp_strip_all_tags($html);
        case 'strip_shortcodes': return strip_shortcodes($html);
        // A stored post as a theme shows it.
        case 'the_content': return apply_filters('the_content', wp_kses_post($html));
        // As WordPress makes an excerpt of it.
        case 'excerpt': return wp_strip_all_tags(strip_shortcodes(wp_kses_post($html)));
    }
    throw new InvalidArgumentException($function);
}

echo json_encode(array_map('clean', json_decode(stream_get_contents(STDIN), true)), JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES);
