<?php
// Reads a JSON list of HTML on standard input and answers with the list as the named function of PHP or WordPress leaves it.
// Arguments: the function, the folder wp-includes.
[, $function, $includes] = $argv;

if ($function !== 'strip_tags') {
    define('ABSPATH', dirname($includes) . '/');
    define('WPINC', 'wp-includes');
    define('WP_DEBUG', false);
    foreach (['version', 'compat', 'load', 'plugin', 'functions', 'formatting', 'kses', 'shortcodes', 'blocks', 'pomo/translations', 'l10n'] as $file) {
        if (is_file("$includes/$file.php")) require_once "$includes/$file.php";
    }
    // The options that the filters ask for.
    foreach (['blog_charset' => 'UTF-8', 'use_smilies' => 0, 'home' => 'https://partner.example', 'siteurl' => 'https://partner.example'] as $name => $value) {
        add_filter("pre_option_$name", fn () => $value);
    }
    if (!function_exists('get_option')) {
        function get_option($name, $default = false) { return apply_filters("pre_option_$name", $default); }
    }
    if (!function_exists('get_locale')) {
        function get_locale() { return 'en_GB'; }
    }
}

function clean(string $html): string
{
    global $function;
    switch ($function) {
        case 'strip_tags': return strip_tags($html);
        case 'wp_kses_post': return wp_kses_post($html);
        case 'wp_filter_nohtml_kses': return stripslashes(wp_filter_nohtml_kses(addslashes($html)));
        case 'wp_strip_all_tags': return wp_strip_all_tags($html);
        // What the default filters of the_content do to a stored post.
        case 'shown': return wpautop(wptexturize(force_balance_tags(wp_kses_post($html))));
    }
    throw new InvalidArgumentException($function);
}

echo json_encode(array_map('clean', json_decode(stream_get_contents(STDIN), true)), JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES);
