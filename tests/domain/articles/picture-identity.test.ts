import { describe, expect, test } from 'vitest';
import { showsPicture } from '../../../src/domain/articles/body-images.ts';
import { pictureIdentity } from '../../../src/domain/articles/picture-identity.ts';

describe('two sizes of one picture', () => {
  test.each([
    ['https://m10news.example/2025/quay.jpg', 'https://m10news.example/2025/quay-1024x683.jpg'],
    ['https://m10news.example/2025/quay-scaled.jpg', 'https://m10news.example/2025/quay-300x200.jpg'],
    ['https://m10news.example/2025/quay.jpg', 'https://i0.wp.com/m10news.example/2025/quay.jpg?resize=640%2C427&ssl=1'],
    ['https://m10news.example/quay.jpg', 'https://www.m10news.example/quay.jpg?w=640&q=80'],
    ['https://m10news.example/content/images/2025/quay.jpg', 'https://m10news.example/content/images/size/w600/2025/quay.jpg'],
    ['https://m10news.example/quay.jpg', 'https://m10news.example/cdn-cgi/image/width=640,format=auto/quay.jpg'],
    ['https://res.example/demo/image/upload/quay.jpg', 'https://res.example/demo/image/upload/w_640,h_427,c_fill/quay.jpg'],
    ['https://m10news.example/files/quay.jpg', 'https://m10news.example/files/styles/large/public/quay.jpg?itok=Ab1'],
    ['https://m10news.example/quay@2x.png', 'https://m10news.example/quay.png'],
    ['https://m10news.example/quay.jpg', 'https://m10news.example/quay.jpg.webp'],
    ['https://m10news.example/quay.jpg', 'https://m10news.example/_next/image?url=%2Fquay.jpg&w=640&q=75'],
    [
      'https://media.example/quay.jpg?v=2',
      'https://m10news.example/_next/image?url=https%3A%2F%2Fmedia.example%2Fquay.jpg%3Fv%3D2&w=640&q=75',
    ],
    ['https://i0.wp.com/m10news.example/quay.jpg?zoom=2&w=80', 'https://m10news.example/quay.jpg'],
    ['https://imgix.example/quay.jpg?w=400&auto=format,compress&fit=crop&crop=faces&q=60&dpr=2', 'https://imgix.example/quay.jpg'],
    ['https://images.example/photo-17?w=400&q=60', 'https://images.example/photo-17?w=800&q=60'],
    [
      `https://i.guim.co.uk/img/media/${'a1'.repeat(20)}/0_200_5000_3000/master/5000.jpg?width=620&quality=85&auto=format&fit=max&s=${'0b'.repeat(16)}`,
      `https://media.guim.co.uk/${'a1'.repeat(20)}/0_200_5000_3000/1000.jpg`,
    ],
    [
      `https://m10news.example/resizer/v2/ABCD.jpg?auth=${'0b'.repeat(32)}&width=800&height=450&quality=70&smart=true`,
      `https://m10news.example/resizer/v2/ABCD.jpg?auth=${'0b'.repeat(32)}&width=400&quality=70`,
    ],
    [
      'https://m10news.example/resizer/AbCdEfGhIjKlMnOpQrStUvWxYz0=/800x450/smart/filters:quality(70)/cloudfront.example/org/ABCD.jpg',
      'https://cloudfront.example/org/ABCD.jpg',
    ],
    ['https://thumbor.example/unsafe/300x200/smart/https://m10news.example/quay.jpg', 'https://m10news.example/quay.jpg'],
    ['https://thumbor.example/AbCdEfGhIjKlMnOpQrStUvWxY01=/fit-in/300x200/m10news.example/quay.jpg', 'https://m10news.example/quay.jpg'],
    [
      'https://res.example/demo/image/upload/c_fill,g_auto,w_640/f_auto,q_auto/v17/quay.jpg',
      'https://res.example/demo/image/upload/v17/quay.jpg',
    ],
    ['https://res.example/demo/image/fetch/w_640/https://m10news.example/quay.jpg', 'https://m10news.example/quay.jpg'],
    ['https://miro.medium.com/max/1400/quay.jpg', 'https://miro.medium.com/v2/resize:fit:640/format:webp/quay.jpg'],
    ['https://m10news.example/files/styles/large/public/quay.jpg?itok=Ab1-xy_z', 'https://m10news.example/files/quay.jpg'],
  ])('%s and %s', (one, other) => {
    expect(pictureIdentity(one)).toBe(pictureIdentity(other));
    expect(showsPicture(`<p>a</p><img alt="" src="${other.replaceAll('&', '&#x26;')}">`, one)).toBe(true);
  });
});

describe('two pictures', () => {
  test.each([
    ['https://m10news.example/quay-1.jpg', 'https://m10news.example/quay-2.jpg'],
    ['https://m10news.example/image?id=1', 'https://m10news.example/image?id=2'],
    ['https://m10news.example/2024/quay.jpg', 'https://m10news.example/2025/quay.jpg'],
    ['https://m10news.example/quay.jpg', 'https://other.example/quay.jpg'],
    ['https://m10news.example/quay-1945.jpg', 'https://m10news.example/quay-1946.jpg'],
    ['https://m10news.example/w/2024/05/quay.jpg', 'https://m10news.example/w/2025/05/quay.jpg'],
    ['https://m10news.example/w/2024/05/quay.jpg', 'https://m10news.example/05/quay.jpg'],
    ['https://m10news.example/h/2024/quay.jpg', 'https://m10news.example/h/2025/quay.jpg'],
    ['https://m10news.example/max/2024/quay.jpg', 'https://m10news.example/max/2025/quay.jpg'],
    ['https://m10news.example/photos/max/2024/quay.jpg', 'https://m10news.example/photos/max/2025/quay.jpg'],
    ['https://m10news.example/image?q=harbour', 'https://m10news.example/image?q=quay'],
    ['https://m10news.example/image?s=1', 'https://m10news.example/image?s=2'],
    ['https://m10news.example/chart?w=12', 'https://m10news.example/chart?w=13'],
    ['https://m10news.example/chart?h=640', 'https://m10news.example/chart?h=641'],
    ['https://m10news.example/chart.png?w=12', 'https://m10news.example/chart.png?w=13'],
    ['https://m10news.example/quay.jpg?s=harbour', 'https://m10news.example/quay.jpg?s=quay'],
    ['https://m10news.example/image?size=large&id=1', 'https://m10news.example/image?size=large&id=2'],
    [
      'https://m10news.example/image?s=0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b',
      'https://m10news.example/image?s=0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c',
    ],
    ['https://maps.example/static?center=1,2&zoom=5&size=600x300', 'https://maps.example/static?center=1,2&zoom=9&size=600x300'],
    ['https://m10news.example/_next/image?url=%2Fquay.jpg&w=640&q=75', 'https://m10news.example/_next/image?url=%2Fboat.jpg&w=640&q=75'],
    ['https://i0.wp.com/m10news.example/quay.jpg', 'https://i0.wp.com/other.example/quay.jpg'],
    ['https://m10news.example/plan-10x20.jpg', 'https://m10news.example/plan-30x40.jpg'],
    ['https://m10news.example/car_small.jpg', 'https://m10news.example/car_large.jpg'],
    ['https://m10news.example/100x100/1.jpg', 'https://m10news.example/200x200/1.jpg'],
    ['https://m10news.example/c_harbour/1.jpg', 'https://m10news.example/c_quay/1.jpg'],
    ['https://m10news.example/styles/red/public/1.jpg', 'https://m10news.example/styles/blue/public/1.jpg'],
    [
      'https://m10news.example/gallery-of-the-old-harbour-2024/800x600/1.jpg',
      'https://m10news.example/gallery-of-the-new-harbour-2024/800x600/1.jpg',
    ],
    ['https://thumbor.example/unsafe/300x200/one.example/1.jpg', 'https://thumbor.example/unsafe/300x200/two.example/1.jpg'],
    [
      `https://i.guim.co.uk/img/media/${'a1'.repeat(20)}/0_0_1_1/500.jpg`,
      `https://i.guim.co.uk/img/media/${'b2'.repeat(20)}/0_0_1_1/500.jpg`,
    ],
  ])('%s and %s', (one, other) => {
    expect(pictureIdentity(one)).not.toBe(pictureIdentity(other));
  });
});

test('folders whose names look like settings of an image service tell pictures apart, and a long name takes linear time', () => {
  expect(pictureIdentity('https://m10news.example/my_pictures/1.jpg')).not.toBe(
    pictureIdentity('https://m10news.example/eu_pictures/1.jpg'),
  );
  const startMs = performance.now();
  pictureIdentity(`https://m10news.example/${'-10x10'.repeat(40_000)}`);
  expect(performance.now() - startMs).toBeLessThan(1_000);
});
