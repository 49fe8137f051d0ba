import { describe, expect, test } from 'vitest';
import { watchPageOf } from '../../../src/markup/embeds/watch-page.ts';

describe('the page behind a player', () => {
  test.each([
    ['https://www.youtube.com/embed/a-B_1', 'https://www.youtube.com/watch?v=a-B_1'],
    ['https://www.youtube-nocookie.com/embed/a-B_1?rel=0&start=90', 'https://www.youtube.com/watch?v=a-B_1&t=90'],
    ['https://youtu.be/a-B_1?t=9', 'https://www.youtube.com/watch?v=a-B_1&t=9'],
    ['https://www.youtube.com/shorts/a-B_1', 'https://www.youtube.com/watch?v=a-B_1'],
    ['https://www.youtube.com/watch?v=a-B_1', 'https://www.youtube.com/watch?v=a-B_1'],
    ['https://www.youtube.com/embed/videoseries?list=PL1', 'https://www.youtube.com/playlist?list=PL1'],
    ['https://player.vimeo.com/video/7?h=ab', 'https://vimeo.com/7/ab'],
    ['https://geo.dailymotion.com/player.html?video=x1', 'https://www.dailymotion.com/video/x1'],
    ['https://embed.ted.com/talks/a_talk', 'https://www.ted.com/talks/a_talk'],
    ['https://player.twitch.tv/?video=v12&parent=m10news.example', 'https://www.twitch.tv/videos/12'],
    ['https://open.spotify.com/embed/episode/1a?utm_source=x', 'https://open.spotify.com/episode/1a'],
    ['https://embed.podcasts.apple.com/us/podcast/x/id1', 'https://podcasts.apple.com/us/podcast/x/id1'],
    ['https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/port/horn', 'https://soundcloud.com/port/horn'],
    [
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fport%2Fposts%2F1',
      'https://www.facebook.com/port/posts/1',
    ],
    ['https://www.instagram.com/p/Cx1/embed/captioned/', 'https://www.instagram.com/p/Cx1/'],
    ['https://www.instagram.com/port/reel/Cx1/embed', 'https://www.instagram.com/port/reel/Cx1/'],
    ['https://platform.twitter.com/embed/Tweet.html?id=99', 'https://x.com/i/status/99'],
    ['https://twitter.com/port/status/99', 'https://twitter.com/port/status/99'],
    ['https://gist.github.com/ada/0a1b.js', 'https://gist.github.com/ada/0a1b'],
    ['https://datawrapper.dwcdn.net/AbC1/12/', 'https://datawrapper.dwcdn.net/AbC1/'],
    ['https://flo.uri.sh/story/12/embed', 'https://public.flourish.studio/story/12/'],
    ['https://e.infogram.com/abc-1?src=embed', 'https://infogram.com/abc-1'],
    ['https://codepen.io/ada/embed/xY?default-tab=html', 'https://codepen.io/ada/pen/xY'],
    ['https://infogram.com/_/aB1?src=embed', 'https://infogram.com/_/aB1'],
    ['https://www.threads.net/@port/post/C-1/embed', 'https://www.threads.net/@port/post/C-1'],
    ['https://social.example/@port/109/embed', 'https://social.example/@port/109'],
    ['https://embed.bsky.app/embed/did:plc:a1/app.bsky.feed.post/3k?id=1', 'https://bsky.app/profile/did:plc:a1/post/3k'],
    [
      'https://www.google.com/maps/embed?pb=!1m3!1d2483.5!2d-0.1277!3d51.5!2m3',
      'https://www.google.com/maps/search/?api=1&query=51.5%2C-0.1277',
    ],
    ['https://maps.google.com/maps?q=Harwich+Quay&output=embed', 'https://www.google.com/maps/search/?api=1&query=Harwich%20Quay'],
    ['https://archive.org/embed/harbour-film', 'https://archive.org/details/harbour-film'],
    ['https://player.example/7', 'https://player.example/7'],
  ])('of %s is %s', (player, page) => {
    expect(watchPageOf(player).address).toBe(page);
  });

  test.each([
    'https://www.facebook.com/plugins/video.php?href=javascript%3Aalert(1)',
    'https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fevil.example%2F',
    'https://w.soundcloud.com/player/?url=https%3A//evil.example/',
    'https://www.youtube.com/embed/%22%3E',
    'https://notyoutube.com/embed/a',
    'https://youtube.com.evil.example/embed/a',
  ])('is the address of the player itself where it names none of its service: %s', (player) => {
    expect(watchPageOf(player).address).toBe(player);
  });
});
