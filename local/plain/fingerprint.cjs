'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

/** The files below `folder` for which `wanted` holds, as paths from `root` with slashes, sorted. */
function listFiles(root, folder, wanted) {
  const entries = fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter(wanted)
    .sort();
}

/**
 * What the files hold, by their paths. A file that is not there has no entry.
 * @returns {Record<string, string>}
 */
function contentsOf(root, files) {
  const contents = {};
  for (const file of files) {
    const full = path.join(root, file);
    if (fs.existsSync(full))
      contents[file] = createHash('sha256').update(fs.readFileSync(full)).digest('base64');
  }
  return contents;
}

/** The JSON of a stamp file; undefined when there is none or it is damaged. */
function readStamp(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function writeStamp(file, value) {
  const whole = `${file}.${process.pid}`;
  fs.writeFileSync(whole, JSON.stringify(value));
  fs.renameSync(whole, file);
}

/** Whether two JSON values with keys in the same order are equal. */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

module.exports = { listFiles, contentsOf, readStamp, writeStamp, same };
