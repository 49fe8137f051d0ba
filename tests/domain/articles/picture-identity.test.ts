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
