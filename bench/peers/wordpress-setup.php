<?php
// Installs WordPress and publishes the articles of the benchmark in it: php wordpress-setup.php FOLDER SOCKET ARTICLES.json
// Everything stays on this machine: no mail is sent and no address is fetched.
[, $folder, $socket, $file] = $argv;
$articles = json_decode(file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
(new mysqli('localhost', 'root', '', '', 0, $socket))->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');

// WordPress uses these in place of its own.
function wp_mail() { return true; }
function wp_new_blog_notification() {}

$_SERVER['HTTP_HOST'] = 'www.m10news.example';
define('WP_INSTALLING', true);
require "$folder/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_http_request', fn() => new WP_Error('offline', 'The benchmark fetches nothing.'));

wp_install('M10News', 'desk', 'desk@m10news.example', true, '', wp_generate_password());
foreach (get_posts(['numberposts' => -1, 'post_type' => 'any', 'post_status' => 'any']) as $post) wp_delete_post($post->ID, true);

update_option('timezone_string', 'Europe/London');
update_option('posts_per_rss', count($articles));
update_option('rss_use_excerpt', 0);
update_option('permalink_structure', '/%category%/%postname%/');
flush_rewrite_rules(false);

wp_set_current_user(1);
kses_remove_filters();
foreach ($articles as $article) {
    $section = wp_create_category($article['section']);
    $published = get_date_from_gmt(gmdate('Y-m-d H:i:s', strtotime($article['published'])));
    $id = wp_insert_post(wp_slash([
        'post_title' => $article['title'],
        'post_excerpt' => $article['excerpt'],
        'post_content' => $article['html'],
        'post_name' => $article['slug'],
        'post_date' => $published,
        'post_status' => 'publish',
        'post_author' => 1,
        'post_category' => [$section],
        'tags_input' => $article['subjects'],
    ]), true);
    if (is_wp_error($id)) throw new Exception($id->get_error_message());
    if (get_post($id)->post_content !== $article['html']) throw new Exception("WordPress stored another text of {$article['slug']}");
}
