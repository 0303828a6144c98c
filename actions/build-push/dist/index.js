import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4158:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


/**
 * @license
 * Copyright 2020 Balena Ltd.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *    http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 *
 * ------------------------------------------------------------------------
 *
 * Copyright 2018 Zeit, Inc.
 * Licensed under the MIT License. See file LICENSE.md for a full copy.
 *
 * ------------------------------------------------------------------------
 */

/**
 * This module implements the [dockerignore
 * spec](https://docs.docker.com/engine/reference/builder/#dockerignore-file),
 * closely following Docker's (Moby) Golang implementation:
 * https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go
 * https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go
 * https://github.com/moby/moby/blob/v19.03.8/pkg/archive/archive.go#L825
 *
 * Something the spec is not clear about, but we discovered by reading source code
 * and testing against the "docker build" command, is the handling of backslashes and
 * forward slashes as path separators and escape characters in the .dockerignore file
 * across platforms including Windows, Linux and macOS:
 *
 * * On Linux and macOS, only forward slashes can be used as path separators in the
 *   .dockerignore file, and the backslash works as an escape character.
 * * On Windows, both forward slashes and backslashes are allowed as path separators
 *   in the .dockerignore file, and the backslash is not used as an escape character.
 *
 * This is consistent with how Windows works generally: both forward slashes and
 * backslashes are accepted as path separators by the cmd.exe Command Prompt or
 * PowerShell, and by library functions like the Golang filepath.Clean or the
 * Node.js path.normalize.
 *
 * Similarly, path strings provided to the IgnoreBase.ignores() and IgnoreBase.filter()
 * methods can use either forward slashes or backslashes as path separators on Windows,
 * but only forward slashes are accepted as path separators on Linux and macOS.
 */

const path = __nccwpck_require__(6928);

const factory = options => new IgnoreBase(options); // https://github.com/kaelzhang/node-ignore/blob/5.1.4/index.js#L538-L539
// Fixes typescript module import


factory.default = factory;
module.exports = factory;

function make_array(subject) {
  return Array.isArray(subject) ? subject : [subject];
}

const REGEX_TRAILING_SLASH = /(?<=.)\/$/;
const REGEX_TRAILING_BACKSLASH = /(?<=.)\\$/;
const REGEX_TRAILING_PATH_SEP = path.sep === '\\' ? REGEX_TRAILING_BACKSLASH : REGEX_TRAILING_SLASH;
const KEY_IGNORE = typeof Symbol !== 'undefined' ? Symbol.for('dockerignore') : 'dockerignore'; // An implementation of Go's filepath.Clean
// https://golang.org/pkg/path/filepath/#Clean
// https://github.com/golang/go/blob/master/src/path/filepath/path.go
// Note that, like Go, on Windows this function converts forward slashes
// to backslashes.

function cleanPath(file) {
  return path.normalize(file).replace(REGEX_TRAILING_PATH_SEP, '');
} // Javascript port of Golang's filepath.ToSlash
// https://golang.org/pkg/path/filepath/#ToSlash
// https://github.com/golang/go/blob/master/src/path/filepath/path.go
// Convert any OS-specific path separator to '/'. Backslash is converted
// to forward slash on Windows, but not on Linux/macOS.
// Note that both forward slashes and backslashes are valid path separators on
// Windows. As a result, code such as `pattern.split(path.sep).join('/')` fails
// on Windows when forward slashes are used as path separators.


function toSlash(file) {
  if (path.sep === '/') {
    return file;
  }

  return file.replace(/\\/g, '/');
} // Javascript port of Golang's filepath.FromSlash
// https://github.com/golang/go/blob/master/src/path/filepath/path.go


function fromSlash(file) {
  if (path.sep === '/') {
    return file;
  }

  return file.replace(/\//g, path.sep);
}

class IgnoreBase {
  constructor({
    // https://github.com/kaelzhang/node-ignore/blob/5.1.4/index.js#L372
    ignorecase = true
  } = {}) {
    this._rules = [];
    this._ignorecase = ignorecase;
    this[KEY_IGNORE] = true;

    this._initCache();
  }

  _initCache() {
    this._cache = {};
  } // @param {Array.<string>|string|Ignore} pattern


  add(pattern) {
    this._added = false;

    if (typeof pattern === 'string') {
      pattern = pattern.split(/\r?\n/g);
    }

    make_array(pattern).forEach(this._addPattern, this); // Some rules have just added to the ignore,
    // making the behavior changed.

    if (this._added) {
      this._initCache();
    }

    return this;
  } // legacy


  addPattern(pattern) {
    return this.add(pattern);
  }

  _addPattern(pattern) {
    // https://github.com/kaelzhang/node-ignore/issues/32
    if (pattern && pattern[KEY_IGNORE]) {
      this._rules = this._rules.concat(pattern._rules);
      this._added = true;
      return;
    }

    if (this._checkPattern(pattern)) {
      const rule = this._createRule(pattern.trim());

      if (rule !== null) {
        this._added = true;

        this._rules.push(rule);
      }
    }
  }

  _checkPattern(pattern) {
    // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L34-L40
    return pattern && typeof pattern === 'string' && pattern.indexOf('#') !== 0 && pattern.trim() !== "";
  }

  filter(paths) {
    return make_array(paths).filter(path => this._filter(path));
  }

  createFilter() {
    return path => this._filter(path);
  }

  ignores(path) {
    return !this._filter(path);
  } // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L41-L53
  // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L29-L55


  _createRule(pattern) {
    const origin = pattern;
    let negative = false; // > An optional prefix "!" which negates the pattern;
    // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L43-L46

    if (pattern[0] === '!') {
      negative = true;
      pattern = pattern.substring(1).trim();
    } // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L47-L53


    if (pattern.length > 0) {
      pattern = cleanPath(pattern);
      pattern = toSlash(pattern);

      if (pattern.length > 1 && pattern[0] === '/') {
        pattern = pattern.slice(1);
      }
    } // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L54-L55


    if (negative) {
      pattern = '!' + pattern;
    } // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L30


    pattern = pattern.trim();

    if (pattern === "") {
      return null;
    } // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L34
    // convert forward slashes to backslashes on Windows


    pattern = cleanPath(pattern); // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L36-L42

    if (pattern[0] === '!') {
      if (pattern.length === 1) {
        return null;
      }

      negative = true;
      pattern = pattern.substring(1);
    } else {
      negative = false;
    }

    return {
      origin,
      pattern,
      // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L54
      dirs: pattern.split(path.sep),
      negative
    };
  } // @returns `Boolean` true if the `path` is NOT ignored


  _filter(path) {
    if (!path) {
      return false;
    }

    if (path in this._cache) {
      return this._cache[path];
    }

    return this._cache[path] = this._test(path);
  } // @returns {Boolean} true if a file is NOT ignored
  // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L62


  _test(file) {
    file = fromSlash(file); // equivalent to golang filepath.Dir() https://golang.org/src/path/filepath/path.go

    const parentPath = cleanPath(path.dirname(file));
    const parentPathDirs = parentPath.split(path.sep);
    let matched = false;

    this._rules.forEach(rule => {
      let match = this._match(file, rule); // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L80


      if (!match && parentPath !== ".") {
        // Check to see if the pattern matches one of our parent dirs.
        if (rule.dirs.includes('**')) {
          // Ah shucks! We have to test every possible parent path that has 
          // a number of dirs _n_ where 
          // `rule.dirs.filter(doubleStar).length <= _n_ <= parentPathDirs.length`
          // since the ** can imply any number of directories including 0
          for (let i = rule.dirs.filter(x => x !== '**').length; i <= parentPathDirs.length; i++) {
            match = match || this._match(parentPathDirs.slice(0, i).join(path.sep), rule);
          }
        } else if (rule.dirs.length <= parentPathDirs.length) {
          // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L83
          match = this._match(parentPathDirs.slice(0, rule.dirs.length).join(path.sep), rule);
        }
      }

      if (match) {
        matched = !rule.negative;
      }
    });

    return !matched;
  } // @returns {Boolean} true if a file is matched by a rule


  _match(file, rule) {
    return this._compile(rule).regexp.test(file);
  } // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L139


  _compile(rule) {
    if (rule.regexp) {
      return rule;
    }

    let regStr = '^'; // Go through the pattern and convert it to a regexp.

    let escapedSlash = path.sep === '\\' ? '\\\\' : path.sep;

    for (let i = 0; i < rule.pattern.length; i++) {
      const ch = rule.pattern[i];

      if (ch === '*') {
        if (rule.pattern[i + 1] === '*') {
          // is some flavor of "**"
          i++; // Treat **/ as ** so eat the "/"

          if (rule.pattern[i + 1] === path.sep) {
            i++;
          }

          if (rule.pattern[i + 1] === undefined) {
            // is "**EOF" - to align with .gitignore just accept all
            regStr += ".*";
          } else {
            // is "**"
            // Note that this allows for any # of /'s (even 0) because
            // the .* will eat everything, even /'s
            regStr += `(.*${escapedSlash})?`;
          }
        } else {
          // is "*" so map it to anything but "/"
          regStr += `[^${escapedSlash}]*`;
        }
      } else if (ch === '?') {
        // "?" is any char except "/"
        regStr += `[^${escapedSlash}]`;
      } else if (ch === '.' || ch === '$') {
        // Escape some regexp special chars that have no meaning
        // in golang's filepath.Match
        regStr += `\\${ch}`;
      } else if (ch === '\\') {
        // escape next char. Note that a trailing \ in the pattern
        // will be left alone (but need to escape it)
        if (path.sep === '\\') {
          // On windows map "\" to "\\", meaning an escaped backslash,
          // and then just continue because filepath.Match on
          // Windows doesn't allow escaping at all
          regStr += escapedSlash;
          continue;
        }

        if (rule.pattern[i + 1] !== undefined) {
          regStr += '\\' + rule.pattern[i + 1];
          i++;
        } else {
          regStr += '\\';
        }
      } else {
        regStr += ch;
      }
    }

    regStr += "$";
    rule.regexp = new RegExp(regStr, this._ignorecase ? 'i' : '');
    return rule;
  }

}


/***/ }),

/***/ 3057:
/***/ ((module) => {

function isBuffer(value) {
  return Buffer.isBuffer(value) || value instanceof Uint8Array
}

function isEncoding(encoding) {
  return Buffer.isEncoding(encoding)
}

function alloc(size, fill, encoding) {
  return Buffer.alloc(size, fill, encoding)
}

function allocUnsafe(size) {
  return Buffer.allocUnsafe(size)
}

function allocUnsafeSlow(size) {
  return Buffer.allocUnsafeSlow(size)
}

function byteLength(string, encoding) {
  return Buffer.byteLength(string, encoding)
}

function compare(a, b) {
  return Buffer.compare(a, b)
}

function concat(buffers, totalLength) {
  return Buffer.concat(buffers, totalLength)
}

function copy(source, target, targetStart, start, end) {
  return toBuffer(source).copy(target, targetStart, start, end)
}

function equals(a, b) {
  return toBuffer(a).equals(b)
}

function fill(buffer, value, offset, end, encoding) {
  return toBuffer(buffer).fill(value, offset, end, encoding)
}

function from(value, encodingOrOffset, length) {
  return Buffer.from(value, encodingOrOffset, length)
}

function includes(buffer, value, byteOffset, encoding) {
  return toBuffer(buffer).includes(value, byteOffset, encoding)
}

function indexOf(buffer, value, byfeOffset, encoding) {
  return toBuffer(buffer).indexOf(value, byfeOffset, encoding)
}

function lastIndexOf(buffer, value, byteOffset, encoding) {
  return toBuffer(buffer).lastIndexOf(value, byteOffset, encoding)
}

function swap16(buffer) {
  return toBuffer(buffer).swap16()
}

function swap32(buffer) {
  return toBuffer(buffer).swap32()
}

function swap64(buffer) {
  return toBuffer(buffer).swap64()
}

function toBuffer(buffer) {
  if (Buffer.isBuffer(buffer)) return buffer
  return Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}

function toString(buffer, encoding, start, end) {
  return toBuffer(buffer).toString(encoding, start, end)
}

function toHex(buffer, start, end) {
  return toBuffer(buffer).toString('hex', start, end)
}

function write(buffer, string, offset, length, encoding) {
  return toBuffer(buffer).write(string, offset, length, encoding)
}

function readDoubleBE(buffer, offset) {
  return toBuffer(buffer).readDoubleBE(offset)
}

function readDoubleLE(buffer, offset) {
  return toBuffer(buffer).readDoubleLE(offset)
}

function readFloatBE(buffer, offset) {
  return toBuffer(buffer).readFloatBE(offset)
}

function readFloatLE(buffer, offset) {
  return toBuffer(buffer).readFloatLE(offset)
}

function readInt32BE(buffer, offset) {
  return toBuffer(buffer).readInt32BE(offset)
}

function readInt32LE(buffer, offset) {
  return toBuffer(buffer).readInt32LE(offset)
}

function readUInt32BE(buffer, offset) {
  return toBuffer(buffer).readUInt32BE(offset)
}

function readUInt32LE(buffer, offset) {
  return toBuffer(buffer).readUInt32LE(offset)
}

function writeDoubleBE(buffer, value, offset) {
  return toBuffer(buffer).writeDoubleBE(value, offset)
}

function writeDoubleLE(buffer, value, offset) {
  return toBuffer(buffer).writeDoubleLE(value, offset)
}

function writeFloatBE(buffer, value, offset) {
  return toBuffer(buffer).writeFloatBE(value, offset)
}

function writeFloatLE(buffer, value, offset) {
  return toBuffer(buffer).writeFloatLE(value, offset)
}

function writeInt32BE(buffer, value, offset) {
  return toBuffer(buffer).writeInt32BE(value, offset)
}

function writeInt32LE(buffer, value, offset) {
  return toBuffer(buffer).writeInt32LE(value, offset)
}

function writeUInt32BE(buffer, value, offset) {
  return toBuffer(buffer).writeUInt32BE(value, offset)
}

function writeUInt32LE(buffer, value, offset) {
  return toBuffer(buffer).writeUInt32LE(value, offset)
}

module.exports = {
  isBuffer,
  isEncoding,
  alloc,
  allocUnsafe,
  allocUnsafeSlow,
  byteLength,
  compare,
  concat,
  copy,
  equals,
  fill,
  from,
  includes,
  indexOf,
  lastIndexOf,
  swap16,
  swap32,
  swap64,
  toBuffer,
  toString,
  toHex,
  write,
  readDoubleBE,
  readDoubleLE,
  readFloatBE,
  readFloatLE,
  readInt32BE,
  readInt32LE,
  readUInt32BE,
  readUInt32LE,
  writeDoubleBE,
  writeDoubleLE,
  writeFloatBE,
  writeFloatLE,
  writeInt32BE,
  writeInt32LE,
  writeUInt32BE,
  writeUInt32LE
}


/***/ }),

/***/ 5940:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Argument = void 0;
class Argument {
    constructor(value, range) {
        this.value = value;
        this.range = range;
    }
    toString() {
        return this.value;
    }
    getRange() {
        return this.range;
    }
    getValue() {
        return this.value;
    }
    isAfter(position) {
        if (this.range.end.line < position.line) {
            return false;
        }
        return this.range.start.line > position.line ? true : this.range.start.character > position.character;
    }
    isBefore(position) {
        if (this.range.start.line < position.line) {
            return true;
        }
        return this.range.end.line > position.line ? false : this.range.end.character < position.character;
    }
}
exports.Argument = Argument;


/***/ }),

/***/ 4022:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Comment = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const line_1 = __nccwpck_require__(7005);
const util_1 = __nccwpck_require__(7459);
class Comment extends line_1.Line {
    constructor(document, range) {
        super(document, range);
    }
    toString() {
        const content = this.getContent();
        if (content) {
            return "# " + content;
        }
        return "#";
    }
    /**
     * Returns the content of this comment. This excludes leading and
     * trailing whitespace as well as the # symbol. If the comment only
     * consists of whitespace, the empty string will be returned.
     */
    getContent() {
        let range = this.getContentRange();
        if (range === null) {
            return "";
        }
        return this.document.getText().substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
    }
    /**
     * Returns a range that includes the content of the comment
     * excluding any leading and trailing whitespace as well as the #
     * symbol. May return null if the comment only consists of whitespace
     * characters.
     */
    getContentRange() {
        let range = this.getRange();
        const startOffset = this.document.offsetAt(range.start);
        let raw = this.document.getText().substring(startOffset, this.document.offsetAt(range.end));
        let start = -1;
        let end = -1;
        // skip the first # symbol
        for (let i = 1; i < raw.length; i++) {
            if (!util_1.Util.isWhitespace(raw.charAt(i))) {
                start = i;
                break;
            }
        }
        if (start === -1) {
            return null;
        }
        // go backwards up to the first # symbol
        for (let i = raw.length - 1; i >= 1; i--) {
            if (!util_1.Util.isWhitespace(raw.charAt(i))) {
                end = i + 1;
                break;
            }
        }
        return vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + start), this.document.positionAt(startOffset + end));
    }
}
exports.Comment = Comment;


/***/ }),

/***/ 9933:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/* --------------------------------------------------------------------------------------------
 * Copyright (c) Remy Suen. All rights reserved.
 * Licensed under the MIT License. See License.txt in the project root for license information.
 * ------------------------------------------------------------------------------------------ */

Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Dockerfile = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const ast = __nccwpck_require__(8390);
const imageTemplate_1 = __nccwpck_require__(3520);
const from_1 = __nccwpck_require__(5377);
const util_1 = __nccwpck_require__(7459);
const main_1 = __nccwpck_require__(8390);
class Dockerfile extends imageTemplate_1.ImageTemplate {
    constructor(document) {
        super();
        this.initialInstructions = new imageTemplate_1.ImageTemplate();
        this.buildStages = [];
        this.directives = [];
        /**
         * Whether a FROM instruction has been added to this Dockerfile or not.
         */
        this.foundFrom = false;
        this.document = document;
    }
    getEscapeCharacter() {
        for (const directive of this.directives) {
            if (directive.getDirective() === ast.Directive.escape) {
                const value = directive.getValue();
                if (value === '\\' || value === '`') {
                    return value;
                }
            }
        }
        return '\\';
    }
    getInitialARGs() {
        return this.initialInstructions.getARGs();
    }
    getContainingImage(position) {
        let range = vscode_languageserver_types_1.Range.create(vscode_languageserver_types_1.Position.create(0, 0), this.document.positionAt(this.document.getText().length));
        if (!util_1.Util.isInsideRange(position, range)) {
            // not inside the document, invalid position
            return null;
        }
        if (this.initialInstructions.getComments().length > 0 || this.initialInstructions.getInstructions().length > 0) {
            if (util_1.Util.isInsideRange(position, this.initialInstructions.getRange())) {
                return this.initialInstructions;
            }
        }
        for (const buildStage of this.buildStages) {
            if (util_1.Util.isInsideRange(position, buildStage.getRange())) {
                return buildStage;
            }
        }
        return this;
    }
    addInstruction(instruction) {
        if (instruction.getKeyword() === main_1.Keyword.FROM) {
            this.currentBuildStage = new imageTemplate_1.ImageTemplate();
            this.buildStages.push(this.currentBuildStage);
            this.foundFrom = true;
        }
        else if (!this.foundFrom) {
            this.initialInstructions.addInstruction(instruction);
        }
        if (this.foundFrom) {
            this.currentBuildStage.addInstruction(instruction);
        }
        super.addInstruction(instruction);
    }
    setDirectives(directives) {
        this.directives = directives;
    }
    getDirective() {
        return this.directives.length === 0 ? null : this.directives[0];
    }
    getDirectives() {
        return this.directives;
    }
    resolveVariable(variable, line) {
        for (let from of this.getFROMs()) {
            let range = from.getRange();
            if (range.start.line <= line && line <= range.end.line) {
                // resolve the FROM variable against the initial ARGs
                let initialARGs = new imageTemplate_1.ImageTemplate();
                for (let instruction of this.initialInstructions.getARGs()) {
                    initialARGs.addInstruction(instruction);
                }
                return initialARGs.resolveVariable(variable, line);
            }
        }
        let image = this.getContainingImage(vscode_languageserver_types_1.Position.create(line, 0));
        if (image === null) {
            return undefined;
        }
        let resolvedVariable = image.resolveVariable(variable, line);
        if (resolvedVariable === null) {
            // refers to an uninitialized ARG variable,
            // try resolving it against the initial ARGs then
            let initialARGs = new imageTemplate_1.ImageTemplate();
            for (let instruction of this.initialInstructions.getARGs()) {
                initialARGs.addInstruction(instruction);
            }
            return initialARGs.resolveVariable(variable, line);
        }
        return resolvedVariable;
    }
    getAvailableVariables(currentLine) {
        if (this.getInstructionAt(currentLine) instanceof from_1.From) {
            let variables = [];
            for (let arg of this.getInitialARGs()) {
                let property = arg.getProperty();
                if (property) {
                    variables.push(property.getName());
                }
            }
            return variables;
        }
        let image = this.getContainingImage(vscode_languageserver_types_1.Position.create(currentLine, 0));
        return image ? image.getAvailableVariables(currentLine) : [];
    }
    getParentStage(image) {
        const templateFrom = image.getFROM();
        const imageName = templateFrom === null ? null : templateFrom.getImageName();
        if (imageName === null) {
            return null;
        }
        for (const from of this.getFROMs()) {
            if (from.getBuildStage() === imageName) {
                const range = from.getRange();
                // on the same line then it's an image that shares the name as the build stage
                if (range.start.line === templateFrom.getRange().start.line) {
                    return null;
                }
                return this.getContainingImage(range.start);
            }
        }
        return null;
    }
    getStageHierarchy(line) {
        const image = this.getContainingImage(vscode_languageserver_types_1.Position.create(line, 0));
        if (image === null) {
            return [];
        }
        const stages = [image];
        let stage = this.getParentStage(image);
        while (stage !== null) {
            stages.splice(0, 0, stage);
            stage = this.getParentStage(stage);
        }
        return stages;
    }
    getAvailableWorkingDirectories(line) {
        const availableDirectories = new Set();
        for (const image of this.getStageHierarchy(line)) {
            for (const workdir of image.getWORKDIRs()) {
                if (workdir.getRange().end.line < line) {
                    let directory = workdir.getAbsolutePath();
                    if (directory !== undefined && directory !== null) {
                        if (!directory.endsWith("/")) {
                            directory += "/";
                        }
                        availableDirectories.add(directory);
                    }
                }
            }
        }
        return Array.from(availableDirectories);
    }
    /**
     * Internally reorganize the comments in the Dockerfile and allocate
     * them to the relevant build stages that they belong to.
     */
    organizeComments() {
        const comments = this.getComments();
        for (let i = 0; i < comments.length; i++) {
            if (util_1.Util.isInsideRange(comments[i].getRange().end, this.initialInstructions.getRange())) {
                this.initialInstructions.addComment(comments[i]);
            }
            else {
                for (const buildStage of this.buildStages) {
                    if (util_1.Util.isInsideRange(comments[i].getRange().start, buildStage.getRange())) {
                        buildStage.addComment(comments[i]);
                    }
                }
            }
        }
    }
    getRange() {
        const comments = this.getComments();
        const instructions = this.getInstructions();
        let range = null;
        if (comments.length === 0) {
            if (instructions.length > 0) {
                range = vscode_languageserver_types_1.Range.create(instructions[0].getRange().start, instructions[instructions.length - 1].getRange().end);
            }
        }
        else if (instructions.length === 0) {
            range = vscode_languageserver_types_1.Range.create(comments[0].getRange().start, comments[comments.length - 1].getRange().end);
        }
        else {
            const commentStart = comments[0].getRange().start;
            const commentEnd = comments[comments.length - 1].getRange().end;
            const instructionStart = instructions[0].getRange().start;
            const instructionEnd = instructions[instructions.length - 1].getRange().end;
            if (commentStart.line < instructionStart.line) {
                if (commentEnd.line < instructionEnd.line) {
                    range = vscode_languageserver_types_1.Range.create(commentStart, instructionEnd);
                }
                range = vscode_languageserver_types_1.Range.create(commentStart, commentEnd);
            }
            else if (commentEnd.line < instructionEnd.line) {
                range = vscode_languageserver_types_1.Range.create(instructionStart, instructionEnd);
            }
            else {
                range = vscode_languageserver_types_1.Range.create(instructionStart, commentEnd);
            }
        }
        if (range === null) {
            if (this.directives.length === 0) {
                return null;
            }
            return this.directives[0].getRange();
        }
        else if (this.directives.length === 0) {
            return range;
        }
        return vscode_languageserver_types_1.Range.create(this.directives[0].getRange().start, range.end);
    }
}
exports.Dockerfile = Dockerfile;


/***/ }),

/***/ 1077:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Flag = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const flagOption_1 = __nccwpck_require__(3700);
class Flag {
    constructor(document, range, name, nameRange, value, valueRange) {
        this.options = [];
        this.range = range;
        this.name = name;
        this.nameRange = nameRange;
        this.value = value;
        this.valueRange = valueRange;
        if (this.value !== null) {
            let offset = document.offsetAt(valueRange.start);
            let nameStart = -1;
            let valueStart = -1;
            let hasOptions = false;
            for (let i = 0; i < value.length; i++) {
                switch (value.charAt(i)) {
                    case '=':
                        hasOptions = true;
                        if (valueStart === -1) {
                            valueStart = i + 1;
                            break;
                        }
                        break;
                    case ',':
                        this.options.push(this.createFlagOption(document, value, offset, nameStart, valueStart, i));
                        nameStart = -1;
                        valueStart = -1;
                        break;
                    default:
                        if (nameStart === -1) {
                            nameStart = i;
                        }
                        break;
                }
            }
            if (hasOptions && nameStart !== -1) {
                this.options.push(this.createFlagOption(document, value, offset, nameStart, valueStart, value.length));
            }
        }
    }
    createFlagOption(document, content, documentOffset, nameStart, valueStart, valueEnd) {
        const optionRange = vscode_languageserver_types_1.Range.create(document.positionAt(documentOffset + nameStart), document.positionAt(documentOffset + valueEnd));
        if (valueStart === -1) {
            return new flagOption_1.FlagOption(optionRange, content.substring(nameStart, valueEnd), optionRange, null, null);
        }
        return new flagOption_1.FlagOption(optionRange, content.substring(nameStart, valueStart - 1), vscode_languageserver_types_1.Range.create(document.positionAt(documentOffset + nameStart), document.positionAt(documentOffset + valueStart - 1)), content.substring(valueStart, valueEnd), vscode_languageserver_types_1.Range.create(document.positionAt(documentOffset + valueStart), document.positionAt(documentOffset + valueEnd)));
    }
    toString() {
        if (this.valueRange) {
            return "--" + this.name + "=" + this.value;
        }
        return "--" + this.name;
    }
    /**
     * Returns the range that encompasses this entire flag. This includes the
     * -- prefix in the beginning to the last character of the flag's value (if
     * it has been defined).
     *
     * @return the entire range of this flag
     */
    getRange() {
        return this.range;
    }
    /**
     * Returns the name of this flag. The name does not include the -- prefix.
     * Thus, for HEALTHCHECK's --interval flag, interval is the flag's name and
     * not --interval.
     *
     * @return this flag's name
     */
    getName() {
        return this.name;
    }
    /**
     * Returns the range that encompasses the flag's name
     *
     * @return the range containing the flag's name
     */
    getNameRange() {
        return this.nameRange;
    }
    /**
     * Returns the value that has been set to this flag. May be null if the
     * flag is invalid and has no value set like a --start-period. If the flag
     * is instead a --start-period= with an equals sign then the flag's value
     * is the empty string.
     *
     * @return this flag's value if it has been defined, null otherwise
     */
    getValue() {
        return this.value;
    }
    /**
     * Returns the range that encompasses this flag's value. If no value has
     * been set then null will be returned.
     *
     * @return the range containing this flag's value, or null if the flag
     *         has no value defined
     */
    getValueRange() {
        return this.valueRange;
    }
    getOption(name) {
        for (const option of this.options) {
            if (option.getName() === name) {
                return option;
            }
        }
        return null;
    }
    getOptions() {
        return this.options;
    }
    hasOptions() {
        return this.options.length > 0;
    }
}
exports.Flag = Flag;


/***/ }),

/***/ 3700:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.FlagOption = void 0;
class FlagOption {
    constructor(range, name, nameRange, value, valueRange) {
        this.range = range;
        this.name = name;
        this.nameRange = nameRange;
        this.value = value;
        this.valueRange = valueRange;
    }
    toString() {
        if (this.valueRange !== null) {
            return this.name + "=" + this.value;
        }
        return this.name;
    }
    getRange() {
        return this.range;
    }
    getName() {
        return this.name;
    }
    getNameRange() {
        return this.nameRange;
    }
    getValue() {
        return this.value;
    }
    getValueRange() {
        return this.valueRange;
    }
}
exports.FlagOption = FlagOption;


/***/ }),

/***/ 7599:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Heredoc = void 0;
/**
 * Heredoc represents a here-document that has been embedded in a
 * Dockerfile.
 *
 * This API is experimental and subject to change.
 */
class Heredoc {
    constructor(startRange, name, nameRange, contentRange, endRange) {
        this.startRange = startRange;
        this.name = name;
        this.nameRange = nameRange;
        this.contentRange = contentRange;
        this.endRange = endRange;
    }
    /**
     * Returns the name of the here-document.
     *
     * This API is experimental and subject to change.
     */
    getName() {
        return this.name;
    }
    /**
     * Returns the range of the start operator and the name. If the
     * here-document is initialized with <<EOT then the start range would
     * encompass all five characters.
     *
     * This API is experimental and subject to change.
     */
    getStartRange() {
        return this.startRange;
    }
    /**
     * Returns the range of this here-document's name that is declared at
     * the beginning of the here-document with the operator. If the
     * here-document is initialized with <<EOT then the name range would
     * encompass the latter three "EOT" characters.
     *
     * This API is experimental and subject to change.
     */
    getNameRange() {
        return this.nameRange;
    }
    /**
     * Returns the range of the content of this here-document. This may
     * be null if the here-document has no content because:
     * - the start range is the only thing that was declared
     * - the end range was declared immediately and there is no content
     *
     * This API is experimental and subject to change.
     */
    getContentRange() {
        return this.contentRange;
    }
    /**
     * Returns the range of the here-document's name on a line that
     * represents the end of the here-document.
     *
     * This API is experimental and subject to change.
     */
    getDelimiterRange() {
        return this.endRange;
    }
}
exports.Heredoc = Heredoc;


/***/ }),

/***/ 3520:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/* --------------------------------------------------------------------------------------------
 * Copyright (c) Remy Suen. All rights reserved.
 * Licensed under the MIT License. See License.txt in the project root for license information.
 * ------------------------------------------------------------------------------------------ */

Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.ImageTemplate = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const arg_1 = __nccwpck_require__(4381);
const cmd_1 = __nccwpck_require__(5517);
const copy_1 = __nccwpck_require__(444);
const env_1 = __nccwpck_require__(1822);
const entrypoint_1 = __nccwpck_require__(1835);
const from_1 = __nccwpck_require__(5377);
const healthcheck_1 = __nccwpck_require__(1167);
const onbuild_1 = __nccwpck_require__(5554);
const util_1 = __nccwpck_require__(7459);
const workdir_1 = __nccwpck_require__(7529);
class ImageTemplate {
    constructor() {
        this.comments = [];
        this.instructions = [];
    }
    addComment(comment) {
        this.comments.push(comment);
    }
    getComments() {
        return this.comments;
    }
    addInstruction(instruction) {
        this.instructions.push(instruction);
    }
    getInstructions() {
        return this.instructions;
    }
    getInstructionAt(line) {
        for (let instruction of this.instructions) {
            if (util_1.Util.isInsideRange(vscode_languageserver_types_1.Position.create(line, 0), instruction.getRange())) {
                return instruction;
            }
        }
        return null;
    }
    /**
     * Gets all the ARG instructions that are defined in this image.
     */
    getARGs() {
        let args = [];
        for (let instruction of this.instructions) {
            if (instruction instanceof arg_1.Arg) {
                args.push(instruction);
            }
        }
        return args;
    }
    /**
     * Gets all the CMD instructions that are defined in this image.
     */
    getCMDs() {
        let cmds = [];
        for (let instruction of this.instructions) {
            if (instruction instanceof cmd_1.Cmd) {
                cmds.push(instruction);
            }
        }
        return cmds;
    }
    /**
     * Gets all the COPY instructions that are defined in this image.
     */
    getCOPYs() {
        let copies = [];
        for (let instruction of this.instructions) {
            if (instruction instanceof copy_1.Copy) {
                copies.push(instruction);
            }
        }
        return copies;
    }
    /**
     * Gets all the ENTRYPOINT instructions that are defined in this image.
     */
    getENTRYPOINTs() {
        let froms = [];
        for (let instruction of this.instructions) {
            if (instruction instanceof entrypoint_1.Entrypoint) {
                froms.push(instruction);
            }
        }
        return froms;
    }
    /**
     * Gets all the ENV instructions that are defined in this image.
     */
    getENVs() {
        let args = [];
        for (let instruction of this.instructions) {
            if (instruction instanceof env_1.Env) {
                args.push(instruction);
            }
        }
        return args;
    }
    getFROM() {
        for (const instruction of this.instructions) {
            if (instruction instanceof from_1.From) {
                return instruction;
            }
        }
        return null;
    }
    /**
     * Gets all the FROM instructions that are defined in this image.
     */
    getFROMs() {
        let froms = [];
        for (let instruction of this.instructions) {
            if (instruction instanceof from_1.From) {
                froms.push(instruction);
            }
        }
        return froms;
    }
    /**
     * Gets all the HEALTHCHECK instructions that are defined in this image.
     */
    getHEALTHCHECKs() {
        let froms = [];
        for (let instruction of this.instructions) {
            if (instruction instanceof healthcheck_1.Healthcheck) {
                froms.push(instruction);
            }
        }
        return froms;
    }
    getWORKDIRs() {
        const workdirs = [];
        for (const instruction of this.instructions) {
            if (instruction instanceof workdir_1.Workdir) {
                workdirs.push(instruction);
            }
        }
        return workdirs;
    }
    getOnbuildTriggers() {
        let triggers = [];
        for (let instruction of this.instructions) {
            if (instruction instanceof onbuild_1.Onbuild) {
                let trigger = instruction.getTriggerInstruction();
                if (trigger) {
                    triggers.push(trigger);
                }
            }
        }
        return triggers;
    }
    getAvailableVariables(currentLine) {
        const variables = [];
        for (const arg of this.getARGs()) {
            if (arg.isBefore(currentLine)) {
                const property = arg.getProperty();
                if (property) {
                    const variable = property.getName();
                    if (variables.indexOf(variable) === -1) {
                        variables.push(variable);
                    }
                }
            }
        }
        for (const env of this.getENVs()) {
            if (env.isBefore(currentLine)) {
                for (const property of env.getProperties()) {
                    const variable = property.getName();
                    if (variables.indexOf(variable) === -1) {
                        variables.push(variable);
                    }
                }
            }
        }
        return variables;
    }
    /**
     * Resolves a variable with the given name at the specified line
     * to its value. If null is returned, then the variable has been
     * defined but no value was given. If undefined is returned, then
     * a variable with the given name has not been defined yet as of
     * the given line.
     *
     * @param variable the name of the variable to resolve
     * @param line the line number that the variable is on, zero-based
     * @return the value of the variable as defined by an ARG or ENV
     *         instruction, or null if no value has been specified, or
     *         undefined if a variable with the given name has not
     *         been defined
     */
    resolveVariable(variable, line) {
        let envs = this.getENVs();
        for (let i = envs.length - 1; i >= 0; i--) {
            if (envs[i].isBefore(line)) {
                for (let property of envs[i].getProperties()) {
                    if (property.getName() === variable) {
                        return property.getValue();
                    }
                }
            }
        }
        let args = this.getARGs();
        for (let i = args.length - 1; i >= 0; i--) {
            if (args[i].isBefore(line)) {
                let property = args[i].getProperty();
                if (property && property.getName() === variable) {
                    return property.getValue();
                }
            }
        }
        return undefined;
    }
    getRange() {
        const instructions = this.getInstructions();
        if (instructions.length === 0) {
            // all templates should have instructions, this only happens for
            // the initial set of instruction
            return vscode_languageserver_types_1.Range.create(0, 0, 0, 0);
        }
        const instructionStart = instructions[0].getRange().start;
        const instructionEnd = instructions[instructions.length - 1].getRange().end;
        return vscode_languageserver_types_1.Range.create(instructionStart, instructionEnd);
    }
    contains(position) {
        const range = this.getRange();
        if (range === null) {
            return false;
        }
        return util_1.Util.isInsideRange(position, range);
    }
}
exports.ImageTemplate = ImageTemplate;


/***/ }),

/***/ 5279:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Instruction = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const util_1 = __nccwpck_require__(7459);
const line_1 = __nccwpck_require__(7005);
const argument_1 = __nccwpck_require__(5940);
const heredoc_1 = __nccwpck_require__(7599);
const variable_1 = __nccwpck_require__(3743);
const main_1 = __nccwpck_require__(8390);
class Instruction extends line_1.Line {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range);
        this.dockerfile = dockerfile;
        this.escapeChar = escapeChar;
        this.instruction = instruction;
        this.instructionRange = instructionRange;
    }
    toString() {
        let value = this.getKeyword();
        for (let arg of this.getRawArguments()) {
            value += ' ';
            value += arg.getValue();
        }
        return value;
    }
    getRangeContent(range) {
        if (range === null) {
            return null;
        }
        return this.document.getText().substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
    }
    getInstructionRange() {
        return this.instructionRange;
    }
    getInstruction() {
        return this.instruction;
    }
    getKeyword() {
        return this.getInstruction().toUpperCase();
    }
    getArgumentsRange() {
        let args = this.getArguments();
        if (args.length === 0) {
            return null;
        }
        return vscode_languageserver_types_1.Range.create(args[0].getRange().start, args[args.length - 1].getRange().end);
    }
    getArgumentsRanges() {
        let args = this.getArguments();
        if (args.length === 0) {
            return [];
        }
        if (args[0].getRange().start.line === args[args.length - 1].getRange().end.line) {
            return [vscode_languageserver_types_1.Range.create(args[0].getRange().start, args[args.length - 1].getRange().end)];
        }
        let ranges = [];
        let end = -1;
        let startPosition = args[0].getRange().start;
        let range = this.getInstructionRange();
        let extra = this.document.offsetAt(startPosition) - this.document.offsetAt(range.start);
        let content = this.getTextContent();
        let fullArgs = content.substring(extra, this.document.offsetAt(args[args.length - 1].getRange().end) - this.document.offsetAt(range.start));
        let offset = this.document.offsetAt(range.start) + extra;
        let start = false;
        let comment = false;
        for (let i = 0; i < fullArgs.length; i++) {
            let char = fullArgs.charAt(i);
            if (char === this.escapeChar) {
                let next = fullArgs.charAt(i + 1);
                if (next === ' ' || next === '\t') {
                    whitespaceCheck: for (let j = i + 2; j < fullArgs.length; j++) {
                        switch (fullArgs.charAt(j)) {
                            case ' ':
                            case '\t':
                                continue;
                            case '\r':
                                j++;
                            case '\n':
                                if (startPosition !== null) {
                                    ranges.push(vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(offset + end + 1)));
                                }
                                startPosition = null;
                                start = true;
                                comment = false;
                                i = j;
                                break whitespaceCheck;
                            default:
                                break whitespaceCheck;
                        }
                    }
                }
                else if (next === '\r') {
                    if (startPosition !== null) {
                        ranges.push(vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(offset + end + 1)));
                        startPosition = null;
                    }
                    start = true;
                    comment = false;
                    i += 2;
                }
                else if (next === '\n') {
                    if (startPosition !== null) {
                        ranges.push(vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(offset + end + 1)));
                    }
                    startPosition = null;
                    start = true;
                    comment = false;
                    i++;
                }
                else {
                    i++;
                }
            }
            else if (util_1.Util.isNewline(char)) {
                if (comment) {
                    startPosition = null;
                    start = true;
                    comment = false;
                }
            }
            else {
                if (!comment) {
                    if (startPosition === null) {
                        if (char === '#') {
                            comment = true;
                            continue;
                        }
                        let position = this.document.positionAt(offset + i);
                        if (position.character !== 0) {
                            startPosition = vscode_languageserver_types_1.Position.create(position.line, 0);
                        }
                    }
                    end = i;
                }
            }
        }
        if (startPosition === null) {
            // should only happen if the last argument is on its own line with
            // no leading whitespace
            ranges.push(vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + end), this.document.positionAt(offset + end + 1)));
        }
        else {
            ranges.push(vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(offset + end + 1)));
        }
        return ranges;
    }
    getRawArgumentsContent() {
        let args = this.getArguments();
        if (args.length === 0) {
            return null;
        }
        return this.getRangeContent(vscode_languageserver_types_1.Range.create(args[0].getRange().start, args[args.length - 1].getRange().end));
    }
    getArgumentsContent() {
        let args = this.getArguments();
        if (args.length === 0) {
            return null;
        }
        let content = "";
        let ranges = this.getArgumentsRanges();
        let documentText = this.document.getText();
        for (let range of ranges) {
            content += documentText.substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
        }
        return content;
    }
    getArguments() {
        return this.getRawArguments();
    }
    getRawArguments() {
        let args = [];
        let range = this.getInstructionRange();
        let extra = this.document.offsetAt(range.end) - this.document.offsetAt(range.start);
        let content = this.getTextContent();
        let fullArgs = content.substring(extra);
        let offset = this.document.offsetAt(range.start) + extra;
        let start = false;
        let comment = false;
        let found = -1;
        // determines whether the parser has found a space or tab
        // whitespace character that's a part of an escaped newline sequence
        let escapedWhitespaceDetected = false;
        // determines if the parser is currently in an escaped newline sequence
        let escaping = false;
        let escapeMarker = -1;
        let escapedArg = "";
        for (let i = 0; i < fullArgs.length; i++) {
            let char = fullArgs.charAt(i);
            if (util_1.Util.isWhitespace(char)) {
                if (escaping) {
                    escapedWhitespaceDetected = true;
                    if (util_1.Util.isNewline(char)) {
                        // reached a newline, any previously
                        // detected whitespace should be ignored
                        escapedWhitespaceDetected = false;
                        if (comment) {
                            // reached a newline, no longer in a comment
                            comment = false;
                            start = true;
                        }
                    }
                    continue;
                }
                else if (found !== -1) {
                    if (escapeMarker === -1) {
                        args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + i))));
                    }
                    else {
                        args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + escapeMarker))));
                    }
                    escapeMarker = -1;
                    escapedArg = "";
                    found = -1;
                }
            }
            else if (char === this.escapeChar) {
                let next = fullArgs.charAt(i + 1);
                if (next === ' ' || next === '\t') {
                    whitespaceCheck: for (let j = i + 2; j < fullArgs.length; j++) {
                        let newlineCheck = fullArgs.charAt(j);
                        switch (newlineCheck) {
                            case ' ':
                            case '\t':
                                continue;
                            case '\r':
                                j++;
                            case '\n':
                                comment = false;
                                escaping = true;
                                start = true;
                                if (found !== -1) {
                                    escapeMarker = i;
                                }
                                i = j;
                                break whitespaceCheck;
                            default:
                                escapeMarker = i;
                                if (found === -1) {
                                    i = j - 1;
                                }
                                break whitespaceCheck;
                        }
                    }
                }
                else if (next === '\r') {
                    comment = false;
                    escaping = true;
                    start = true;
                    if (found !== -1 && escapeMarker === -1) {
                        escapeMarker = i;
                    }
                    i += 2;
                }
                else if (next === '\n') {
                    comment = false;
                    escaping = true;
                    start = true;
                    if (found !== -1 && escapeMarker === -1) {
                        escapeMarker = i;
                    }
                    i++;
                }
                else {
                    if (escapedWhitespaceDetected && escapeMarker !== -1) {
                        args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + escapeMarker))));
                        escapedArg = "";
                        found = -1;
                    }
                    escapeMarker = -1;
                    escapedWhitespaceDetected = false;
                    escaping = false;
                    if (next === '$') {
                        escapedArg = escapedArg + char + next;
                    }
                    else if (next === '') {
                        // reached EOF, stop processing
                        break;
                    }
                    else {
                        escapedArg = escapedArg + next;
                    }
                    if (found === -1) {
                        found = i;
                    }
                    i++;
                }
            }
            else if (!comment) {
                if (start && char === '#') {
                    comment = true;
                }
                else {
                    if (escapedWhitespaceDetected && escapeMarker !== -1) {
                        args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + escapeMarker))));
                        escapedArg = "";
                        found = -1;
                    }
                    escapedWhitespaceDetected = false;
                    escaping = false;
                    escapeMarker = -1;
                    escapedArg = escapedArg + char;
                    if (found === -1) {
                        found = i;
                    }
                }
                // non-whitespace character detected, reset
                start = false;
            }
        }
        if (found !== -1) {
            if (escapeMarker === -1) {
                args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + fullArgs.length))));
            }
            else {
                args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + escapeMarker))));
            }
        }
        return args;
    }
    getExpandedArguments() {
        let args = this.getArguments();
        for (let i = 0; i < args.length; i++) {
            const argRange = args[i].getRange();
            let offset = this.document.offsetAt(argRange.start);
            const variables = this.parseVariables(offset, args[i].getValue());
            const swaps = [];
            let requiresExpansion = false;
            for (let variable of variables) {
                const value = this.dockerfile.resolveVariable(variable.getName(), variable.getNameRange().start.line);
                swaps.push(value);
                requiresExpansion = requiresExpansion || value !== undefined;
            }
            if (requiresExpansion) {
                let expanded = "";
                for (let j = 0; j < swaps.length; j++) {
                    const variableRange = variables[j].getRange();
                    const start = this.document.offsetAt(variableRange.start);
                    const end = this.document.offsetAt(variableRange.end);
                    if (swaps[j]) {
                        // replace variable with its resolved value
                        expanded += this.document.getText().substring(offset, start);
                        expanded += swaps[j];
                        offset = end;
                    }
                    else {
                        expanded += this.document.getText().substring(offset, end);
                        offset = end;
                    }
                }
                const argEnd = this.document.offsetAt(argRange.end);
                if (argEnd !== offset) {
                    // if the variable's range doesn't match the argument,
                    // append the remaining text
                    expanded += this.document.getText().substring(offset, argEnd);
                }
                args[i] = new argument_1.Argument(expanded, argRange);
            }
        }
        return args;
    }
    getVariables() {
        const variables = [];
        const args = this.getRawArguments();
        for (const arg of args) {
            let range = arg.getRange();
            let rawValue = this.document.getText().substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
            const parsedVariables = this.parseVariables(this.document.offsetAt(arg.getRange().start), rawValue);
            for (const parsedVariable of parsedVariables) {
                variables.push(parsedVariable);
            }
        }
        return variables;
    }
    parseVariables(offset, arg) {
        let variables = [];
        variableLoop: for (let i = 0; i < arg.length; i++) {
            switch (arg.charAt(i)) {
                case this.escapeChar:
                    if (arg.charAt(i + 1) === '$') {
                        i++;
                    }
                    break;
                case '$':
                    if (arg.charAt(i + 1) === '{') {
                        let escapedString = "${";
                        let escapedName = "";
                        let nameEnd = -1;
                        let escapedSubstitutionParameter = "";
                        let substitutionStart = -1;
                        let substitutionEnd = -1;
                        let modifierRead = -1;
                        nameLoop: for (let j = i + 2; j < arg.length; j++) {
                            let char = arg.charAt(j);
                            switch (char) {
                                case this.escapeChar:
                                    for (let k = j + 1; k < arg.length; k++) {
                                        switch (arg.charAt(k)) {
                                            case ' ':
                                            case '\t':
                                            case '\r':
                                                // ignore whitespace
                                                continue;
                                            case '\n':
                                                // escape this newline
                                                j = k;
                                                continue nameLoop;
                                        }
                                    }
                                    break;
                                case '}':
                                    escapedString += '}';
                                    let modifier = null;
                                    let modifierRange = null;
                                    let substitutionParameter = modifierRead !== -1 ? escapedSubstitutionParameter : null;
                                    let substitutionRange = null;
                                    if (nameEnd === -1) {
                                        nameEnd = j;
                                    }
                                    else if (nameEnd + 1 === j) {
                                        modifier = "";
                                        modifierRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + nameEnd + 1), this.document.positionAt(offset + nameEnd + 1));
                                    }
                                    else {
                                        if (substitutionStart === -1) {
                                            // no substitution parameter found,
                                            // but a modifier character existed,
                                            // just offset the range by 1 from
                                            // the modifier character
                                            substitutionStart = modifierRead + 1;
                                            substitutionEnd = modifierRead + 1;
                                        }
                                        else {
                                            // offset one more from the last
                                            // character found
                                            substitutionEnd = substitutionEnd + 1;
                                        }
                                        modifier = arg.substring(modifierRead, modifierRead + 1);
                                        modifierRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + modifierRead), this.document.positionAt(offset + modifierRead + 1));
                                        substitutionRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + substitutionStart), this.document.positionAt(offset + substitutionEnd));
                                    }
                                    let start = this.document.positionAt(offset + i);
                                    variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 2), this.document.positionAt(offset + nameEnd)), vscode_languageserver_types_1.Range.create(start, this.document.positionAt(offset + j + 1)), modifier, modifierRange, substitutionParameter, substitutionRange, this.dockerfile.resolveVariable(escapedName, start.line) !== undefined, this.isBuildVariable(escapedName, start.line), escapedString));
                                    i = j;
                                    continue variableLoop;
                                case ':':
                                    if (nameEnd === -1) {
                                        nameEnd = j;
                                    }
                                    else if (modifierRead !== -1) {
                                        if (substitutionStart === -1) {
                                            substitutionStart = j;
                                            substitutionEnd = j;
                                        }
                                        else {
                                            substitutionEnd = j;
                                        }
                                        escapedSubstitutionParameter += ':';
                                    }
                                    else {
                                        modifierRead = j;
                                    }
                                    escapedString += ':';
                                    break;
                                case '\n':
                                case '\r':
                                case ' ':
                                case '\t':
                                    break;
                                default:
                                    if (nameEnd === -1) {
                                        escapedName += char;
                                    }
                                    else if (modifierRead !== -1) {
                                        if (substitutionStart === -1) {
                                            substitutionStart = j;
                                            substitutionEnd = j;
                                        }
                                        else {
                                            substitutionEnd = j;
                                        }
                                        escapedSubstitutionParameter += char;
                                    }
                                    else {
                                        modifierRead = j;
                                    }
                                    escapedString += char;
                                    break;
                            }
                        }
                        // no } found, not a valid variable, stop processing
                        break variableLoop;
                    }
                    else if (util_1.Util.isWhitespace(arg.charAt(i + 1)) || i === arg.length - 1) {
                        // $ followed by whitespace or EOF, ignore this variable
                        continue;
                    }
                    else {
                        let escapedName = "";
                        nameLoop: for (let j = i + 1; j < arg.length; j++) {
                            let char = arg.charAt(j);
                            switch (char) {
                                case '\r':
                                case '\n':
                                case ' ':
                                case '\t':
                                    continue;
                                case '$':
                                case '\'':
                                case '"':
                                    let varStart = this.document.positionAt(offset + i);
                                    variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 1), this.document.positionAt(offset + j)), vscode_languageserver_types_1.Range.create(varStart, this.document.positionAt(offset + j)), null, null, null, null, this.dockerfile.resolveVariable(escapedName, varStart.line) !== undefined, this.isBuildVariable(escapedName, varStart.line), '$' + escapedName));
                                    i = j - 1;
                                    continue variableLoop;
                                case this.escapeChar:
                                    for (let k = j + 1; k < arg.length; k++) {
                                        switch (arg.charAt(k)) {
                                            case ' ':
                                            case '\t':
                                            case '\r':
                                                // ignore whitespace
                                                continue;
                                            case '\n':
                                                // escape this newline
                                                j = k;
                                                continue nameLoop;
                                        }
                                    }
                                    // reached EOF after an escape character
                                    let start = this.document.positionAt(offset + i);
                                    variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 1), this.document.positionAt(offset + j)), vscode_languageserver_types_1.Range.create(start, this.document.positionAt(offset + j)), null, null, null, null, this.dockerfile.resolveVariable(escapedName, start.line) !== undefined, this.isBuildVariable(escapedName, start.line), '$' + escapedName));
                                    break variableLoop;
                            }
                            if (char.match(/^[a-z0-9_]+$/i) === null) {
                                let varStart = this.document.positionAt(offset + i);
                                variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 1), this.document.positionAt(offset + j)), vscode_languageserver_types_1.Range.create(varStart, this.document.positionAt(offset + j)), null, null, null, null, this.dockerfile.resolveVariable(escapedName, varStart.line) !== undefined, this.isBuildVariable(escapedName, varStart.line), '$' + escapedName));
                                i = j - 1;
                                continue variableLoop;
                            }
                            escapedName += char;
                        }
                        let start = this.document.positionAt(offset + i);
                        variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 1), this.document.positionAt(offset + arg.length)), vscode_languageserver_types_1.Range.create(start, this.document.positionAt(offset + arg.length)), null, null, null, null, this.dockerfile.resolveVariable(escapedName, start.line) !== undefined, this.isBuildVariable(escapedName, start.line), '$' + escapedName));
                    }
                    break variableLoop;
            }
        }
        return variables;
    }
    isBuildVariable(variable, line) {
        if (this.getKeyword() === main_1.Keyword.FROM) {
            for (const initialArg of this.dockerfile.getInitialARGs()) {
                const arg = initialArg;
                const property = arg.getProperty();
                if (property && variable === property.getName()) {
                    return true;
                }
            }
            return undefined;
        }
        let image = this.dockerfile.getContainingImage(vscode_languageserver_types_1.Position.create(line, 0));
        let envs = image.getENVs();
        for (let i = envs.length - 1; i >= 0; i--) {
            if (envs[i].isBefore(line)) {
                for (let property of envs[i].getProperties()) {
                    if (property.getName() === variable) {
                        return false;
                    }
                }
            }
        }
        let args = image.getARGs();
        for (let i = args.length - 1; i >= 0; i--) {
            if (args[i].isBefore(line)) {
                let property = args[i].getProperty();
                if (property && property.getName() === variable) {
                    return true;
                }
            }
        }
        return undefined;
    }
    createSingleLineHeredocs(args) {
        const heredocs = [];
        // instruction only on one line, if heredocs exist they would be incomplete
        for (const arg of args) {
            const value = arg.getValue();
            if (value.startsWith("<<") && util_1.Util.parseHeredocName(value) !== null) {
                const startRange = arg.getRange();
                const nameRange = this.getNameRange(startRange);
                const name = this.getName(nameRange);
                heredocs.push(new heredoc_1.Heredoc(startRange, name, nameRange, null, null));
            }
        }
        return heredocs;
    }
    getName(nameRange) {
        const content = this.document.getText(nameRange);
        let escaping = false;
        let name = "";
        nameLoop: for (let i = 0; i < content.length; i++) {
            const ch = content.charAt(i);
            switch (ch) {
                case this.escapeChar:
                    escaping = true;
                    for (let j = i + 1; j < content.length; j++) {
                        switch (content.charAt(j)) {
                            case ' ':
                            case '\t':
                                break;
                            case '\r':
                                i = j + 1;
                                continue nameLoop;
                            case '\n':
                                i = j;
                                continue nameLoop;
                            default:
                                name += content.charAt(j);
                                i = j;
                                continue nameLoop;
                        }
                    }
                    break;
                case '#':
                    if (escaping) {
                        for (let j = i + 1; j < content.length; j++) {
                            switch (content.charAt(j)) {
                                case '\n':
                                    i = j;
                                    continue nameLoop;
                            }
                        }
                    }
                case ' ':
                case '\t':
                case '\r':
                case '\n':
                    if (escaping) {
                        break;
                    }
                default:
                    name += ch;
                    break;
            }
        }
        return name;
    }
    getNameRange(startRange) {
        const content = this.document.getText(startRange);
        let endFound = false;
        let searchHyphen = false;
        let start = -1;
        let end = -1;
        let escaping = false;
        let quote = null;
        contentLoop: for (let i = 0; i < content.length; i++) {
            const ch = content.charAt(i);
            switch (ch) {
                case '"':
                case '\'':
                    if (quote === ch) {
                        break contentLoop;
                    }
                    quote = ch;
                    continue;
                case this.escapeChar:
                    for (let j = i + 1; j < content.length; j++) {
                        switch (content.charAt(j)) {
                            case '\n':
                                escaping = true;
                                j = i;
                                continue contentLoop;
                        }
                    }
                    break;
                case ' ':
                case '\t':
                case '\r':
                case '\n':
                    break;
                case '<':
                    if (endFound) {
                        searchHyphen = true;
                    }
                    else {
                        endFound = true;
                    }
                    break;
                case '-':
                    if (searchHyphen) {
                        searchHyphen = false;
                        break;
                    }
                case '#':
                    if (escaping) {
                        for (let j = i + 1; j < content.length; j++) {
                            switch (content.charAt(j)) {
                                case '\n':
                                    i = j;
                                    continue contentLoop;
                            }
                        }
                    }
                default:
                    if (start === -1) {
                        start = i;
                    }
                    if (quote !== null) {
                        end = i + 1;
                        break;
                    }
                    break contentLoop;
            }
        }
        if (start === -1) {
            return vscode_languageserver_types_1.Range.create(startRange.end, startRange.end);
        }
        const nameStart = this.document.positionAt(this.document.offsetAt(startRange.start) + start);
        const nameEnd = quote !== null ? this.document.positionAt(this.document.offsetAt(startRange.start) + end) : startRange.end;
        return vscode_languageserver_types_1.Range.create(nameStart, nameEnd);
    }
    getHeredocs() {
        const args = this.getArguments();
        if (args.length === 0) {
            return [];
        }
        const heredocs = [];
        const range = this.getRange();
        if (range.start.line === range.end.line) {
            // instruction only on one line, if heredocs exist they would be incomplete
            return this.createSingleLineHeredocs(args);
        }
        const heredocDefinitions = [];
        let heredocsProcessed = false;
        let escaping = false;
        let contentStart = -1;
        let contentEnd = -1;
        let lineStart = -1;
        let currentHeredoc = 0;
        const startOffset = this.document.offsetAt(args[0].getRange().start);
        const content = this.getRangeContent(vscode_languageserver_types_1.Range.create(args[0].getRange().start, this.getRange().end));
        contentLoop: for (let i = 0; i < content.length; i++) {
            switch (content.charAt(i)) {
                case this.escapeChar:
                    escaping = true;
                    for (let j = i + 1; j < content.length; j++) {
                        switch (content.charAt(j)) {
                            case ' ':
                            case '\t':
                                break;
                            case '\r':
                                j++;
                            case '\n':
                                i = j;
                                continue contentLoop;
                            default:
                                i = j;
                                continue contentLoop;
                        }
                    }
                    break;
                case '\r':
                    break;
                case '\n':
                    if (escaping) {
                        break;
                    }
                    if (heredocsProcessed) {
                        if (contentStart === -1) {
                            contentStart = i;
                        }
                        contentEnd = i;
                        const arg = heredocDefinitions[currentHeredoc];
                        const startRange = arg.getRange();
                        const nameRange = this.getNameRange(startRange);
                        const name = this.getName(nameRange);
                        const delimiterRange = this.getDelimiterRange(arg, name, vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + lineStart), this.document.positionAt(startOffset + i)));
                        if (delimiterRange !== null) {
                            const contentRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + contentStart), this.document.positionAt(startOffset + lineStart - 1));
                            heredocs.push(new heredoc_1.Heredoc(startRange, name, nameRange, contentRange, delimiterRange));
                            contentStart = -1;
                            currentHeredoc++;
                        }
                        lineStart = -1;
                    }
                    else {
                        // found a newline that hasn't been escaped,
                        // must be in a heredoc
                        const offsetLimit = startOffset + i;
                        for (const arg of args) {
                            // check if this argument is on the initial line of the instruction,
                            // note that it may not all be on the same line due to escaped newlines,
                            // because of that we need to use offset checks instead of line checks
                            // as an argument being on a different line in the document does not
                            // imply it is on a different line from the Dockerfile's point of view
                            if (this.document.offsetAt(arg.getRange().start) < offsetLimit) {
                                if (arg.getValue().startsWith("<<")) {
                                    heredocDefinitions.push(arg);
                                }
                            }
                            else {
                                break;
                            }
                        }
                        heredocsProcessed = true;
                        lineStart = -1;
                        continue contentLoop;
                    }
                    break;
                case ' ':
                case '\t':
                    if (escaping) {
                        break;
                    }
                case '#':
                    if (escaping) {
                        for (let j = i + 1; j < content.length; j++) {
                            switch (content.charAt(j)) {
                                case '\n':
                                    i = j;
                                    continue contentLoop;
                            }
                        }
                    }
                default:
                    if (escaping) {
                        escaping = false;
                    }
                    if (heredocsProcessed) {
                        if (contentStart === -1) {
                            contentStart = i;
                        }
                        if (lineStart === -1) {
                            lineStart = i;
                        }
                    }
                    break;
            }
        }
        if (heredocsProcessed) {
            const arg = heredocDefinitions[currentHeredoc];
            const startRange = arg.getRange();
            const nameRange = this.getNameRange(startRange);
            const name = this.getName(nameRange);
            let contentRange = null;
            // check if the last line of this instruction matches the name of the last heredoc
            const delimiterRange = this.getDelimiterRange(arg, name, vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + lineStart), range.end));
            if (delimiterRange === null) {
                contentRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + contentStart), range.end);
            }
            else if (contentEnd !== -1) {
                contentRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + contentStart), this.document.positionAt(startOffset + contentEnd));
            }
            heredocs.push(new heredoc_1.Heredoc(startRange, name, nameRange, contentRange, delimiterRange));
            currentHeredoc++;
            for (let i = currentHeredoc; i < heredocDefinitions.length; i++) {
                const arg = heredocDefinitions[currentHeredoc];
                const startRange = arg.getRange();
                const nameRange = this.getNameRange(startRange);
                const name = this.getName(nameRange);
                heredocs.push(new heredoc_1.Heredoc(startRange, name, nameRange, null, null));
                currentHeredoc++;
            }
        }
        else {
            // instruction only on one line, if heredocs exist they would be incomplete
            return this.createSingleLineHeredocs(args);
        }
        return heredocs;
    }
    getDelimiterRange(startArg, name, candidateRange) {
        const text = this.document.getText(candidateRange);
        if (startArg.getValue().startsWith("<<-")) {
            // remove tabs in the front
            let index = 0;
            while (text.charAt(index) === '\t') {
                index++;
            }
            if (text.substring(index) === name) {
                return vscode_languageserver_types_1.Range.create(vscode_languageserver_types_1.Position.create(candidateRange.start.line, index), candidateRange.end);
            }
            return null;
        }
        return text === name ? candidateRange : null;
    }
}
exports.Instruction = Instruction;


/***/ }),

/***/ 9618:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Add = void 0;
const jsonInstruction_1 = __nccwpck_require__(5305);
class Add extends jsonInstruction_1.JSONInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    stopSearchingForFlags(argument) {
        return argument.indexOf("--") === -1;
    }
}
exports.Add = Add;


/***/ }),

/***/ 4381:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Arg = void 0;
const property_1 = __nccwpck_require__(9602);
const propertyInstruction_1 = __nccwpck_require__(4984);
class Arg extends propertyInstruction_1.PropertyInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
        this.property = null;
        const args = this.getPropertyArguments();
        if (args.length === 1) {
            this.property = new property_1.Property(this.document, this.escapeChar, args[0]);
        }
        else {
            this.property = null;
        }
    }
    /**
     * Returns the variable defined by this ARG. This may be null if
     * this ARG instruction is malformed and has no variable
     * declaration.
     */
    getProperty() {
        return this.property;
    }
}
exports.Arg = Arg;


/***/ }),

/***/ 5517:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Cmd = void 0;
const jsonInstruction_1 = __nccwpck_require__(5305);
class Cmd extends jsonInstruction_1.JSONInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
}
exports.Cmd = Cmd;


/***/ }),

/***/ 444:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Copy = void 0;
const jsonInstruction_1 = __nccwpck_require__(5305);
class Copy extends jsonInstruction_1.JSONInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    stopSearchingForFlags(argument) {
        return argument.indexOf("--") === -1;
    }
    getFromFlag() {
        let flags = super.getFlags();
        return flags.length === 1 && flags[0].getName() === "from" ? flags[0] : null;
    }
    /**
     * Returns there here-documents that are defined in this RUN
     * instruction.
     *
     * This API is experimental and subject to change.
     */
    getHeredocs() {
        return super.getHeredocs();
    }
}
exports.Copy = Copy;


/***/ }),

/***/ 1835:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Entrypoint = void 0;
const jsonInstruction_1 = __nccwpck_require__(5305);
class Entrypoint extends jsonInstruction_1.JSONInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
}
exports.Entrypoint = Entrypoint;


/***/ }),

/***/ 1822:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Env = void 0;
const propertyInstruction_1 = __nccwpck_require__(4984);
class Env extends propertyInstruction_1.PropertyInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    getProperties() {
        return super.getProperties();
    }
}
exports.Env = Env;


/***/ }),

/***/ 5377:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.From = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const modifiableInstruction_1 = __nccwpck_require__(2393);
class From extends modifiableInstruction_1.ModifiableInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    stopSearchingForFlags(argument) {
        return argument.indexOf("--") === -1;
    }
    getImage() {
        const args = this.getArguments();
        return args.length > 0 ? args[0].getValue() : null;
    }
    /**
     * Returns the name of the image that will be used as the base image.
     *
     * @return the base image's name, or null if unspecified
     */
    getImageName() {
        const imageName = this.getRangeContent(this.getImageNameRange());
        if (imageName === null) {
            return null;
        }
        let commented = false;
        let escaped = false;
        let name = "";
        for (let i = 0; i < imageName.length; i++) {
            const ch = imageName.charAt(i);
            switch (ch) {
                case this.escapeChar:
                    escaped = true;
                    break;
                case '\r':
                    continue;
                case '\n':
                    commented = false;
                    break;
                case ' ':
                case '\t':
                    break;
                case '#':
                    if (escaped) {
                        commented = true;
                    }
                    else {
                        name = name + ch;
                        escaped = false;
                    }
                    break;
                default:
                    if (!commented) {
                        name = name + ch;
                        escaped = false;
                    }
                    break;
            }
        }
        return name;
    }
    /**
     * Returns the range that covers the name of the image used by
     * this instruction.
     *
     * @return the range of the name of this instruction's argument,
     *         or null if no image has been specified
     */
    getImageNameRange() {
        let range = this.getImageRange();
        if (range) {
            let registryRange = this.getRegistryRange();
            if (registryRange) {
                range.start = this.document.positionAt(this.document.offsetAt(registryRange.end) + 1);
            }
            let tagRange = this.getImageTagRange();
            let digestRange = this.getImageDigestRange();
            if (tagRange === null) {
                if (digestRange !== null) {
                    range.end = this.document.positionAt(this.document.offsetAt(digestRange.start) - 1);
                }
            }
            else {
                range.end = this.document.positionAt(this.document.offsetAt(tagRange.start) - 1);
            }
            return range;
        }
        return null;
    }
    /**
     * Returns the range that covers the image argument of this
     * instruction. This includes the tag or digest of the image if
     * it has been specified by the instruction.
     *
     * @return the range of the image argument, or null if no image
     *         has been specified
     */
    getImageRange() {
        let args = this.getArguments();
        return args.length !== 0 ? args[0].getRange() : null;
    }
    getImageTag() {
        return this.getRangeContent(this.getImageTagRange());
    }
    /**
     * Returns the range in the document that the tag of the base
     * image encompasses.
     *
     * @return the base image's tag's range in the document, or null
     *         if no tag has been specified
     */
    getImageTagRange() {
        const range = this.getImageRange();
        if (range) {
            const rangeStartOffset = this.document.offsetAt(range.start);
            const content = this.getRangeContent(range);
            const atIndex = this.indexOf(rangeStartOffset, content, '@');
            const slashIndex = content.indexOf('/');
            if (atIndex === -1) {
                const colonIndex = this.lastIndexOf(rangeStartOffset, content, ':');
                if (colonIndex > slashIndex) {
                    return vscode_languageserver_types_1.Range.create(this.document.positionAt(rangeStartOffset + colonIndex + 1), range.end);
                }
            }
            const subcontent = content.substring(0, atIndex);
            const subcolonIndex = subcontent.indexOf(':');
            if (subcolonIndex === -1) {
                return null;
            }
            if (slashIndex === -1) {
                // slash not found suggests no registry and no namespace defined
                return vscode_languageserver_types_1.Range.create(this.document.positionAt(rangeStartOffset + subcolonIndex + 1), this.document.positionAt(rangeStartOffset + atIndex));
            }
            // both colon and slash found, check if it is a port
            if (subcolonIndex < slashIndex) {
                return null;
            }
            return vscode_languageserver_types_1.Range.create(this.document.positionAt(rangeStartOffset + subcolonIndex + 1), this.document.positionAt(rangeStartOffset + subcontent.length));
        }
        return null;
    }
    getImageDigest() {
        return this.getRangeContent(this.getImageDigestRange());
    }
    /**
     * Returns the range in the document that the digest of the base
     * image encompasses.
     *
     * @return the base image's digest's range in the document, or null
     *         if no digest has been specified
     */
    getImageDigestRange() {
        let range = this.getImageRange();
        if (range) {
            let content = this.getRangeContent(range);
            let index = this.lastIndexOf(this.document.offsetAt(range.start), content, '@');
            if (index !== -1) {
                return vscode_languageserver_types_1.Range.create(range.start.line, range.start.character + index + 1, range.end.line, range.end.character);
            }
        }
        return null;
    }
    indexOf(documentOffset, content, searchString) {
        let index = content.indexOf(searchString);
        const variables = this.getVariables();
        for (let i = 0; i < variables.length; i++) {
            const position = documentOffset + index;
            const variableRange = variables[i].getRange();
            if (this.document.offsetAt(variableRange.start) < position && position < this.document.offsetAt(variableRange.end)) {
                const offset = this.document.offsetAt(variableRange.end) - documentOffset;
                const substring = content.substring(offset);
                const subIndex = substring.indexOf(searchString);
                if (subIndex === -1) {
                    return -1;
                }
                index = subIndex + offset;
                i = -1;
                continue;
            }
        }
        return index;
    }
    lastIndexOf(documentOffset, content, searchString) {
        let index = content.lastIndexOf(searchString);
        const variables = this.getVariables();
        for (let i = 0; i < variables.length; i++) {
            const position = documentOffset + index;
            const variableRange = variables[i].getRange();
            if (this.document.offsetAt(variableRange.start) < position && position < this.document.offsetAt(variableRange.end)) {
                index = content.substring(0, index).lastIndexOf(searchString);
                if (index === -1) {
                    return -1;
                }
                i = -1;
                continue;
            }
        }
        return index;
    }
    getRegistry() {
        return this.getRangeContent(this.getRegistryRange());
    }
    getRegistryRange() {
        const range = this.getImageRange();
        if (range) {
            const tagRange = this.getImageTagRange();
            const digestRange = this.getImageDigestRange();
            if (tagRange === null) {
                if (digestRange !== null) {
                    range.end = this.document.positionAt(this.document.offsetAt(digestRange.start) - 1);
                }
            }
            else {
                range.end = this.document.positionAt(this.document.offsetAt(tagRange.start) - 1);
            }
            const content = this.getRangeContent(range);
            const rangeStart = this.document.offsetAt(range.start);
            const startingSlashIndex = this.indexOf(rangeStart, content, '/');
            if (startingSlashIndex === -1) {
                return null;
            }
            const portIndex = this.indexOf(rangeStart, content, ':');
            const dotIndex = this.indexOf(rangeStart, content, '.');
            // hostname detected
            if (portIndex !== -1 || dotIndex !== -1) {
                return vscode_languageserver_types_1.Range.create(range.start, this.document.positionAt(rangeStart + startingSlashIndex));
            }
            const registry = content.substring(0, startingSlashIndex);
            // localhost registry detected
            if (registry === 'localhost') {
                return vscode_languageserver_types_1.Range.create(range.start, this.document.positionAt(rangeStart + startingSlashIndex));
            }
        }
        return null;
    }
    getBuildStage() {
        let range = this.getBuildStageRange();
        return range === null ? null : this.getRangeContent(range);
    }
    getBuildStageRange() {
        let args = this.getArguments();
        if (args.length > 2 && args[1].getValue().toUpperCase() === "AS") {
            return args[2].getRange();
        }
        return null;
    }
    getPlatformFlag() {
        let flags = super.getFlags();
        return flags.length === 1 && flags[0].getName() === "platform" ? flags[0] : null;
    }
}
exports.From = From;


/***/ }),

/***/ 1167:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Healthcheck = void 0;
const modifiableInstruction_1 = __nccwpck_require__(2393);
class Healthcheck extends modifiableInstruction_1.ModifiableInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    stopSearchingForFlags(argument) {
        argument = argument.toUpperCase();
        return argument === "CMD" || argument === "NONE";
    }
    getSubcommand() {
        let args = this.getArguments();
        return args.length !== 0 ? args[0] : null;
    }
}
exports.Healthcheck = Healthcheck;


/***/ }),

/***/ 3871:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Label = void 0;
const propertyInstruction_1 = __nccwpck_require__(4984);
const util_1 = __nccwpck_require__(7459);
class Label extends propertyInstruction_1.PropertyInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    getVariables() {
        const variables = super.getVariables();
        const properties = this.getProperties();
        // iterate over all of this LABEL's properties
        for (const property of properties) {
            const value = property.getUnescapedValue();
            // check if the value is contained in single quotes,
            // single quotes would indicate a literal value
            if (value !== null && value.length > 2 && value.charAt(0) === '\'' && value.charAt(value.length - 1) === '\'') {
                const range = property.getValueRange();
                for (let i = 0; i < variables.length; i++) {
                    // if a variable is in a single quote, remove it from the list
                    if (util_1.Util.isInsideRange(variables[i].getRange().start, range)) {
                        variables.splice(i, 1);
                        i--;
                    }
                }
            }
        }
        return variables;
    }
    getProperties() {
        return super.getProperties();
    }
}
exports.Label = Label;


/***/ }),

/***/ 5554:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Onbuild = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const parser_1 = __nccwpck_require__(7988);
const instruction_1 = __nccwpck_require__(5279);
class Onbuild extends instruction_1.Instruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    getTrigger() {
        let trigger = this.getTriggerWord();
        return trigger === null ? null : trigger.toUpperCase();
    }
    getTriggerWord() {
        return this.getRangeContent(this.getTriggerRange());
    }
    getTriggerRange() {
        let args = this.getArguments();
        return args.length > 0 ? args[0].getRange() : null;
    }
    getTriggerInstruction() {
        let triggerRange = this.getTriggerRange();
        if (triggerRange === null) {
            return null;
        }
        let args = this.getArguments();
        return parser_1.Parser.createInstruction(this.document, this.dockerfile, this.escapeChar, vscode_languageserver_types_1.Range.create(args[0].getRange().start, this.getRange().end), this.getTriggerWord(), triggerRange);
    }
}
exports.Onbuild = Onbuild;


/***/ }),

/***/ 7224:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Run = void 0;
const jsonInstruction_1 = __nccwpck_require__(5305);
class Run extends jsonInstruction_1.JSONInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    stopSearchingForFlags(argument) {
        return argument.indexOf("--") === -1;
    }
    /**
     * Returns there here-documents that are defined in this RUN
     * instruction.
     *
     * This API is experimental and subject to change.
     */
    getHeredocs() {
        return super.getHeredocs();
    }
}
exports.Run = Run;


/***/ }),

/***/ 7523:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Shell = void 0;
const jsonInstruction_1 = __nccwpck_require__(5305);
class Shell extends jsonInstruction_1.JSONInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
}
exports.Shell = Shell;


/***/ }),

/***/ 4301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Stopsignal = void 0;
const instruction_1 = __nccwpck_require__(5279);
class Stopsignal extends instruction_1.Instruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
}
exports.Stopsignal = Stopsignal;


/***/ }),

/***/ 3998:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.User = void 0;
const instruction_1 = __nccwpck_require__(5279);
class User extends instruction_1.Instruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
}
exports.User = User;


/***/ }),

/***/ 1347:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Volume = void 0;
const jsonInstruction_1 = __nccwpck_require__(5305);
class Volume extends jsonInstruction_1.JSONInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
}
exports.Volume = Volume;


/***/ }),

/***/ 7529:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Workdir = void 0;
const instruction_1 = __nccwpck_require__(5279);
class Workdir extends instruction_1.Instruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    /**
     * Returns the path that has been defined. Note that this path may
     * be absolute or relative depending on what was written in the
     * instruction.
     *
     * @return the working directory's path, or null if this
     *         instruction has no arguments
     */
    getPath() {
        return this.getArgumentsContent();
    }
    /**
     * Returns the absolute path that this instruction resolves to. The
     * function will inspect prior WORKDIR instructions in the current
     * image or another build stage in the Dockerfile to try to
     * determine this.
     *
     * @return the absolute path of the working directory, or null if
     *         this instruction has no arguments, or undefined if it
     *         cannot be determined because only relative paths could be
     *         found
     */
    getAbsolutePath() {
        const path = this.getPath();
        if (path === null || path.startsWith("/")) {
            return path;
        }
        const startLine = this.getRange().start.line;
        const hierarchy = this.dockerfile.getStageHierarchy(startLine);
        for (let i = hierarchy.length - 1; i >= 0; i--) {
            const workdirs = hierarchy[i].getWORKDIRs();
            for (let j = workdirs.length - 1; j >= 0; j--) {
                if (workdirs[j].getRange().start.line < startLine) {
                    const parent = workdirs[j].getAbsolutePath();
                    if (parent === undefined || parent === null) {
                        return undefined;
                    }
                    return parent.endsWith("/") ? parent + path : parent + "/" + path;
                }
            }
        }
        return undefined;
    }
}
exports.Workdir = Workdir;


/***/ }),

/***/ 3702:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.JSONArgument = void 0;
const argument_1 = __nccwpck_require__(5940);
class JSONArgument extends argument_1.Argument {
    constructor(value, range, jsonRange) {
        super(value, range);
        this.jsonRange = jsonRange;
    }
    getJSONRange() {
        return this.jsonRange;
    }
    getJSONValue() {
        let value = super.getValue();
        value = value.substring(1, value.length - 1);
        return value;
    }
}
exports.JSONArgument = JSONArgument;


/***/ }),

/***/ 5305:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.JSONInstruction = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const argument_1 = __nccwpck_require__(5940);
const jsonArgument_1 = __nccwpck_require__(3702);
const modifiableInstruction_1 = __nccwpck_require__(2393);
class JSONInstruction extends modifiableInstruction_1.ModifiableInstruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
        this.openingBracket = null;
        this.closingBracket = null;
        this.jsonStrings = [];
        const argsContent = this.getRawArgumentsContent();
        if (argsContent === null) {
            return;
        }
        const args = this.getArguments();
        if (args.length === 1 && args[0].getValue() === "[]") {
            let argRange = args[0].getRange();
            this.openingBracket = new argument_1.Argument("[", vscode_languageserver_types_1.Range.create(argRange.start.line, argRange.start.character, argRange.start.line, argRange.start.character + 1));
            this.closingBracket = new argument_1.Argument("]", vscode_languageserver_types_1.Range.create(argRange.start.line, argRange.start.character + 1, argRange.end.line, argRange.end.character));
            return;
        }
        else if (args.length === 2 && args[0].getValue() === '[' && args[1].getValue() === ']') {
            this.openingBracket = args[0];
            this.closingBracket = args[1];
            return;
        }
        const argsOffset = document.offsetAt(this.getArgumentsRange().start);
        let start = -1;
        let last = "";
        let quoted = false;
        let escapedArg = "";
        argsCheck: for (let i = 0; i < argsContent.length; i++) {
            let char = argsContent.charAt(i);
            switch (char) {
                case '[':
                    if (last === "") {
                        this.openingBracket = new argument_1.Argument("[", vscode_languageserver_types_1.Range.create(document.positionAt(argsOffset + i), document.positionAt(argsOffset + i + 1)));
                        last = '[';
                    }
                    else if (quoted) {
                        escapedArg = escapedArg + char;
                    }
                    else {
                        break argsCheck;
                    }
                    break;
                case '"':
                    if (last === '[' || last === ',') {
                        start = i;
                        quoted = true;
                        last = '"';
                        escapedArg = escapedArg + char;
                        continue;
                    }
                    else if (last === '"') {
                        if (quoted) {
                            escapedArg = escapedArg + char;
                            // quoted string done
                            quoted = false;
                            this.jsonStrings.push(new jsonArgument_1.JSONArgument(escapedArg, vscode_languageserver_types_1.Range.create(document.positionAt(argsOffset + start), document.positionAt(argsOffset + i + 1)), vscode_languageserver_types_1.Range.create(document.positionAt(argsOffset + start + 1), document.positionAt(argsOffset + i))));
                            escapedArg = "";
                        }
                        else {
                            // should be a , or a ]
                            break argsCheck;
                        }
                    }
                    else {
                        break argsCheck;
                    }
                    break;
                case ',':
                    if (quoted) {
                        escapedArg = escapedArg + char;
                    }
                    else {
                        if (last === '"') {
                            last = ',';
                        }
                        else {
                            break argsCheck;
                        }
                    }
                    break;
                case ']':
                    if (quoted) {
                        escapedArg = escapedArg + char;
                    }
                    else if (last !== "") {
                        this.closingBracket = new argument_1.Argument("]", vscode_languageserver_types_1.Range.create(document.positionAt(argsOffset + i), document.positionAt(argsOffset + i + 1)));
                        break argsCheck;
                    }
                    break;
                case ' ':
                case '\t':
                    break;
                case '\\':
                    if (quoted) {
                        switch (argsContent.charAt(i + 1)) {
                            case '"':
                            case '\\':
                                escapedArg = escapedArg + argsContent.charAt(i + 1);
                                i++;
                                continue;
                            case ' ':
                            case '\t':
                                escapeCheck: for (let j = i + 2; j < argsContent.length; j++) {
                                    switch (argsContent.charAt(j)) {
                                        case '\r':
                                            // offset one more for \r\n
                                            j++;
                                        case '\n':
                                            i = j;
                                            continue argsCheck;
                                        case ' ':
                                        case '\t':
                                            break;
                                        default:
                                            break escapeCheck;
                                    }
                                }
                                break;
                            case '\r':
                                // offset one more for \r\n
                                i++;
                            default:
                                i++;
                                continue;
                        }
                    }
                    else {
                        escapeCheck: for (let j = i + 1; j < argsContent.length; j++) {
                            switch (argsContent.charAt(j)) {
                                case '\r':
                                    // offset one more for \r\n
                                    j++;
                                case '\n':
                                    i = j;
                                    continue argsCheck;
                                case ' ':
                                case '\t':
                                    break;
                                default:
                                    break escapeCheck;
                            }
                        }
                    }
                    break argsCheck;
                default:
                    if (!quoted) {
                        break argsCheck;
                    }
                    escapedArg = escapedArg + char;
                    break;
            }
        }
    }
    stopSearchingForFlags(_value) {
        return true;
    }
    getOpeningBracket() {
        return this.openingBracket;
    }
    getJSONStrings() {
        return this.jsonStrings;
    }
    getClosingBracket() {
        return this.closingBracket;
    }
}
exports.JSONInstruction = JSONInstruction;


/***/ }),

/***/ 7005:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Line = void 0;
class Line {
    constructor(document, range) {
        this.document = document;
        this.range = range;
    }
    getRange() {
        return this.range;
    }
    getTextContent() {
        return this.document.getText().substring(this.document.offsetAt(this.range.start), this.document.offsetAt(this.range.end));
    }
    isAfter(line) {
        return this.range.start.line > line.range.start.line;
    }
    isBefore(line) {
        return this.range.start.line < line;
    }
}
exports.Line = Line;


/***/ }),

/***/ 8390:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.DockerfileParser = exports.DefaultVariables = exports.Directive = exports.Keyword = exports.Workdir = exports.Volume = exports.User = exports.Stopsignal = exports.Shell = exports.Run = exports.PropertyInstruction = exports.Onbuild = exports.ModifiableInstruction = exports.Label = exports.JSONInstruction = exports.Heredoc = exports.Healthcheck = exports.From = exports.Env = exports.Entrypoint = exports.Copy = exports.Cmd = exports.Arg = exports.Add = exports.Variable = exports.Property = exports.ParserDirective = exports.Line = exports.Instruction = exports.Flag = exports.Comment = exports.JSONArgument = exports.Argument = void 0;
var argument_1 = __nccwpck_require__(5940);
Object.defineProperty(exports, "Argument", ({ enumerable: true, get: function () { return argument_1.Argument; } }));
var jsonArgument_1 = __nccwpck_require__(3702);
Object.defineProperty(exports, "JSONArgument", ({ enumerable: true, get: function () { return jsonArgument_1.JSONArgument; } }));
const comment_1 = __nccwpck_require__(4022);
Object.defineProperty(exports, "Comment", ({ enumerable: true, get: function () { return comment_1.Comment; } }));
const parser_1 = __nccwpck_require__(7988);
var flag_1 = __nccwpck_require__(1077);
Object.defineProperty(exports, "Flag", ({ enumerable: true, get: function () { return flag_1.Flag; } }));
const instruction_1 = __nccwpck_require__(5279);
Object.defineProperty(exports, "Instruction", ({ enumerable: true, get: function () { return instruction_1.Instruction; } }));
var line_1 = __nccwpck_require__(7005);
Object.defineProperty(exports, "Line", ({ enumerable: true, get: function () { return line_1.Line; } }));
const parserDirective_1 = __nccwpck_require__(7499);
Object.defineProperty(exports, "ParserDirective", ({ enumerable: true, get: function () { return parserDirective_1.ParserDirective; } }));
var property_1 = __nccwpck_require__(9602);
Object.defineProperty(exports, "Property", ({ enumerable: true, get: function () { return property_1.Property; } }));
var variable_1 = __nccwpck_require__(3743);
Object.defineProperty(exports, "Variable", ({ enumerable: true, get: function () { return variable_1.Variable; } }));
var add_1 = __nccwpck_require__(9618);
Object.defineProperty(exports, "Add", ({ enumerable: true, get: function () { return add_1.Add; } }));
const arg_1 = __nccwpck_require__(4381);
Object.defineProperty(exports, "Arg", ({ enumerable: true, get: function () { return arg_1.Arg; } }));
const cmd_1 = __nccwpck_require__(5517);
Object.defineProperty(exports, "Cmd", ({ enumerable: true, get: function () { return cmd_1.Cmd; } }));
const copy_1 = __nccwpck_require__(444);
Object.defineProperty(exports, "Copy", ({ enumerable: true, get: function () { return copy_1.Copy; } }));
const entrypoint_1 = __nccwpck_require__(1835);
Object.defineProperty(exports, "Entrypoint", ({ enumerable: true, get: function () { return entrypoint_1.Entrypoint; } }));
const env_1 = __nccwpck_require__(1822);
Object.defineProperty(exports, "Env", ({ enumerable: true, get: function () { return env_1.Env; } }));
const from_1 = __nccwpck_require__(5377);
Object.defineProperty(exports, "From", ({ enumerable: true, get: function () { return from_1.From; } }));
const healthcheck_1 = __nccwpck_require__(1167);
Object.defineProperty(exports, "Healthcheck", ({ enumerable: true, get: function () { return healthcheck_1.Healthcheck; } }));
var heredoc_1 = __nccwpck_require__(7599);
Object.defineProperty(exports, "Heredoc", ({ enumerable: true, get: function () { return heredoc_1.Heredoc; } }));
var jsonInstruction_1 = __nccwpck_require__(5305);
Object.defineProperty(exports, "JSONInstruction", ({ enumerable: true, get: function () { return jsonInstruction_1.JSONInstruction; } }));
var label_1 = __nccwpck_require__(3871);
Object.defineProperty(exports, "Label", ({ enumerable: true, get: function () { return label_1.Label; } }));
var modifiableInstruction_1 = __nccwpck_require__(2393);
Object.defineProperty(exports, "ModifiableInstruction", ({ enumerable: true, get: function () { return modifiableInstruction_1.ModifiableInstruction; } }));
var onbuild_1 = __nccwpck_require__(5554);
Object.defineProperty(exports, "Onbuild", ({ enumerable: true, get: function () { return onbuild_1.Onbuild; } }));
var propertyInstruction_1 = __nccwpck_require__(4984);
Object.defineProperty(exports, "PropertyInstruction", ({ enumerable: true, get: function () { return propertyInstruction_1.PropertyInstruction; } }));
var run_1 = __nccwpck_require__(7224);
Object.defineProperty(exports, "Run", ({ enumerable: true, get: function () { return run_1.Run; } }));
var shell_1 = __nccwpck_require__(7523);
Object.defineProperty(exports, "Shell", ({ enumerable: true, get: function () { return shell_1.Shell; } }));
var stopsignal_1 = __nccwpck_require__(4301);
Object.defineProperty(exports, "Stopsignal", ({ enumerable: true, get: function () { return stopsignal_1.Stopsignal; } }));
var user_1 = __nccwpck_require__(3998);
Object.defineProperty(exports, "User", ({ enumerable: true, get: function () { return user_1.User; } }));
var volume_1 = __nccwpck_require__(1347);
Object.defineProperty(exports, "Volume", ({ enumerable: true, get: function () { return volume_1.Volume; } }));
const workdir_1 = __nccwpck_require__(7529);
Object.defineProperty(exports, "Workdir", ({ enumerable: true, get: function () { return workdir_1.Workdir; } }));
var Keyword;
(function (Keyword) {
    Keyword["ADD"] = "ADD";
    Keyword["ARG"] = "ARG";
    Keyword["CMD"] = "CMD";
    Keyword["COPY"] = "COPY";
    Keyword["ENTRYPOINT"] = "ENTRYPOINT";
    Keyword["ENV"] = "ENV";
    Keyword["EXPOSE"] = "EXPOSE";
    Keyword["FROM"] = "FROM";
    Keyword["HEALTHCHECK"] = "HEALTHCHECK";
    Keyword["LABEL"] = "LABEL";
    Keyword["MAINTAINER"] = "MAINTAINER";
    Keyword["ONBUILD"] = "ONBUILD";
    Keyword["RUN"] = "RUN";
    Keyword["SHELL"] = "SHELL";
    Keyword["STOPSIGNAL"] = "STOPSIGNAL";
    Keyword["USER"] = "USER";
    Keyword["VOLUME"] = "VOLUME";
    Keyword["WORKDIR"] = "WORKDIR";
})(Keyword || (exports.Keyword = Keyword = {}));
var Directive;
(function (Directive) {
    Directive["escape"] = "escape";
    Directive["syntax"] = "syntax";
})(Directive || (exports.Directive = Directive = {}));
exports.DefaultVariables = [
    "ALL_PROXY", "all_proxy",
    "FTP_PROXY", "ftp_proxy",
    "HTTP_PROXY", "http_proxy",
    "HTTPS_PROXY", "https_proxy",
    "NO_PROXY", "no_proxy"
];
var DockerfileParser;
(function (DockerfileParser) {
    function parse(content) {
        let parser = new parser_1.Parser();
        return parser.parse(content);
    }
    DockerfileParser.parse = parse;
})(DockerfileParser || (exports.DockerfileParser = DockerfileParser = {}));


/***/ }),

/***/ 2393:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.ModifiableInstruction = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const flag_1 = __nccwpck_require__(1077);
const instruction_1 = __nccwpck_require__(5279);
class ModifiableInstruction extends instruction_1.Instruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
    }
    getFlags() {
        if (!this.flags) {
            this.flags = [];
            for (let arg of this.getArguments()) {
                let value = arg.getValue();
                if (this.stopSearchingForFlags(value)) {
                    return this.flags;
                }
                else if (value.indexOf("--") === 0) {
                    let range = arg.getRange();
                    let rawValue = this.document.getText().substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
                    let nameIndex = value.indexOf('=');
                    let index = rawValue.indexOf('=');
                    let firstMatch = false;
                    let secondMatch = false;
                    let startIndex = -1;
                    nameSearchLoop: for (let i = 0; i < rawValue.length; i++) {
                        switch (rawValue.charAt(i)) {
                            case '\\':
                            case ' ':
                            case '\t':
                            case '\r':
                            case '\n':
                                break;
                            case '-':
                                if (secondMatch) {
                                    startIndex = i;
                                    break nameSearchLoop;
                                }
                                else if (firstMatch) {
                                    secondMatch = true;
                                }
                                else {
                                    firstMatch = true;
                                }
                                break;
                            default:
                                startIndex = i;
                                break nameSearchLoop;
                        }
                    }
                    let nameStart = this.document.positionAt(this.document.offsetAt(range.start) + startIndex);
                    if (index === -1) {
                        this.flags.push(new flag_1.Flag(this.document, range, value.substring(2), vscode_languageserver_types_1.Range.create(nameStart, range.end), null, null));
                    }
                    else if (index === value.length - 1) {
                        let nameEnd = this.document.positionAt(this.document.offsetAt(range.start) + index);
                        this.flags.push(new flag_1.Flag(this.document, range, value.substring(2, index), vscode_languageserver_types_1.Range.create(nameStart, nameEnd), "", vscode_languageserver_types_1.Range.create(range.end, range.end)));
                    }
                    else {
                        let nameEnd = this.document.positionAt(this.document.offsetAt(range.start) + index);
                        this.flags.push(new flag_1.Flag(this.document, range, value.substring(2, nameIndex), vscode_languageserver_types_1.Range.create(nameStart, nameEnd), value.substring(nameIndex + 1), vscode_languageserver_types_1.Range.create(this.document.positionAt(this.document.offsetAt(range.start) + index + 1), range.end)));
                    }
                }
            }
        }
        return this.flags;
    }
    getArguments() {
        const args = super.getArguments();
        const flags = this.getFlags();
        if (flags.length === 0) {
            return args;
        }
        for (let i = 0; i < flags.length; i++) {
            args.shift();
        }
        return args;
    }
}
exports.ModifiableInstruction = ModifiableInstruction;


/***/ }),

/***/ 7988:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/* --------------------------------------------------------------------------------------------
 * Copyright (c) Remy Suen. All rights reserved.
 * Licensed under the MIT License. See License.txt in the project root for license information.
 * ------------------------------------------------------------------------------------------ */

Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Parser = void 0;
const vscode_languageserver_textdocument_1 = __nccwpck_require__(3383);
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const comment_1 = __nccwpck_require__(4022);
const parserDirective_1 = __nccwpck_require__(7499);
const instruction_1 = __nccwpck_require__(5279);
const add_1 = __nccwpck_require__(9618);
const arg_1 = __nccwpck_require__(4381);
const cmd_1 = __nccwpck_require__(5517);
const copy_1 = __nccwpck_require__(444);
const env_1 = __nccwpck_require__(1822);
const entrypoint_1 = __nccwpck_require__(1835);
const from_1 = __nccwpck_require__(5377);
const healthcheck_1 = __nccwpck_require__(1167);
const label_1 = __nccwpck_require__(3871);
const onbuild_1 = __nccwpck_require__(5554);
const run_1 = __nccwpck_require__(7224);
const shell_1 = __nccwpck_require__(7523);
const stopsignal_1 = __nccwpck_require__(4301);
const workdir_1 = __nccwpck_require__(7529);
const user_1 = __nccwpck_require__(3998);
const volume_1 = __nccwpck_require__(1347);
const dockerfile_1 = __nccwpck_require__(9933);
const util_1 = __nccwpck_require__(7459);
const main_1 = __nccwpck_require__(8390);
class Parser {
    constructor() {
        this.escapeChar = null;
    }
    static createInstruction(document, dockerfile, escapeChar, lineRange, instruction, instructionRange) {
        switch (instruction.toUpperCase()) {
            case "ADD":
                return new add_1.Add(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "ARG":
                return new arg_1.Arg(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "CMD":
                return new cmd_1.Cmd(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "COPY":
                return new copy_1.Copy(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "ENTRYPOINT":
                return new entrypoint_1.Entrypoint(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "ENV":
                return new env_1.Env(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "FROM":
                return new from_1.From(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "HEALTHCHECK":
                return new healthcheck_1.Healthcheck(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "LABEL":
                return new label_1.Label(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "ONBUILD":
                return new onbuild_1.Onbuild(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "RUN":
                return new run_1.Run(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "SHELL":
                return new shell_1.Shell(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "STOPSIGNAL":
                return new stopsignal_1.Stopsignal(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "WORKDIR":
                return new workdir_1.Workdir(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "USER":
                return new user_1.User(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
            case "VOLUME":
                return new volume_1.Volume(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
        }
        return new instruction_1.Instruction(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
    }
    getParserDirectives(document, buffer) {
        // reset the escape directive in between runs
        const directives = [];
        this.escapeChar = '';
        const offset = util_1.Util.isUTF8BOM(buffer.substring(0, 1)) ? 1 : 0;
        directiveCheck: for (let i = offset; i < buffer.length; i++) {
            switch (buffer.charAt(i)) {
                case ' ':
                case '\t':
                    break;
                case '\r':
                case '\n':
                    // blank lines stop the parsing of directives immediately
                    break directiveCheck;
                case '#':
                    let directiveStart = -1;
                    let directiveEnd = -1;
                    for (let j = i + 1; j < buffer.length; j++) {
                        let char = buffer.charAt(j);
                        switch (char) {
                            case ' ':
                            case '\t':
                                if (directiveStart !== -1 && directiveEnd === -1) {
                                    directiveEnd = j;
                                }
                                break;
                            case '\r':
                            case '\n':
                                break directiveCheck;
                            case '=':
                                let valueStart = -1;
                                let valueEnd = -1;
                                if (directiveEnd === -1) {
                                    directiveEnd = j;
                                }
                                // assume the line ends with the file
                                let lineEnd = buffer.length;
                                directiveValue: for (let k = j + 1; k < buffer.length; k++) {
                                    char = buffer.charAt(k);
                                    switch (char) {
                                        case '\r':
                                        case '\n':
                                            if (valueStart !== -1 && valueEnd === -1) {
                                                valueEnd = k;
                                            }
                                            // line break found, reset
                                            lineEnd = k;
                                            break directiveValue;
                                        case '\t':
                                        case ' ':
                                            if (valueStart !== -1 && valueEnd === -1) {
                                                valueEnd = k;
                                            }
                                            continue;
                                        default:
                                            if (valueStart === -1) {
                                                valueStart = k;
                                            }
                                            break;
                                    }
                                }
                                if (directiveStart === -1) {
                                    // no directive, it's a regular comment
                                    break directiveCheck;
                                }
                                if (valueStart === -1) {
                                    // no non-whitespace characters found, highlight all the characters then
                                    valueStart = j + 1;
                                    valueEnd = lineEnd;
                                }
                                else if (valueEnd === -1) {
                                    // reached EOF
                                    valueEnd = buffer.length;
                                }
                                const lineRange = vscode_languageserver_types_1.Range.create(document.positionAt(i), document.positionAt(lineEnd));
                                const nameRange = vscode_languageserver_types_1.Range.create(document.positionAt(directiveStart), document.positionAt(directiveEnd));
                                const valueRange = vscode_languageserver_types_1.Range.create(document.positionAt(valueStart), document.positionAt(valueEnd));
                                directives.push(new parserDirective_1.ParserDirective(document, lineRange, nameRange, valueRange));
                                directiveStart = -1;
                                if (buffer.charAt(valueEnd) === '\r') {
                                    // skip over the \r
                                    i = valueEnd + 1;
                                }
                                else {
                                    i = valueEnd;
                                }
                                continue directiveCheck;
                            default:
                                if (directiveStart === -1) {
                                    directiveStart = j;
                                }
                                break;
                        }
                    }
                    break;
                default:
                    break directiveCheck;
            }
        }
        return directives;
    }
    parse(buffer) {
        this.document = vscode_languageserver_textdocument_1.TextDocument.create("", "", 0, buffer);
        this.buffer = buffer;
        let dockerfile = new dockerfile_1.Dockerfile(this.document);
        let directives = this.getParserDirectives(this.document, this.buffer);
        let offset = 0;
        this.escapeChar = '\\';
        if (directives.length > 0) {
            dockerfile.setDirectives(directives);
            this.escapeChar = dockerfile.getEscapeCharacter();
            // start parsing after the directives
            offset = this.document.offsetAt(vscode_languageserver_types_1.Position.create(directives.length, 0));
        }
        else if (util_1.Util.isUTF8BOM(buffer.substring(0, 1))) {
            offset = 1;
        }
        for (let i = offset; i < this.buffer.length; i++) {
            const char = this.buffer.charAt(i);
            switch (char) {
                case ' ':
                case '\t':
                case '\r':
                case '\n':
                    break;
                case '#':
                    i = this.processComment(dockerfile, i);
                    break;
                default:
                    i = this.processInstruction(dockerfile, char, i);
                    break;
            }
        }
        dockerfile.organizeComments();
        return dockerfile;
    }
    processInstruction(dockerfile, char, start) {
        let instruction = char;
        let instructionEnd = -1;
        let escapedInstruction = false;
        instructionCheck: for (let i = start + 1; i < this.buffer.length; i++) {
            char = this.buffer.charAt(i);
            switch (char) {
                case this.escapeChar:
                    escapedInstruction = true;
                    char = this.buffer.charAt(i + 1);
                    if (char === '\r' || char === '\n') {
                        if (instructionEnd === -1) {
                            instructionEnd = i;
                        }
                        i++;
                    }
                    else if (char === ' ' || char === '\t') {
                        for (let j = i + 2; j < this.buffer.length; j++) {
                            switch (this.buffer.charAt(j)) {
                                case ' ':
                                case '\t':
                                    break;
                                case '\r':
                                case '\n':
                                    i = j;
                                    continue instructionCheck;
                                default:
                                    // found an argument, mark end of instruction
                                    instructionEnd = i + 1;
                                    instruction = instruction + this.escapeChar;
                                    i = j - 2;
                                    continue instructionCheck;
                            }
                        }
                        // reached EOF
                        instructionEnd = i + 1;
                        instruction = instruction + this.escapeChar;
                        break instructionCheck;
                    }
                    else {
                        instructionEnd = i + 1;
                        instruction = instruction + this.escapeChar;
                        // reset and consider it as one contiguous word
                        escapedInstruction = false;
                    }
                    break;
                case ' ':
                case '\t':
                    if (escapedInstruction) {
                        // on an escaped newline, need to search for non-whitespace
                        escapeCheck: for (let j = i + 1; j < this.buffer.length; j++) {
                            switch (this.buffer.charAt(j)) {
                                case ' ':
                                case '\t':
                                    break;
                                case '\r':
                                case '\n':
                                    i = j;
                                    continue instructionCheck;
                                default:
                                    break escapeCheck;
                            }
                        }
                        escapedInstruction = false;
                    }
                    if (instructionEnd === -1) {
                        instructionEnd = i;
                    }
                    i = this.processArguments(dockerfile, instruction, instructionEnd, start, i);
                    dockerfile.addInstruction(this.createInstruction(dockerfile, instruction, start, instructionEnd, i));
                    return i;
                case '\r':
                case '\n':
                    if (escapedInstruction) {
                        continue;
                    }
                    if (instructionEnd === -1) {
                        instructionEnd = i;
                    }
                    dockerfile.addInstruction(this.createInstruction(dockerfile, instruction, start, i, i));
                    return i;
                case '#':
                    if (escapedInstruction) {
                        continue;
                    }
                default:
                    instructionEnd = i + 1;
                    instruction = instruction + char;
                    escapedInstruction = false;
                    break;
            }
        }
        // reached EOF
        if (instructionEnd === -1) {
            instructionEnd = this.buffer.length;
        }
        dockerfile.addInstruction(this.createInstruction(dockerfile, instruction, start, instructionEnd, this.buffer.length));
        return this.buffer.length;
    }
    processHeredocs(instruction, offset) {
        let keyword = instruction.getKeyword();
        if (keyword === main_1.Keyword.ONBUILD) {
            instruction = instruction.getTriggerInstruction();
            if (instruction === null) {
                return offset;
            }
            keyword = instruction.getKeyword();
        }
        if (keyword !== main_1.Keyword.ADD && keyword !== main_1.Keyword.COPY && keyword !== main_1.Keyword.RUN) {
            return offset;
        }
        const heredocs = [];
        let tabbed = false;
        for (const arg of instruction.getArguments()) {
            const value = arg.getValue();
            if (value.startsWith("<<") && value.length > 2) {
                if (value.startsWith("<<-")) {
                    tabbed = true;
                }
                const name = util_1.Util.parseHeredocName(value);
                if (name !== null) {
                    heredocs.push(name);
                }
            }
        }
        if (heredocs.length > 0) {
            for (const heredoc of heredocs) {
                offset = this.parseHeredoc(heredoc, offset, tabbed);
            }
        }
        return offset;
    }
    processArguments(dockerfile, instruction, instructionEnd, start, offset) {
        let escaped = false;
        argumentsCheck: for (let i = offset + 1; i < this.buffer.length; i++) {
            switch (this.buffer.charAt(i)) {
                case '\r':
                case '\n':
                    if (escaped) {
                        continue;
                    }
                    return this.processHeredocs(this.createInstruction(dockerfile, instruction, start, instructionEnd, i), i);
                case this.escapeChar:
                    const next = this.buffer.charAt(i + 1);
                    if (next === '\n' || next === '\r') {
                        escaped = true;
                        i++;
                    }
                    else if (next === ' ' || next === '\t') {
                        for (let j = i + 2; j < this.buffer.length; j++) {
                            switch (this.buffer.charAt(j)) {
                                case ' ':
                                case '\t':
                                    break;
                                case '\r':
                                case '\n':
                                    escaped = true;
                                default:
                                    i = j;
                                    continue argumentsCheck;
                            }
                        }
                        // reached EOF
                        return this.buffer.length;
                    }
                    continue;
                case '#':
                    if (escaped) {
                        i = this.processComment(dockerfile, i);
                        continue argumentsCheck;
                    }
                    break;
                case ' ':
                case '\t':
                    break;
                default:
                    if (escaped) {
                        escaped = false;
                    }
                    break;
            }
        }
        return this.buffer.length;
    }
    processComment(dockerfile, start) {
        let end = this.buffer.length;
        commentLoop: for (let i = start + 1; i < this.buffer.length; i++) {
            switch (this.buffer.charAt(i)) {
                case '\r':
                case '\n':
                    end = i;
                    break commentLoop;
            }
        }
        const range = vscode_languageserver_types_1.Range.create(this.document.positionAt(start), this.document.positionAt(end));
        dockerfile.addComment(new comment_1.Comment(this.document, range));
        return end;
    }
    parseHeredoc(heredocName, offset, tabbed) {
        let startWord = -1;
        let lineStart = true;
        for (let i = offset; i < this.buffer.length; i++) {
            switch (this.buffer.charAt(i)) {
                case ' ':
                    lineStart = false;
                    break;
                case '\t':
                    if (!tabbed) {
                        lineStart = false;
                    }
                    break;
                case '\r':
                case '\n':
                    if (startWord !== -1 && heredocName === this.buffer.substring(startWord, i)) {
                        return i;
                    }
                    startWord = -1;
                    lineStart = true;
                    break;
                default:
                    if (lineStart) {
                        startWord = i;
                        lineStart = false;
                    }
                    break;
            }
        }
        return this.buffer.length;
    }
    createInstruction(dockerfile, instruction, start, instructionEnd, end) {
        const startPosition = this.document.positionAt(start);
        const instructionRange = vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(instructionEnd));
        const lineRange = vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(end));
        return Parser.createInstruction(this.document, dockerfile, this.escapeChar, lineRange, instruction, instructionRange);
    }
}
exports.Parser = Parser;


/***/ }),

/***/ 7499:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.ParserDirective = void 0;
const main_1 = __nccwpck_require__(8390);
const line_1 = __nccwpck_require__(7005);
class ParserDirective extends line_1.Line {
    constructor(document, range, nameRange, valueRange) {
        super(document, range);
        this.nameRange = nameRange;
        this.valueRange = valueRange;
    }
    toString() {
        return "# " + this.getName() + '=' + this.getValue();
    }
    getNameRange() {
        return this.nameRange;
    }
    getValueRange() {
        return this.valueRange;
    }
    getName() {
        return this.document.getText().substring(this.document.offsetAt(this.nameRange.start), this.document.offsetAt(this.nameRange.end));
    }
    getValue() {
        return this.document.getText().substring(this.document.offsetAt(this.valueRange.start), this.document.offsetAt(this.valueRange.end));
    }
    getDirective() {
        const directive = main_1.Directive[this.getName().toLowerCase()];
        return directive === undefined ? null : directive;
    }
}
exports.ParserDirective = ParserDirective;


/***/ }),

/***/ 9602:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Property = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const util_1 = __nccwpck_require__(7459);
class Property {
    constructor(document, escapeChar, arg, arg2) {
        this.assignmentOperatorRange = null;
        this.assignmentOperator = null;
        this.valueRange = null;
        this.value = null;
        this.document = document;
        this.escapeChar = escapeChar;
        this.nameRange = Property.getNameRange(document, arg);
        let value = document.getText().substring(document.offsetAt(this.nameRange.start), document.offsetAt(this.nameRange.end));
        this.name = Property.getValue(value, escapeChar);
        if (arg2) {
            this.valueRange = arg2.getRange();
            value = document.getText().substring(document.offsetAt(this.valueRange.start), document.offsetAt(this.valueRange.end));
            this.value = Property.getValue(value, escapeChar);
            this.range = vscode_languageserver_types_1.Range.create(this.nameRange.start, this.valueRange.end);
        }
        else {
            let argRange = arg.getRange();
            if (this.nameRange.start.line === argRange.start.line
                && this.nameRange.start.character === argRange.start.character
                && this.nameRange.end.line === argRange.end.line
                && this.nameRange.end.character === argRange.end.character) {
            }
            else {
                this.valueRange = Property.getValueRange(document, arg);
                value = document.getText().substring(document.offsetAt(this.valueRange.start), document.offsetAt(this.valueRange.end));
                this.value = Property.getValue(value, escapeChar);
                this.assignmentOperatorRange = vscode_languageserver_types_1.Range.create(this.nameRange.end, this.valueRange.start);
                this.assignmentOperator = "=";
            }
            this.range = argRange;
        }
    }
    getRange() {
        return this.range;
    }
    getName() {
        return this.name;
    }
    getNameRange() {
        return this.nameRange;
    }
    getValue() {
        return this.value;
    }
    getValueRange() {
        return this.valueRange;
    }
    /**
     * Retrieves the operator used for delimiting between the name and
     * value of this property. This will either be the "=" character
     * or null if a character was not used or if this property has no
     * value defined.
     */
    getAssignmentOperator() {
        return this.assignmentOperator;
    }
    getAssignmentOperatorRange() {
        return this.assignmentOperatorRange;
    }
    /**
     * Returns the value of this property including any enclosing
     * single or double quotes and relevant escape characters.
     * Escaped newlines and its associated contiguous whitespace
     * characters however will not be returned as they are deemed to
     * be uninteresting to clients trying to return a Dockerfile.
     *
     * @return the unescaped value of this property or null if this
     *         property has no associated value
     */
    getUnescapedValue() {
        if (this.valueRange === null) {
            return null;
        }
        let escaped = false;
        let rawValue = "";
        let value = this.document.getText().substring(this.document.offsetAt(this.valueRange.start), this.document.offsetAt(this.valueRange.end));
        rawLoop: for (let i = 0; i < value.length; i++) {
            let char = value.charAt(i);
            switch (char) {
                case this.escapeChar:
                    for (let j = i + 1; j < value.length; j++) {
                        switch (value.charAt(j)) {
                            case '\r':
                                j++;
                            case '\n':
                                escaped = true;
                                i = j;
                                continue rawLoop;
                            case ' ':
                            case '\t':
                                break;
                            default:
                                rawValue = rawValue + char;
                                continue rawLoop;
                        }
                    }
                    // this happens if there's only whitespace after the escape character
                    rawValue = rawValue + char;
                    break;
                case '\r':
                case '\n':
                    break;
                case ' ':
                case '\t':
                    if (!escaped) {
                        rawValue = rawValue + char;
                    }
                    break;
                case '#':
                    if (escaped) {
                        for (let j = i + 1; j < value.length; j++) {
                            switch (value.charAt(j)) {
                                case '\r':
                                    j++;
                                case '\n':
                                    i = j;
                                    continue rawLoop;
                            }
                        }
                    }
                    else {
                        rawValue = rawValue + char;
                    }
                    break;
                default:
                    rawValue = rawValue + char;
                    escaped = false;
                    break;
            }
        }
        return rawValue;
    }
    static getNameRange(document, arg) {
        let value = arg.getValue();
        let index = value.indexOf('=');
        if (index !== -1) {
            let initial = value.charAt(0);
            let before = value.charAt(index - 1);
            // check if content before the equals sign are in quotes
            // "var"=value
            // 'var'=value
            // otherwise, just assume it's a standard definition
            // var=value
            if ((initial === '"' && before === '"') || (initial === '\'' && before === '\'') || (initial !== '"' && initial !== '\'')) {
                return vscode_languageserver_types_1.Range.create(arg.getRange().start, document.positionAt(document.offsetAt(arg.getRange().start) + index));
            }
        }
        // no '=' found, just defined the property's name
        return arg.getRange();
    }
    static getValueRange(document, arg) {
        return vscode_languageserver_types_1.Range.create(document.positionAt(document.offsetAt(arg.getRange().start) + arg.getValue().indexOf('=') + 1), document.positionAt(document.offsetAt(arg.getRange().end)));
    }
    /**
     * Returns the actual value of this key-value pair. The value will
     * have its escape characters removed if applicable. If the value
     * spans multiple lines and there are comments nested within the
     * lines, they too will be removed.
     *
     * @return the value that this key-value pair will actually be, may
     *         be null if no value is defined, may be the empty string
     *         if the value only consists of whitespace
     */
    static getValue(value, escapeChar) {
        let escaped = false;
        const skip = util_1.Util.findLeadingNonWhitespace(value, escapeChar);
        if (skip !== 0 && value.charAt(skip) === '#') {
            // need to skip over comments
            escaped = true;
        }
        value = value.substring(skip);
        let first = value.charAt(0);
        let last = value.charAt(value.length - 1);
        let literal = first === '\'' || first === '"';
        let inSingle = (first === '\'' && last === '\'');
        let inDouble = false;
        if (first === '"') {
            for (let i = 1; i < value.length; i++) {
                if (value.charAt(i) === escapeChar) {
                    i++;
                }
                else if (value.charAt(i) === '"' && i === value.length - 1) {
                    inDouble = true;
                }
            }
        }
        if (inSingle || inDouble) {
            value = value.substring(1, value.length - 1);
        }
        let commentCheck = -1;
        let escapedValue = "";
        let start = 0;
        parseValue: for (let i = 0; i < value.length; i++) {
            let char = value.charAt(i);
            switch (char) {
                case escapeChar:
                    if (i + 1 === value.length) {
                        escapedValue = escapedValue + escapeChar;
                        break parseValue;
                    }
                    char = value.charAt(i + 1);
                    if (char === ' ' || char === '\t') {
                        whitespaceCheck: for (let j = i + 2; j < value.length; j++) {
                            let char2 = value.charAt(j);
                            switch (char2) {
                                case ' ':
                                case '\t':
                                    break;
                                case '\r':
                                    j++;
                                case '\n':
                                    escaped = true;
                                    i = j;
                                    continue parseValue;
                                default:
                                    if (!inDouble && !inSingle && !literal) {
                                        if (char2 === escapeChar) {
                                            // add the escaped character
                                            escapedValue = escapedValue + char;
                                            // now start parsing from the next escape character
                                            i = i + 1;
                                        }
                                        else {
                                            // the expectation is that this j = i + 2 here
                                            escapedValue = escapedValue + char + char2;
                                            i = j;
                                        }
                                        continue parseValue;
                                    }
                                    break whitespaceCheck;
                            }
                        }
                    }
                    if (inDouble) {
                        if (char === '\r') {
                            escaped = true;
                            i = i + 2;
                        }
                        else if (char === '\n') {
                            escaped = true;
                            i++;
                        }
                        else if (char !== '"') {
                            if (char === escapeChar) {
                                i++;
                            }
                            escapedValue = escapedValue + escapeChar;
                        }
                        continue parseValue;
                    }
                    else if (inSingle || literal) {
                        if (char === '\r') {
                            escaped = true;
                            i = i + 2;
                        }
                        else if (char === '\n') {
                            escaped = true;
                            i++;
                        }
                        else {
                            escapedValue = escapedValue + escapeChar;
                        }
                        continue parseValue;
                    }
                    else if (char === escapeChar) {
                        // double escape, append one and move on
                        escapedValue = escapedValue + escapeChar;
                        i++;
                    }
                    else if (char === '\r') {
                        escaped = true;
                        // offset one more for \r\n
                        i = i + 2;
                    }
                    else if (char === '\n') {
                        escaped = true;
                        i++;
                        start = i;
                    }
                    else {
                        // any other escapes are simply ignored
                        escapedValue = escapedValue + char;
                        i++;
                    }
                    break;
                case ' ':
                case '\t':
                    if (escaped && commentCheck === -1) {
                        commentCheck = i;
                    }
                    escapedValue = escapedValue + char;
                    break;
                case '\r':
                    i++;
                case '\n':
                    if (escaped && commentCheck !== -1) {
                        // rollback and remove the whitespace that was previously appended
                        escapedValue = escapedValue.substring(0, escapedValue.length - (i - commentCheck - 1));
                        commentCheck = -1;
                    }
                    break;
                case '#':
                    // a newline was escaped and now there's a comment
                    if (escaped) {
                        if (commentCheck !== -1) {
                            // rollback and remove the whitespace that was previously appended
                            escapedValue = escapedValue.substring(0, escapedValue.length - (i - commentCheck));
                            commentCheck = -1;
                        }
                        newlineCheck: for (let j = i + 1; j < value.length; j++) {
                            switch (value.charAt(j)) {
                                case '\r':
                                    j++;
                                case '\n':
                                    i = j;
                                    break newlineCheck;
                            }
                        }
                        continue parseValue;
                    }
                default:
                    if (escaped) {
                        escaped = false;
                        commentCheck = -1;
                    }
                    escapedValue = escapedValue + char;
                    break;
            }
        }
        return escapedValue;
    }
}
exports.Property = Property;


/***/ }),

/***/ 4984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.PropertyInstruction = void 0;
const vscode_languageserver_types_1 = __nccwpck_require__(4612);
const instruction_1 = __nccwpck_require__(5279);
const property_1 = __nccwpck_require__(9602);
const argument_1 = __nccwpck_require__(5940);
const util_1 = __nccwpck_require__(7459);
class PropertyInstruction extends instruction_1.Instruction {
    constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
        this.properties = undefined;
    }
    getProperties() {
        if (this.properties === undefined) {
            let args = this.getPropertyArguments();
            if (args.length === 0) {
                this.properties = [];
            }
            else if (args.length === 1) {
                this.properties = [new property_1.Property(this.document, this.escapeChar, args[0])];
            }
            else if (args.length === 2) {
                if (args[0].getValue().indexOf('=') === -1) {
                    this.properties = [new property_1.Property(this.document, this.escapeChar, args[0], args[1])];
                }
                else {
                    this.properties = [
                        new property_1.Property(this.document, this.escapeChar, args[0]),
                        new property_1.Property(this.document, this.escapeChar, args[1])
                    ];
                }
            }
            else if (args[0].getValue().indexOf('=') === -1) {
                let text = this.document.getText();
                let start = args[1].getRange().start;
                let end = args[args.length - 1].getRange().end;
                text = text.substring(this.document.offsetAt(start), this.document.offsetAt(end));
                this.properties = [new property_1.Property(this.document, this.escapeChar, args[0], new argument_1.Argument(text, vscode_languageserver_types_1.Range.create(args[1].getRange().start, args[args.length - 1].getRange().end)))];
            }
            else {
                this.properties = [];
                for (let i = 0; i < args.length; i++) {
                    this.properties.push(new property_1.Property(this.document, this.escapeChar, args[i]));
                }
            }
        }
        return this.properties;
    }
    /**
     * Goes from the back of the string and returns the first
     * non-whitespace character that is found. If an escape character
     * is found with newline characters, the escape character will
     * not be considered a non-whitespace character and its index in
     * the string will not be returned.
     *
     * @param content the string to search through
     * @return the index in the string for the first non-whitespace
     *         character when searching from the end of the string
     */
    findTrailingNonWhitespace(content) {
        // loop back to find the first non-whitespace character
        let index = content.length;
        whitespaceCheck: for (let i = content.length - 1; i >= 0; i--) {
            switch (content.charAt(i)) {
                case ' ':
                case '\t':
                    continue;
                case '\n':
                    if (content.charAt(i - 1) === '\r') {
                        i = i - 1;
                    }
                case '\r':
                    newlineCheck: for (let j = i - 1; j >= 0; j--) {
                        switch (content.charAt(j)) {
                            case ' ':
                            case '\t':
                            case '\r':
                            case '\n':
                            case this.escapeChar:
                                continue;
                            default:
                                index = j;
                                break newlineCheck;
                        }
                    }
                    break whitespaceCheck;
                default:
                    index = i;
                    break whitespaceCheck;
            }
        }
        return index;
    }
    getPropertyArguments() {
        const args = [];
        let range = this.getInstructionRange();
        let instructionNameEndOffset = this.document.offsetAt(range.end);
        let extra = instructionNameEndOffset - this.document.offsetAt(range.start);
        let content = this.getTextContent();
        let fullArgs = content.substring(extra);
        let start = util_1.Util.findLeadingNonWhitespace(fullArgs, this.escapeChar);
        if (start === -1) {
            // only whitespace found, no arguments
            return [];
        }
        const startPosition = this.document.positionAt(instructionNameEndOffset + start);
        // records whether the parser has just processed an escaped newline or not,
        // if our starting position is not on the same line as the instruction then
        // the start of the content is already on an escaped line
        let escaped = range.start.line !== startPosition.line;
        // flag to track if the last character was an escape character
        let endingEscape = false;
        // position before the first escape character was hit
        let mark = -1;
        let end = this.findTrailingNonWhitespace(fullArgs);
        content = fullArgs.substring(start, end + 1);
        let argStart = escaped ? -1 : 0;
        let spaced = false;
        argumentLoop: for (let i = 0; i < content.length; i++) {
            let char = content.charAt(i);
            switch (char) {
                case this.escapeChar:
                    if (i + 1 === content.length) {
                        endingEscape = true;
                        break argumentLoop;
                    }
                    if (!escaped) {
                        mark = i;
                    }
                    switch (content.charAt(i + 1)) {
                        case ' ':
                        case '\t':
                            if (!util_1.Util.isWhitespace(content.charAt(i + 2))) {
                                // space was escaped, continue as normal
                                i = i + 1;
                                continue argumentLoop;
                            }
                            // whitespace encountered, need to figure out if it extends to EOL
                            whitespaceCheck: for (let j = i + 2; j < content.length; j++) {
                                switch (content.charAt(j)) {
                                    case '\r':
                                        // offset one more for \r\n
                                        j++;
                                    case '\n':
                                        // whitespace only, safe to skip
                                        escaped = true;
                                        i = j;
                                        continue argumentLoop;
                                    case ' ':
                                    case '\t':
                                        // ignore whitespace
                                        break;
                                    default:
                                        // whitespace doesn't extend to EOL, create an argument
                                        args.push(new argument_1.Argument(content.substring(argStart, i), vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + i + 2))));
                                        argStart = j;
                                        break whitespaceCheck;
                                }
                            }
                            // go back and start processing the encountered non-whitespace character
                            i = argStart - 1;
                            continue argumentLoop;
                        case '\r':
                            // offset one more for \r\n
                            i++;
                        case '\n':
                            // immediately followed by a newline, skip the newline
                            escaped = true;
                            i = i + 1;
                            continue argumentLoop;
                        case this.escapeChar:
                            // double escape found, skip it and move on
                            if (argStart === -1) {
                                argStart = i;
                            }
                            i = i + 1;
                            continue argumentLoop;
                        default:
                            if (argStart === -1) {
                                argStart = i;
                            }
                            // non-whitespace encountered, skip the escape and process the
                            // character normally
                            continue argumentLoop;
                    }
                case '\'':
                case '"':
                    if (spaced) {
                        this.createSpacedArgument(argStart, args, content, mark, instructionNameEndOffset, start);
                        // reset to start a new argument
                        argStart = i;
                        spaced = false;
                    }
                    if (argStart === -1) {
                        argStart = i;
                    }
                    for (let j = i + 1; j < content.length; j++) {
                        switch (content.charAt(j)) {
                            case char:
                                if (content.charAt(j + 1) !== ' ' && content.charAt(j + 1) !== '') {
                                    // there is more content after this quote,
                                    // continue so that it is all processed as
                                    // one single argument
                                    i = j;
                                    continue argumentLoop;
                                }
                                args.push(new argument_1.Argument(content.substring(argStart, j + 1), vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + j + 1))));
                                i = j;
                                argStart = -1;
                                continue argumentLoop;
                            case this.escapeChar:
                                j++;
                                break;
                        }
                    }
                    break argumentLoop;
                case ' ':
                case '\t':
                    if (escaped) {
                        // consider there to be a space only if an argument
                        // is not spanning multiple lines
                        if (argStart !== -1) {
                            spaced = true;
                        }
                    }
                    else if (argStart !== -1) {
                        args.push(new argument_1.Argument(content.substring(argStart, i), vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + i))));
                        argStart = -1;
                    }
                    break;
                case '\r':
                    // offset one more for \r\n
                    i++;
                case '\n':
                    spaced = false;
                    break;
                case '#':
                    if (escaped) {
                        // a newline was escaped and now there's a comment
                        for (let j = i + 1; j < content.length; j++) {
                            switch (content.charAt(j)) {
                                case '\r':
                                    j++;
                                case '\n':
                                    i = j;
                                    spaced = false;
                                    continue argumentLoop;
                            }
                        }
                        // went to the end without finding a newline,
                        // the comment was the last line in the instruction,
                        // just stop parsing, create an argument if needed
                        if (argStart !== -1) {
                            let value = content.substring(argStart, mark);
                            args.push(new argument_1.Argument(value, vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + mark))));
                            argStart = -1;
                        }
                        break argumentLoop;
                    }
                    else if (argStart === -1) {
                        argStart = i;
                    }
                    break;
                default:
                    if (spaced) {
                        this.createSpacedArgument(argStart, args, content, mark, instructionNameEndOffset, start);
                        // reset to start a new argument
                        argStart = i;
                        spaced = false;
                    }
                    escaped = false;
                    if (argStart === -1) {
                        argStart = i;
                    }
                    // variable detected
                    if (char === '$' && content.charAt(i + 1) === '{') {
                        let singleQuotes = false;
                        let doubleQuotes = false;
                        let escaped = false;
                        for (let j = i + 1; j < content.length; j++) {
                            switch (content.charAt(j)) {
                                case this.escapeChar:
                                    escaped = true;
                                    break;
                                case '\r':
                                case '\n':
                                    break;
                                case '\'':
                                    singleQuotes = !singleQuotes;
                                    escaped = false;
                                    break;
                                case '"':
                                    doubleQuotes = !doubleQuotes;
                                    escaped = false;
                                    break;
                                case ' ':
                                case '\t':
                                    if (escaped || singleQuotes || doubleQuotes) {
                                        break;
                                    }
                                    i = j - 1;
                                    continue argumentLoop;
                                case '}':
                                    i = j;
                                    continue argumentLoop;
                                default:
                                    escaped = false;
                                    break;
                            }
                        }
                        break argumentLoop;
                    }
                    break;
            }
        }
        if (argStart !== -1 && argStart !== content.length) {
            let end = endingEscape ? content.length - 1 : content.length;
            let value = content.substring(argStart, end);
            args.push(new argument_1.Argument(value, vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + end))));
        }
        return args;
    }
    createSpacedArgument(argStart, args, content, mark, instructionNameEndOffset, start) {
        if (argStart !== -1) {
            args.push(new argument_1.Argument(content.substring(argStart, mark), vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + mark))));
        }
    }
}
exports.PropertyInstruction = PropertyInstruction;


/***/ }),

/***/ 7459:
/***/ ((__unused_webpack_module, exports) => {

/* --------------------------------------------------------------------------------------------
 * Copyright (c) Remy Suen. All rights reserved.
 * Licensed under the MIT License. See License.txt in the project root for license information.
 * ------------------------------------------------------------------------------------------ */

Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Util = void 0;
class Util {
    static isUTF8BOM(char) {
        const uintArray = Uint8Array.from(Buffer.from(char, "UTF-8"));
        return uintArray[0] === 0xEF && uintArray[1] == 0xBB && uintArray[2] == 0xBF;
    }
    static isWhitespace(char) {
        return char === ' ' || char === '\t' || Util.isNewline(char);
    }
    static isNewline(char) {
        return char === '\r' || char === '\n';
    }
    static findLeadingNonWhitespace(content, escapeChar) {
        whitespaceCheck: for (let i = 0; i < content.length; i++) {
            switch (content.charAt(i)) {
                case ' ':
                case '\t':
                    continue;
                case escapeChar:
                    escapeCheck: for (let j = i + 1; j < content.length; j++) {
                        switch (content.charAt(j)) {
                            case ' ':
                            case '\t':
                                continue;
                            case '\r':
                                // offset one more for \r\n
                                i = j + 1;
                                continue whitespaceCheck;
                            case '\n':
                                i = j;
                                continue whitespaceCheck;
                            default:
                                break escapeCheck;
                        }
                    }
                    // found an escape character and then reached EOF
                    return -1;
                default:
                    return i;
            }
        }
        // only possible if the content is the empty string
        return -1;
    }
    /**
     * Determines if the given position is contained within the given range.
     *
     * @param position the position to check
     * @param range the range to see if the position is inside of
     */
    static isInsideRange(position, range) {
        if (range.start.line === range.end.line) {
            return range.start.line === position.line
                && range.start.character <= position.character
                && position.character <= range.end.character;
        }
        else if (range.start.line === position.line) {
            return range.start.character <= position.character;
        }
        else if (range.end.line === position.line) {
            return position.character <= range.end.character;
        }
        return range.start.line < position.line && position.line < range.end.line;
    }
    static parseHeredocName(value) {
        value = value.substring(2);
        if (value.charAt(0) === '-') {
            value = value.substring(1);
        }
        if (value.charAt(0) === '"') {
            if (value.charAt(value.length - 1) !== '"') {
                return null;
            }
            value = value.substring(1, value.length - 1);
        }
        if (value.charAt(0) === '\'') {
            if (value.charAt(value.length - 1) !== '\'') {
                return null;
            }
            value = value.substring(1, value.length - 1);
        }
        if (value.charAt(0) === "<") {
            return null;
        }
        return value;
    }
}
exports.Util = Util;


/***/ }),

/***/ 3743:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Variable = void 0;
class Variable {
    constructor(name, nameRange, range, modifier, modifierRange, substitutionParameter, substitutionRange, defined, buildVariable, stringValue) {
        this.name = name;
        this.nameRange = nameRange;
        this.range = range;
        this.modifier = modifier;
        this.modifierRange = modifierRange;
        this.substitutionParameter = substitutionParameter;
        this.substitutionRange = substitutionRange;
        this.defined = defined;
        this.buildVariable = buildVariable;
        this.stringValue = stringValue;
    }
    toString() {
        return this.stringValue;
    }
    getName() {
        return this.name;
    }
    getNameRange() {
        return this.nameRange;
    }
    /**
     * Returns the range of the entire variable. This includes the symbols for
     * the declaration of the variable such as the $, {, and } symbols.
     *
     * @return the range in the document that this variable encompasses in its
     *         entirety
     */
    getRange() {
        return this.range;
    }
    /**
     * Returns the modifier character that has been set for
     * specifying how this variable should be expanded and resolved.
     * If this variable is ${variable:+value} then the modifier
     * character is '+'. Will be the empty string if the variable is
     * declared as ${variable:}. Otherwise, will be null if this
     * variable will not use variable substitution at all (such as
     * ${variable} or $variable).
     *
     * @return this variable's modifier character, or the empty
     *         string if it does not have one, or null if this
     *         variable will not use variable substitution
     */
    getModifier() {
        return this.modifier;
    }
    getModifierRange() {
        return this.modifierRange;
    }
    /**
     * Returns the parameter that will be used for substitution if
     * this variable uses modifiers to define how its value should be
     * resolved. If this variable is ${variable:+value} then the
     * substitution value will be 'value'. Will be the empty string
     * if the variable is declared as ${variable:+} or some other
     * variant where the only thing that follows the modifier
     * character (excluding considerations of escape characters and
     * so on) is the variable's closing bracket. May be null if this
     * variable does not have a modifier character defined (such as
     * ${variable} or $variable).
     *
     * @return this variable's substitution parameter, or the empty
     *         string if it does not have one, or null if there is
     *         not one defined
     */
    getSubstitutionParameter() {
        return this.substitutionParameter;
    }
    getSubstitutionRange() {
        return this.substitutionRange;
    }
    /**
     * Returns whether this variable has been defined or not.
     *
     * @return true if this variable has been defined, false otherwise
     */
    isDefined() {
        return this.defined;
    }
    isBuildVariable() {
        return this.buildVariable === true;
    }
    isEnvironmentVariable() {
        return this.buildVariable === false;
    }
}
exports.Variable = Variable;


/***/ }),

/***/ 9580:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(4434)


/***/ }),

/***/ 3587:
/***/ ((module) => {

module.exports = class FixedFIFO {
  constructor (hwm) {
    if (!(hwm > 0) || ((hwm - 1) & hwm) !== 0) throw new Error('Max size for a FixedFIFO should be a power of two')
    this.buffer = new Array(hwm)
    this.mask = hwm - 1
    this.top = 0
    this.btm = 0
    this.next = null
  }

  clear () {
    this.top = this.btm = 0
    this.next = null
    this.buffer.fill(undefined)
  }

  push (data) {
    if (this.buffer[this.top] !== undefined) return false
    this.buffer[this.top] = data
    this.top = (this.top + 1) & this.mask
    return true
  }

  shift () {
    const last = this.buffer[this.btm]
    if (last === undefined) return undefined
    this.buffer[this.btm] = undefined
    this.btm = (this.btm + 1) & this.mask
    return last
  }

  peek () {
    return this.buffer[this.btm]
  }

  isEmpty () {
    return this.buffer[this.btm] === undefined
  }
}


/***/ }),

/***/ 3867:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const FixedFIFO = __nccwpck_require__(3587)

module.exports = class FastFIFO {
  constructor (hwm) {
    this.hwm = hwm || 16
    this.head = new FixedFIFO(this.hwm)
    this.tail = this.head
    this.length = 0
  }

  clear () {
    this.head = this.tail
    this.head.clear()
    this.length = 0
  }

  push (val) {
    this.length++
    if (!this.head.push(val)) {
      const prev = this.head
      this.head = prev.next = new FixedFIFO(2 * this.head.buffer.length)
      this.head.push(val)
    }
  }

  shift () {
    if (this.length !== 0) this.length--
    const val = this.tail.shift()
    if (val === undefined && this.tail.next) {
      const next = this.tail.next
      this.tail.next = null
      this.tail = next
      return this.tail.shift()
    }

    return val
  }

  peek () {
    const val = this.tail.peek()
    if (val === undefined && this.tail.next) return this.tail.next.peek()
    return val
  }

  isEmpty () {
    return this.length === 0
  }
}


/***/ }),

/***/ 9379:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const ANY = Symbol('SemVer ANY')
// hoisted class for cyclic dependency
class Comparator {
  static get ANY () {
    return ANY
  }

  constructor (comp, options) {
    options = parseOptions(options)

    if (comp instanceof Comparator) {
      if (comp.loose === !!options.loose) {
        return comp
      } else {
        comp = comp.value
      }
    }

    comp = comp.trim().split(/\s+/).join(' ')
    debug('comparator', comp, options)
    this.options = options
    this.loose = !!options.loose
    this.parse(comp)

    if (this.semver === ANY) {
      this.value = ''
    } else {
      this.value = this.operator + this.semver.version
    }

    debug('comp', this)
  }

  parse (comp) {
    const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR]
    const m = comp.match(r)

    if (!m) {
      throw new TypeError(`Invalid comparator: ${comp}`)
    }

    this.operator = m[1] !== undefined ? m[1] : ''
    if (this.operator === '=') {
      this.operator = ''
    }

    // if it literally is just '>' or '' then allow anything.
    if (!m[2]) {
      this.semver = ANY
    } else {
      this.semver = new SemVer(m[2], this.options.loose)
    }
  }

  toString () {
    return this.value
  }

  test (version) {
    debug('Comparator.test', version, this.options.loose)

    if (this.semver === ANY || version === ANY) {
      return true
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    return cmp(version, this.operator, this.semver, this.options)
  }

  intersects (comp, options) {
    if (!(comp instanceof Comparator)) {
      throw new TypeError('a Comparator is required')
    }

    if (this.operator === '') {
      if (this.value === '') {
        return true
      }
      return new Range(comp.value, options).test(this.value)
    } else if (comp.operator === '') {
      if (comp.value === '') {
        return true
      }
      return new Range(this.value, options).test(comp.semver)
    }

    options = parseOptions(options)

    // Special cases where nothing can possibly be lower
    if (options.includePrerelease &&
      (this.value === '<0.0.0-0' || comp.value === '<0.0.0-0')) {
      return false
    }
    if (!options.includePrerelease &&
      (this.value.startsWith('<0.0.0') || comp.value.startsWith('<0.0.0'))) {
      return false
    }

    // Same direction increasing (> or >=)
    if (this.operator.startsWith('>') && comp.operator.startsWith('>')) {
      return true
    }
    // Same direction decreasing (< or <=)
    if (this.operator.startsWith('<') && comp.operator.startsWith('<')) {
      return true
    }
    // same SemVer and both sides are inclusive (<= or >=)
    if (
      (this.semver.version === comp.semver.version) &&
      this.operator.includes('=') && comp.operator.includes('=')) {
      return true
    }
    // opposite directions less than
    if (cmp(this.semver, '<', comp.semver, options) &&
      this.operator.startsWith('>') && comp.operator.startsWith('<')) {
      return true
    }
    // opposite directions greater than
    if (cmp(this.semver, '>', comp.semver, options) &&
      this.operator.startsWith('<') && comp.operator.startsWith('>')) {
      return true
    }
    return false
  }
}

module.exports = Comparator

const parseOptions = __nccwpck_require__(356)
const { safeRe: re, t } = __nccwpck_require__(5471)
const cmp = __nccwpck_require__(8646)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)


/***/ }),

/***/ 6782:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SPACE_CHARACTERS = /\s+/g

// hoisted class for cyclic dependency
class Range {
  constructor (range, options) {
    options = parseOptions(options)

    if (range instanceof Range) {
      if (
        range.loose === !!options.loose &&
        range.includePrerelease === !!options.includePrerelease
      ) {
        return range
      } else {
        return new Range(range.raw, options)
      }
    }

    if (range instanceof Comparator) {
      // just put it in the set and return
      this.raw = range.value
      this.set = [[range]]
      this.formatted = undefined
      return this
    }

    this.options = options
    this.loose = !!options.loose
    this.includePrerelease = !!options.includePrerelease

    // First reduce all whitespace as much as possible so we do not have to rely
    // on potentially slow regexes like \s*. This is then stored and used for
    // future error messages as well.
    this.raw = range.trim().replace(SPACE_CHARACTERS, ' ')

    // First, split on ||
    this.set = this.raw
      .split('||')
      // map the range to a 2d array of comparators
      .map(r => this.parseRange(r.trim()))
      // throw out any comparator lists that are empty
      // this generally means that it was not a valid range, which is allowed
      // in loose mode, but will still throw if the WHOLE range is invalid.
      .filter(c => c.length)

    if (!this.set.length) {
      throw new TypeError(`Invalid SemVer Range: ${this.raw}`)
    }

    // if we have any that are not the null set, throw out null sets.
    if (this.set.length > 1) {
      // keep the first one, in case they're all null sets
      const first = this.set[0]
      this.set = this.set.filter(c => !isNullSet(c[0]))
      if (this.set.length === 0) {
        this.set = [first]
      } else if (this.set.length > 1) {
        // if we have any that are *, then the range is just *
        for (const c of this.set) {
          if (c.length === 1 && isAny(c[0])) {
            this.set = [c]
            break
          }
        }
      }
    }

    this.formatted = undefined
  }

  get range () {
    if (this.formatted === undefined) {
      this.formatted = ''
      for (let i = 0; i < this.set.length; i++) {
        if (i > 0) {
          this.formatted += '||'
        }
        const comps = this.set[i]
        for (let k = 0; k < comps.length; k++) {
          if (k > 0) {
            this.formatted += ' '
          }
          this.formatted += comps[k].toString().trim()
        }
      }
    }
    return this.formatted
  }

  format () {
    return this.range
  }

  toString () {
    return this.range
  }

  parseRange (range) {
    // strip build metadata so it can't bleed into the version
    range = range.replace(BUILDSTRIPRE, '')

    // memoize range parsing for performance.
    // this is a very hot path, and fully deterministic.
    const memoOpts =
      (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) |
      (this.options.loose && FLAG_LOOSE)
    const memoKey = memoOpts + ':' + range
    const cached = cache.get(memoKey)
    if (cached) {
      return cached
    }

    const loose = this.options.loose
    // `1.2.3 - 1.2.4` => `>=1.2.3 <=1.2.4`
    const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE]
    range = range.replace(hr, hyphenReplace(this.options.includePrerelease))
    debug('hyphen replace', range)

    // `> 1.2.3 < 1.2.5` => `>1.2.3 <1.2.5`
    range = trimComparatorWhitespace(range)
    debug('comparator trim', range)

    // `~ 1.2.3` => `~1.2.3`
    range = range.replace(re[t.TILDETRIM], tildeTrimReplace)
    debug('tilde trim', range)

    // `^ 1.2.3` => `^1.2.3`
    range = range.replace(re[t.CARETTRIM], caretTrimReplace)
    debug('caret trim', range)

    // At this point, the range is completely trimmed and
    // ready to be split into comparators.

    let rangeList = range
      .split(' ')
      .map(comp => parseComparator(comp, this.options))
      .join(' ')
      .split(/\s+/)
      // >=0.0.0 is equivalent to *
      .map(comp => replaceGTE0(comp, this.options))

    if (loose) {
      // in loose mode, throw out any that are not valid comparators
      rangeList = rangeList.filter(comp => {
        debug('loose invalid filter', comp, this.options)
        return !!comp.match(re[t.COMPARATORLOOSE])
      })
    }
    debug('range list', rangeList)

    // if any comparators are the null set, then replace with JUST null set
    // if more than one comparator, remove any * comparators
    // also, don't include the same comparator more than once
    const rangeMap = new Map()
    const comparators = rangeList.map(comp => new Comparator(comp, this.options))
    for (const comp of comparators) {
      if (isNullSet(comp)) {
        return [comp]
      }
      rangeMap.set(comp.value, comp)
    }
    if (rangeMap.size > 1 && rangeMap.has('')) {
      rangeMap.delete('')
    }

    const result = [...rangeMap.values()]
    cache.set(memoKey, result)
    return result
  }

  intersects (range, options) {
    if (!(range instanceof Range)) {
      throw new TypeError('a Range is required')
    }

    return this.set.some((thisComparators) => {
      return (
        isSatisfiable(thisComparators, options) &&
        range.set.some((rangeComparators) => {
          return (
            isSatisfiable(rangeComparators, options) &&
            thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options)
              })
            })
          )
        })
      )
    })
  }

  // if ANY of the sets match ALL of its comparators, then pass
  test (version) {
    if (!version) {
      return false
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    for (let i = 0; i < this.set.length; i++) {
      if (testSet(this.set[i], version, this.options)) {
        return true
      }
    }
    return false
  }
}

module.exports = Range

const LRU = __nccwpck_require__(1383)
const cache = new LRU()

const parseOptions = __nccwpck_require__(356)
const Comparator = __nccwpck_require__(9379)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const trimComparatorWhitespace = __nccwpck_require__(9737)
const {
  safeRe: re,
  src,
  t,
  tildeTrimReplace,
  caretTrimReplace,
} = __nccwpck_require__(5471)
const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = __nccwpck_require__(5101)

// unbounded global build-metadata stripper used by parseRange
const BUILDSTRIPRE = new RegExp(src[t.BUILD], 'g')

const isNullSet = c => c.value === '<0.0.0-0'
const isAny = c => c.value === ''

// take a set of comparators and determine whether there
// exists a version which can satisfy it
const isSatisfiable = (comparators, options) => {
  let result = true
  const remainingComparators = comparators.slice()
  let testComparator = remainingComparators.pop()

  while (result && remainingComparators.length) {
    result = remainingComparators.every((otherComparator) => {
      return testComparator.intersects(otherComparator, options)
    })

    testComparator = remainingComparators.pop()
  }

  return result
}

// comprised of xranges, tildes, stars, and gtlt's at this point.
// already replaced the hyphen ranges
// turn into a set of JUST comparators.
const parseComparator = (comp, options) => {
  comp = comp.replace(re[t.BUILD], '')
  debug('comp', comp, options)
  comp = replaceCarets(comp, options)
  debug('caret', comp)
  comp = replaceTildes(comp, options)
  debug('tildes', comp)
  comp = replaceXRanges(comp, options)
  debug('xrange', comp)
  comp = replaceStars(comp, options)
  debug('stars', comp)
  return comp
}

const isX = id => !id || id.toLowerCase() === 'x' || id === '*'

const invalidXRangeOrder = (M, m, p) => (
  (isX(M) && !isX(m)) ||
  (isX(m) && p && !isX(p))
)

// ~, ~> --> * (any, kinda silly)
// ~2, ~2.x, ~2.x.x, ~>2, ~>2.x ~>2.x.x --> >=2.0.0 <3.0.0-0
// ~2.0, ~2.0.x, ~>2.0, ~>2.0.x --> >=2.0.0 <2.1.0-0
// ~1.2, ~1.2.x, ~>1.2, ~>1.2.x --> >=1.2.0 <1.3.0-0
// ~1.2.3, ~>1.2.3 --> >=1.2.3 <1.3.0-0
// ~1.2.0, ~>1.2.0 --> >=1.2.0 <1.3.0-0
// ~0.0.1 --> >=0.0.1 <0.1.0-0
const replaceTildes = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceTilde(c, options))
    .join(' ')
}

const replaceTilde = (comp, options) => {
  const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE]
  // if we're including prereleases in the match, then the lower bound is
  // -0, the lowest possible prerelease value, just like x-ranges and carets.
  // this keeps `~1.2` equivalent to the `1.2.x` x-range it's documented as.
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('tilde', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      // ~1.2 == >=1.2.0 <1.3.0-0
      ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
    } else if (pr) {
      debug('replaceTilde pr', pr)
      ret = `>=${M}.${m}.${p}-${pr
      } <${M}.${+m + 1}.0-0`
    } else {
      // ~1.2.3 == >=1.2.3 <1.3.0-0
      ret = `>=${M}.${m}.${p
      } <${M}.${+m + 1}.0-0`
    }

    debug('tilde return', ret)
    return ret
  })
}

// ^ --> * (any, kinda silly)
// ^2, ^2.x, ^2.x.x --> >=2.0.0 <3.0.0-0
// ^2.0, ^2.0.x --> >=2.0.0 <3.0.0-0
// ^1.2, ^1.2.x --> >=1.2.0 <2.0.0-0
// ^1.2.3 --> >=1.2.3 <2.0.0-0
// ^1.2.0 --> >=1.2.0 <2.0.0-0
// ^0.0.1 --> >=0.0.1 <0.0.2-0
// ^0.1.0 --> >=0.1.0 <0.2.0-0
const replaceCarets = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceCaret(c, options))
    .join(' ')
}

const replaceCaret = (comp, options) => {
  debug('caret', comp, options)
  const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET]
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('caret', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      if (M === '0') {
        ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
      } else {
        ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`
      }
    } else if (pr) {
      debug('replaceCaret pr', pr)
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p}-${pr
        } <${+M + 1}.0.0-0`
      }
    } else {
      debug('no pr')
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p
        } <${+M + 1}.0.0-0`
      }
    }

    debug('caret return', ret)
    return ret
  })
}

const replaceXRanges = (comp, options) => {
  debug('replaceXRanges', comp, options)
  return comp
    .split(/\s+/)
    .map((c) => replaceXRange(c, options))
    .join(' ')
}

const replaceXRange = (comp, options) => {
  comp = comp.trim()
  const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE]
  return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
    debug('xRange', comp, ret, gtlt, M, m, p, pr)
    if (invalidXRangeOrder(M, m, p)) {
      return comp
    }

    const xM = isX(M)
    const xm = xM || isX(m)
    const xp = xm || isX(p)
    const anyX = xp

    if (gtlt === '=' && anyX) {
      gtlt = ''
    }

    // if we're including prereleases in the match, then we need
    // to fix this to -0, the lowest possible prerelease value
    pr = options.includePrerelease ? '-0' : ''

    if (xM) {
      if (gtlt === '>' || gtlt === '<') {
        // nothing is allowed
        ret = '<0.0.0-0'
      } else {
        // nothing is forbidden
        ret = '*'
      }
    } else if (gtlt && anyX) {
      // we know patch is an x, because we have any x at all.
      // replace X with 0
      if (xm) {
        m = 0
      }
      p = 0

      if (gtlt === '>') {
        // >1 => >=2.0.0
        // >1.2 => >=1.3.0
        gtlt = '>='
        if (xm) {
          M = +M + 1
          m = 0
          p = 0
        } else {
          m = +m + 1
          p = 0
        }
      } else if (gtlt === '<=') {
        // <=0.7.x is actually <0.8.0, since any 0.7.x should
        // pass.  Similarly, <=7.x is actually <8.0.0, etc.
        gtlt = '<'
        if (xm) {
          M = +M + 1
        } else {
          m = +m + 1
        }
      }

      if (gtlt === '<') {
        pr = '-0'
      }

      ret = `${gtlt + M}.${m}.${p}${pr}`
    } else if (xm) {
      ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`
    } else if (xp) {
      ret = `>=${M}.${m}.0${pr
      } <${M}.${+m + 1}.0-0`
    }

    debug('xRange return', ret)

    return ret
  })
}

// Because * is AND-ed with everything else in the comparator,
// and '' means "any version", just remove the *s entirely.
const replaceStars = (comp, options) => {
  debug('replaceStars', comp, options)
  // Looseness is ignored here.  star is always as loose as it gets!
  return comp
    .trim()
    .replace(re[t.STAR], '')
}

const replaceGTE0 = (comp, options) => {
  debug('replaceGTE0', comp, options)
  return comp
    .trim()
    .replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], '')
}

// This function is passed to string.replace(re[t.HYPHENRANGE])
// M, m, patch, prerelease, build
// 1.2 - 3.4.5 => >=1.2.0 <=3.4.5
// 1.2.3 - 3.4 => >=1.2.0 <3.5.0-0 Any 3.4.x will do
// 1.2 - 3.4 => >=1.2.0 <3.5.0-0
// TODO build?
const hyphenReplace = incPr => ($0,
  from, fM, fm, fp, fpr, fb,
  to, tM, tm, tp, tpr) => {
  if (isX(fM)) {
    from = ''
  } else if (isX(fm)) {
    from = `>=${fM}.0.0${incPr ? '-0' : ''}`
  } else if (isX(fp)) {
    from = `>=${fM}.${fm}.0${incPr ? '-0' : ''}`
  } else if (fpr) {
    from = `>=${from}`
  } else {
    from = `>=${from}${incPr ? '-0' : ''}`
  }

  if (isX(tM)) {
    to = ''
  } else if (isX(tm)) {
    to = `<${+tM + 1}.0.0-0`
  } else if (isX(tp)) {
    to = `<${tM}.${+tm + 1}.0-0`
  } else if (tpr) {
    to = `<=${tM}.${tm}.${tp}-${tpr}`
  } else if (incPr) {
    to = `<${tM}.${tm}.${+tp + 1}-0`
  } else {
    to = `<=${to}`
  }

  return `${from} ${to}`.trim()
}

const testSet = (set, version, options) => {
  for (let i = 0; i < set.length; i++) {
    if (!set[i].test(version)) {
      return false
    }
  }

  if (version.prerelease.length && !options.includePrerelease) {
    // Find the set of versions that are allowed to have prereleases
    // For example, ^1.2.3-pr.1 desugars to >=1.2.3-pr.1 <2.0.0
    // That should allow `1.2.3-pr.2` to pass.
    // However, `1.2.4-alpha.notready` should NOT be allowed,
    // even though it's within the range set by the comparators.
    for (let i = 0; i < set.length; i++) {
      debug(set[i].semver)
      if (set[i].semver === Comparator.ANY) {
        continue
      }

      if (set[i].semver.prerelease.length > 0) {
        const allowed = set[i].semver
        if (allowed.major === version.major &&
            allowed.minor === version.minor &&
            allowed.patch === version.patch) {
          return true
        }
      }
    }

    // Version has a -pre, but it's not one of the ones we like.
    return false
  }

  return true
}


/***/ }),

/***/ 7163:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(1159)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(5101)
const { safeRe: re, t } = __nccwpck_require__(5471)

const parseOptions = __nccwpck_require__(356)
const { compareIdentifiers } = __nccwpck_require__(3348)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 1799:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const clean = (version, options) => {
  const s = parse(version.trim().replace(/^[=v]+/, ''), options)
  return s ? s.version : null
}
module.exports = clean


/***/ }),

/***/ 8646:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gt = __nccwpck_require__(6599)
const gte = __nccwpck_require__(1236)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)

const cmp = (a, op, b, loose) => {
  switch (op) {
    case '===':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a === b

    case '!==':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a !== b

    case '':
    case '=':
    case '==':
      return eq(a, b, loose)

    case '!=':
      return neq(a, b, loose)

    case '>':
      return gt(a, b, loose)

    case '>=':
      return gte(a, b, loose)

    case '<':
      return lt(a, b, loose)

    case '<=':
      return lte(a, b, loose)

    default:
      throw new TypeError(`Invalid operator: ${op}`)
  }
}
module.exports = cmp


/***/ }),

/***/ 5385:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = __nccwpck_require__(6353)
const { safeRe: re, t } = __nccwpck_require__(5471)

const coerce = (version, options) => {
  if (version instanceof SemVer) {
    return version
  }

  if (typeof version === 'number') {
    version = String(version)
  }

  if (typeof version !== 'string') {
    return null
  }

  options = options || {}

  let match = null
  if (!options.rtl) {
    match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE])
  } else {
    // Find the right-most coercible string that does not share
    // a terminus with a more left-ward coercible string.
    // Eg, '1.2.3.4' wants to coerce '2.3.4', not '3.4' or '4'
    // With includePrerelease option set, '1.2.3.4-rc' wants to coerce '2.3.4-rc', not '2.3.4'
    //
    // Walk through the string checking with a /g regexp
    // Manually set the index so as to pick up overlapping matches.
    // Stop when we get a match that ends at the string end, since no
    // coercible string can be more right-ward without the same terminus.
    const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL]
    let next
    while ((next = coerceRtlRegex.exec(version)) &&
        (!match || match.index + match[0].length !== version.length)
    ) {
      if (!match ||
            next.index + next[0].length !== match.index + match[0].length) {
        match = next
      }
      coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length
    }
    // leave it in a clean state
    coerceRtlRegex.lastIndex = -1
  }

  if (match === null) {
    return null
  }

  const major = match[2]
  const minor = match[3] || '0'
  const patch = match[4] || '0'
  const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : ''
  const build = options.includePrerelease && match[6] ? `+${match[6]}` : ''

  return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options)
}
module.exports = coerce


/***/ }),

/***/ 7648:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compareBuild = (a, b, loose) => {
  const versionA = new SemVer(a, loose)
  const versionB = new SemVer(b, loose)
  return versionA.compare(versionB) || versionA.compareBuild(versionB)
}
module.exports = compareBuild


/***/ }),

/***/ 6874:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const compareLoose = (a, b) => compare(a, b, true)
module.exports = compareLoose


/***/ }),

/***/ 8469:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 711:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)

const diff = (version1, version2) => {
  const v1 = parse(version1, null, true)
  const v2 = parse(version2, null, true)
  const comparison = v1.compare(v2)

  if (comparison === 0) {
    return null
  }

  const v1Higher = comparison > 0
  const highVersion = v1Higher ? v1 : v2
  const lowVersion = v1Higher ? v2 : v1
  const highHasPre = !!highVersion.prerelease.length
  const lowHasPre = !!lowVersion.prerelease.length

  if (lowHasPre && !highHasPre) {
    // Going from prerelease -> no prerelease requires some special casing

    // If the low version has only a major, then it will always be a major
    // Some examples:
    // 1.0.0-1 -> 1.0.0
    // 1.0.0-1 -> 1.1.1
    // 1.0.0-1 -> 2.0.0
    if (!lowVersion.patch && !lowVersion.minor) {
      return 'major'
    }

    // If the main part has no difference
    if (lowVersion.compareMain(highVersion) === 0) {
      if (lowVersion.minor && !lowVersion.patch) {
        return 'minor'
      }
      return 'patch'
    }
  }

  // add the `pre` prefix if we are going to a prerelease version
  const prefix = highHasPre ? 'pre' : ''

  if (v1.major !== v2.major) {
    return prefix + 'major'
  }

  if (v1.minor !== v2.minor) {
    return prefix + 'minor'
  }

  if (v1.patch !== v2.patch) {
    return prefix + 'patch'
  }

  // high and low are prereleases
  return 'prerelease'
}

module.exports = diff


/***/ }),

/***/ 5082:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const eq = (a, b, loose) => compare(a, b, loose) === 0
module.exports = eq


/***/ }),

/***/ 6599:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gt = (a, b, loose) => compare(a, b, loose) > 0
module.exports = gt


/***/ }),

/***/ 1236:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gte = (a, b, loose) => compare(a, b, loose) >= 0
module.exports = gte


/***/ }),

/***/ 2338:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


/***/ }),

/***/ 3872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ }),

/***/ 6717:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lte = (a, b, loose) => compare(a, b, loose) <= 0
module.exports = lte


/***/ }),

/***/ 8511:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const major = (a, loose) => new SemVer(a, loose).major
module.exports = major


/***/ }),

/***/ 2603:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const minor = (a, loose) => new SemVer(a, loose).minor
module.exports = minor


/***/ }),

/***/ 4974:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const neq = (a, b, loose) => compare(a, b, loose) !== 0
module.exports = neq


/***/ }),

/***/ 6353:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 8756:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const patch = (a, loose) => new SemVer(a, loose).patch
module.exports = patch


/***/ }),

/***/ 5714:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 2173:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const rcompare = (a, b, loose) => compare(b, a, loose)
module.exports = rcompare


/***/ }),

/***/ 7192:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose))
module.exports = rsort


/***/ }),

/***/ 8011:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const satisfies = (version, range, options) => {
  try {
    range = new Range(range, options)
  } catch (er) {
    return false
  }
  return range.test(version)
}
module.exports = satisfies


/***/ }),

/***/ 9872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose))
module.exports = sort


/***/ }),

/***/ 6114:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)

const truncate = (version, truncation, options) => {
  if (!constants.RELEASE_TYPES.includes(truncation)) {
    return null
  }

  const clonedVersion = cloneInputVersion(version, options)
  return clonedVersion && doTruncation(clonedVersion, truncation)
}

const cloneInputVersion = (version, options) => {
  const versionStringToParse = (
    version instanceof SemVer ? version.version : version
  )

  return parse(versionStringToParse, options)
}

const doTruncation = (version, truncation) => {
  if (isPrerelease(truncation)) {
    return version.version
  }

  version.prerelease = []

  switch (truncation) {
    case 'major':
      version.minor = 0
      version.patch = 0
      break
    case 'minor':
      version.patch = 0
      break
  }

  return version.format()
}

const isPrerelease = (type) => {
  return type.startsWith('pre')
}

module.exports = truncate


/***/ }),

/***/ 8780:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 2088:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// just pre-load all the stuff that index.js lazily exports
const internalRe = __nccwpck_require__(5471)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)
const identifiers = __nccwpck_require__(3348)
const parse = __nccwpck_require__(6353)
const valid = __nccwpck_require__(8780)
const clean = __nccwpck_require__(1799)
const inc = __nccwpck_require__(2338)
const diff = __nccwpck_require__(711)
const major = __nccwpck_require__(8511)
const minor = __nccwpck_require__(2603)
const patch = __nccwpck_require__(8756)
const prerelease = __nccwpck_require__(5714)
const compare = __nccwpck_require__(8469)
const rcompare = __nccwpck_require__(2173)
const compareLoose = __nccwpck_require__(6874)
const compareBuild = __nccwpck_require__(7648)
const sort = __nccwpck_require__(9872)
const rsort = __nccwpck_require__(7192)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gte = __nccwpck_require__(1236)
const lte = __nccwpck_require__(6717)
const cmp = __nccwpck_require__(8646)
const coerce = __nccwpck_require__(5385)
const truncate = __nccwpck_require__(6114)
const Comparator = __nccwpck_require__(9379)
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const toComparators = __nccwpck_require__(4750)
const maxSatisfying = __nccwpck_require__(3193)
const minSatisfying = __nccwpck_require__(8595)
const minVersion = __nccwpck_require__(1866)
const validRange = __nccwpck_require__(4737)
const outside = __nccwpck_require__(280)
const gtr = __nccwpck_require__(2276)
const ltr = __nccwpck_require__(5213)
const intersects = __nccwpck_require__(3465)
const simplifyRange = __nccwpck_require__(2028)
const subset = __nccwpck_require__(1489)
module.exports = {
  parse,
  valid,
  clean,
  inc,
  diff,
  major,
  minor,
  patch,
  prerelease,
  compare,
  rcompare,
  compareLoose,
  compareBuild,
  sort,
  rsort,
  gt,
  lt,
  eq,
  neq,
  gte,
  lte,
  cmp,
  coerce,
  truncate,
  Comparator,
  Range,
  satisfies,
  toComparators,
  maxSatisfying,
  minSatisfying,
  minVersion,
  validRange,
  outside,
  gtr,
  ltr,
  intersects,
  simplifyRange,
  subset,
  SemVer,
  re: internalRe.re,
  src: internalRe.src,
  tokens: internalRe.t,
  SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
  RELEASE_TYPES: constants.RELEASE_TYPES,
  compareIdentifiers: identifiers.compareIdentifiers,
  rcompareIdentifiers: identifiers.rcompareIdentifiers,
}


/***/ }),

/***/ 5101:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 1159:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 3348:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 1383:
/***/ ((module) => {



class LRUCache {
  constructor () {
    this.max = 1000
    this.map = new Map()
  }

  get (key) {
    const value = this.map.get(key)
    if (value === undefined) {
      return undefined
    } else {
      // Remove the key from the map and add it to the end
      this.map.delete(key)
      this.map.set(key, value)
      return value
    }
  }

  delete (key) {
    return this.map.delete(key)
  }

  set (key, value) {
    const deleted = this.delete(key)

    if (!deleted && value !== undefined) {
      // If cache is full, delete the least recently used item
      if (this.map.size >= this.max) {
        const firstKey = this.map.keys().next().value
        this.delete(firstKey)
      }

      this.map.set(key, value)
    }

    return this
  }
}

module.exports = LRUCache


/***/ }),

/***/ 356:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 5471:
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(5101)
const debug = __nccwpck_require__(1159)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 9737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// @ts-check


// Reproduce safeRe[COMPARATORTRIM] replacement boundaries, not version
// validation. Each end-index finder returns an exclusive end, or its start
// on no match.
// Positions count from zero. An end of 3 means characters 0, 1, and 2 were read;
// range.slice(start, end) gives the matched text, not a converted number.
const {
  MAX_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  WHITESPACE_CHARACTERS,
} = __nccwpck_require__(5101)

/**
 * Remembers the last two rows of digits so their characters need not be reread.
 * Positions start at -1 until a row has been found.
 *
 * @typedef {object} DigitRunCache
 * @property {number} start The first character of the most recently found row.
 * @property {number} end The position after that row's last character.
 * @property {number} previousStart The first character of the previous row.
 * @property {number} previousEnd The position after the previous row.
 */

// One entry per UTF-16 code unit keeps membership checks constant-time.
const whitespace = new Uint8Array(0x10000)
for (const char of WHITESPACE_CHARACTERS) {
  whitespace[char.charCodeAt(0)] = 1
}

/**
 * Checks whether a character is whitespace, like a space, tab, or newline.
 * Looking past the end of the string returns false.
 *
 * @param {string|undefined} char One character, or undefined past the string's end.
 * @returns {boolean} Whether the character is whitespace.
 * @example isWhitespace(' ') // true
 * @example isWhitespace('1') // false
 */
const isWhitespace = char =>
  char !== undefined && whitespace[char.charCodeAt(0)] === 1

/**
 * Checks for v, =, or whitespace before the version number.
 * These are historical version prefixes, not range operators:
 * < and > are handled separately, as are tilde and caret ranges.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can belong to a version prefix.
 * @example isVersionPrefix('=') // true
 * @example isVersionPrefix('>') // false
 */
const isVersionPrefix = char =>
  char === 'v' ||
  char === '=' ||
  isWhitespace(char)

/**
 * Checks whether a character is one of the digits 0 through 9.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII digit.
 * @example isDigit('7') // true
 * @example isDigit('.') // false
 */
const isDigit = char => char !== undefined && char >= '0' && char <= '9'

/**
 * Checks whether a character is an English letter, uppercase or lowercase.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII letter.
 * @example isLetter('b') // true
 * @example isLetter('7') // false
 */
const isLetter = char =>
  char !== undefined && (
    (char >= 'a' && char <= 'z') ||
    (char >= 'A' && char <= 'Z')
  )

/**
 * Checks for a letter, digit, or hyphen: the characters allowed inside
 * prerelease and build names such as beta-1.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can be part of an identifier.
 * @example isIdentifierCharacter('-') // true
 * @example isIdentifierCharacter('.') // false; dots separate identifiers
 */
const isIdentifierCharacter = char => isDigit(char) || isLetter(char) || char === '-'

/**
 * Checks whether a version component can begin here: with a digit or
 * a wildcard such as x, X, or *.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether a number or wildcard can start with this character.
 * @example isVersionStart('x') // true
 * @example isVersionStart('v') // false; v belongs to the prefix
 */
const isVersionStart = char =>
  isDigit(char) ||
  char === 'x' ||
  char === 'X' ||
  char === '*'

/**
 * Finds the end of a row of digits, but returns no more than limit digits.
 * Remembers the last two rows so looking at them again does not reread them.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first character to check.
 * @param {number} limit The most digit characters the returned match can include.
 * @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
 * @returns {number} The position after the matched digits, or start if none match.
 * @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
 * @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
 */
const findDigitsEndIndex = (range, start, limit, digitRuns) => {
  if (!isDigit(range[start])) {
    return start
  }
  if (start >= digitRuns.start && start < digitRuns.end) {
    return Math.min(start + limit, digitRuns.end)
  }
  if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) {
    return Math.min(start + limit, digitRuns.previousEnd)
  }
  let end = start + 1
  while (isDigit(range[end])) {
    end++
  }
  // A failed full version can rewind from its second run to its first.
  digitRuns.previousStart = digitRuns.start
  digitRuns.previousEnd = digitRuns.end
  digitRuns.start = start
  digitRuns.end = end
  return Math.min(start + limit, end)
}

/**
 * Reads a number using the old regex's length and leading-zero rules.
 * Strict mode reads just the first zero in 012; loose mode can read all three.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the number should begin.
 * @param {boolean} loose Whether to allow leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched digits, not their numeric value.
 * @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
 * @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
 */
const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
  if (!loose && range[start] === '0') {
    return start + 1
  }
  // Strict syntax allows an initial nonzero digit plus MAX_LENGTH digits.
  return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns)
}

/**
 * Reads one piece of a prerelease name, such as beta or 1 in beta.1.
 * Tries the letter-or-hyphen form first, then the number-only form.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @param {boolean} loose Whether numeric identifiers may have leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
 * @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
 */
const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
  const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns)
  // The legacy regex tries a nonnumeric identifier before a numeric one.
  if (isLetter(range[digitsEnd]) || range[digitsEnd] === '-') {
    let end = digitsEnd + 1
    const limit = end + MAX_SAFE_BUILD_LENGTH
    while (end < limit && isIdentifierCharacter(range[end])) {
      end++
    }
    return end
  }
  return findVersionNumberEndIndex(range, start, loose, digitRuns)
}

/**
 * Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
 * Loose mode also allows the name without its opening hyphen.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the suffix should begin, including -.
 * @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched suffix, or start if absent.
 * @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
 * @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
 */
const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
  const hyphen = range[start] === '-'
  if (!loose && !hyphen) {
    return start
  }
  const identifierStart = start + (hyphen ? 1 : 0)
  let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns)
  if (end === identifierStart) {
    if (!loose || !hyphen) {
      return start
    }
    // In loose syntax, a lone hyphen can itself be the identifier.
    end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns)
  }
  while (range[end] === '.') {
    const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads one build-name piece, such as sha or 123 in +sha.123.
 * Stops at a disallowed character or the old regex's length limit.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
 * @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
 */
const findBuildIdentifierEndIndex = (range, start) => {
  let end = start
  while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) {
    end++
  }
  return end
}

/**
 * Reads optional build metadata such as +sha.123.
 * Leaves the position unchanged if there is no plus sign followed by a name.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the opening + should be.
 * @returns {number} The position after the matched metadata, or start if absent.
 * @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
 * @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
 */
const findBuildEndIndex = (range, start) => {
  if (range[start] !== '+') {
    return start
  }
  let end = findBuildIdentifierEndIndex(range, start + 1)
  if (end === start + 1) {
    return start
  }
  while (range[end] === '.') {
    const next = findBuildIdentifierEndIndex(range, end + 1)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads three numbers separated by dots, then any prerelease and build suffixes.
 * Uses loose rules, so forms such as 01.02.03beta can match here.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first number, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the version match, or start if none matches.
 * @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
 * @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
 */
const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
  let end = start
  for (let component = 0; component < 3; component++) {
    const next = findVersionNumberEndIndex(range, end, true, digitRuns)
    if (next === end) {
      return start
    }
    end = next
    if (component < 2) {
      if (range[end] !== '.') {
        return start
      }
      end++
    }
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
 * Numbers use strict leading-zero rules; wildcards take up one character.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the component should begin.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the component, or start if none matches.
 * @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
 * @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
 */
const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
  if (isDigit(range[start])) {
    return findVersionNumberEndIndex(range, start, false, digitRuns)
  }
  return isVersionStart(range[start]) ? start + 1 : start
}

/**
 * Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
 * After the third component, also reads any strict prerelease and build suffixes.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched version text.
 * @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 * @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
 */
const findPartialVersionEndIndex = (range, start, digitRuns) => {
  let end = findPartialVersionComponentEndIndex(range, start, digitRuns)
  for (let component = 0; component < 2; component++) {
    if (range[end] !== '.') {
      return end
    }
    const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns)
    if (next === end + 1) {
      return end
    }
    end = next
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Finds where a version match ends, without deciding whether the range is valid.
 * Tries a loose full version first, then a partial or wildcard version, just
 * like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position where scanning the next candidate can resume.
 * @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
 * @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 */
const findVersionEndIndex = (range, start, digitRuns) => {
  const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns)
  return fullVersionEnd !== start
    ? fullVersionEnd
    : findPartialVersionEndIndex(range, start, digitRuns)
}

/**
 * Finds the one whitespace character the old replacement would remove.
 * Keeps leading whitespace, skips an optional operator, and checks immediately
 * after it. Returns -1 if there is nothing to remove.
 *
 * @param {string} range The text containing a candidate already found by the caller.
 * @param {number} matchStart The candidate's position, including leading whitespace.
 * @returns {number} The position of the removable whitespace, or -1 if absent.
 * @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
 * @example findRemovableWhitespaceIndex('>1', 0) // -1
 */
const findRemovableWhitespaceIndex = (range, matchStart) => {
  let position = matchStart
  if (isWhitespace(range[position])) {
    position++
  }
  if (range[position] === '<' || range[position] === '>') {
    position++
  }
  if (range[position] === '=') {
    position++
  }
  return isWhitespace(range[position]) ? position : -1
}

/**
 * Joins an operator to its version, turning > 1.2.3 into >1.2.3.
 * Copies everything else according to the old regex's matching rules.
 * Moves forward through prefixes and whole versions to avoid repeatedly
 * searching the same characters on long inputs.
 *
 * @param {string} range The range text to process; the original string is unchanged.
 * @returns {string} The range with matched operator whitespace removed.
 * @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
 * @example trimComparatorWhitespace('> invalid') // '> invalid'
 */
const trimComparatorWhitespace = range => {
  let result = ''
  let copyFrom = 0
  let cursor = 0
  const digitRuns = { start: -1, end: -1, previousStart: -1, previousEnd: -1 }

  while (cursor < range.length) {
    const matchStart = cursor
    if (range[cursor] === '<' || range[cursor] === '>') {
      cursor++
    } else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
      cursor++
      continue
    }

    // Consume a v/=/whitespace run once, even when no version follows it.
    while (cursor < range.length && isVersionPrefix(range[cursor])) {
      cursor++
    }
    if (!isVersionStart(range[cursor])) {
      continue
    }

    const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart)
    if (whitespacePosition !== -1) {
      result += range.slice(copyFrom, whitespacePosition)
      copyFrom = whitespacePosition + 1
    }

    // Skip the entire match, so a prerelease's trailing v cannot be
    // reconsidered as the prefix of another version.
    cursor = findVersionEndIndex(range, cursor, digitRuns)
  }

  return result + range.slice(copyFrom)
}

module.exports = trimComparatorWhitespace


/***/ }),

/***/ 2276:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// Determine if version is greater than all the versions possible in the range.
const outside = __nccwpck_require__(280)
const gtr = (version, range, options) => outside(version, range, '>', options)
module.exports = gtr


/***/ }),

/***/ 3465:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const intersects = (r1, r2, options) => {
  r1 = new Range(r1, options)
  r2 = new Range(r2, options)
  return r1.intersects(r2, options)
}
module.exports = intersects


/***/ }),

/***/ 5213:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const outside = __nccwpck_require__(280)
// Determine if version is less than all the versions possible in the range
const ltr = (version, range, options) => outside(version, range, '<', options)
module.exports = ltr


/***/ }),

/***/ 3193:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)

const maxSatisfying = (versions, range, options) => {
  let max = null
  let maxSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!max || maxSV.compare(v) === -1) {
        // compare(max, v, true)
        max = v
        maxSV = new SemVer(max, options)
      }
    }
  })
  return max
}
module.exports = maxSatisfying


/***/ }),

/***/ 8595:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const minSatisfying = (versions, range, options) => {
  let min = null
  let minSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!min || minSV.compare(v) === 1) {
        // compare(min, v, true)
        min = v
        minSV = new SemVer(min, options)
      }
    }
  })
  return min
}
module.exports = minSatisfying


/***/ }),

/***/ 1866:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const gt = __nccwpck_require__(6599)

const minVersion = (range, loose) => {
  range = new Range(range, loose)

  let minver = new SemVer('0.0.0')
  if (range.test(minver)) {
    return minver
  }

  minver = new SemVer('0.0.0-0')
  if (range.test(minver)) {
    return minver
  }

  minver = null
  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let setMin = null
    comparators.forEach((comparator) => {
      // Clone to avoid manipulating the comparator's semver object.
      const compver = new SemVer(comparator.semver.version)
      switch (comparator.operator) {
        case '>':
          if (compver.prerelease.length === 0) {
            compver.patch++
          } else {
            compver.prerelease.push(0)
          }
          compver.raw = compver.format()
          /* fallthrough */
        case '':
        case '>=':
          if (!setMin || gt(compver, setMin)) {
            setMin = compver
          }
          break
        case '<':
        case '<=':
          /* Ignore maximum versions */
          break
        /* istanbul ignore next */
        default:
          throw new Error(`Unexpected operation: ${comparator.operator}`)
      }
    })
    if (setMin && (!minver || gt(minver, setMin))) {
      minver = setMin
    }
  }

  if (minver && range.test(minver)) {
    return minver
  }

  return null
}
module.exports = minVersion


/***/ }),

/***/ 280:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)
const gte = __nccwpck_require__(1236)

const outside = (version, range, hilo, options) => {
  version = new SemVer(version, options)
  range = new Range(range, options)

  let gtfn, ltefn, ltfn, comp, ecomp
  switch (hilo) {
    case '>':
      gtfn = gt
      ltefn = lte
      ltfn = lt
      comp = '>'
      ecomp = '>='
      break
    case '<':
      gtfn = lt
      ltefn = gte
      ltfn = gt
      comp = '<'
      ecomp = '<='
      break
    default:
      throw new TypeError('Must provide a hilo val of "<" or ">"')
  }

  // If it satisfies the range it is not outside
  if (satisfies(version, range, options)) {
    return false
  }

  // From now on, variable terms are as if we're in "gtr" mode.
  // but note that everything is flipped for the "ltr" function.

  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let high = null
    let low = null

    comparators.forEach((comparator) => {
      if (comparator.semver === ANY) {
        comparator = new Comparator('>=0.0.0')
      }
      high = high || comparator
      low = low || comparator
      if (gtfn(comparator.semver, high.semver, options)) {
        high = comparator
      } else if (ltfn(comparator.semver, low.semver, options)) {
        low = comparator
      }
    })

    // If the edge version comparator has a operator then our version
    // isn't outside it
    if (high.operator === comp || high.operator === ecomp) {
      return false
    }

    // If the lowest version comparator has an operator and our version
    // is less than it then it isn't higher than the range
    if ((!low.operator || low.operator === comp) &&
        ltefn(version, low.semver)) {
      return false
    } else if (low.operator === ecomp && ltfn(version, low.semver)) {
      return false
    }
  }
  return true
}

module.exports = outside


/***/ }),

/***/ 2028:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// given a set of versions and a range, create a "simplified" range
// that includes the same versions that the original range does
// If the original range is shorter than the simplified one, return that.
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)
module.exports = (versions, range, options) => {
  const set = []
  let first = null
  let prev = null
  const v = versions.sort((a, b) => compare(a, b, options))
  for (const version of v) {
    const included = satisfies(version, range, options)
    if (included) {
      prev = version
      if (!first) {
        first = version
      }
    } else {
      if (prev) {
        set.push([first, prev])
      }
      prev = null
      first = null
    }
  }
  if (first) {
    set.push([first, null])
  }

  const ranges = []
  for (const [min, max] of set) {
    if (min === max) {
      ranges.push(min)
    } else if (!max && min === v[0]) {
      ranges.push('*')
    } else if (!max) {
      ranges.push(`>=${min}`)
    } else if (min === v[0]) {
      ranges.push(`<=${max}`)
    } else {
      ranges.push(`${min} - ${max}`)
    }
  }
  const simplified = ranges.join(' || ')
  const original = typeof range.raw === 'string' ? range.raw : String(range)
  return simplified.length < original.length ? simplified : range
}


/***/ }),

/***/ 1489:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)

// Complex range `r1 || r2 || ...` is a subset of `R1 || R2 || ...` iff:
// - Every simple range `r1, r2, ...` is a null set, OR
// - Every simple range `r1, r2, ...` which is not a null set is a subset of
//   some `R1, R2, ...`
//
// Simple range `c1 c2 ...` is a subset of simple range `C1 C2 ...` iff:
// - If c is only the ANY comparator
//   - If C is only the ANY comparator, return true
//   - Else if in prerelease mode, return false
//   - else replace c with `[>=0.0.0]`
// - If C is only the ANY comparator
//   - if in prerelease mode, return true
//   - else replace C with `[>=0.0.0]`
// - Let EQ be the set of = comparators in c
// - If EQ is more than one, return true (null set)
// - Let GT be the highest > or >= comparator in c
// - Let LT be the lowest < or <= comparator in c
// - If GT and LT, and GT.semver > LT.semver, return true (null set)
// - If any C is a = range, and GT or LT are set, return false
// - If EQ
//   - If GT, and EQ does not satisfy GT, return true (null set)
//   - If LT, and EQ does not satisfy LT, return true (null set)
//   - If EQ satisfies every C, return true
//   - Else return false
// - If GT
//   - If GT.semver is lower than any > or >= comp in C, return false
//   - If GT is >=, and GT.semver does not satisfy every C, return false
//   - If GT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the GT.semver tuple, return false
// - If LT
//   - If LT.semver is greater than any < or <= comp in C, return false
//   - If LT is <=, and LT.semver does not satisfy every C, return false
//   - If LT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the LT.semver tuple, return false
// - Else return true

const subset = (sub, dom, options = {}) => {
  if (sub === dom) {
    return true
  }

  sub = new Range(sub, options)
  dom = new Range(dom, options)
  let sawNonNull = false

  OUTER: for (const simpleSub of sub.set) {
    for (const simpleDom of dom.set) {
      const isSub = simpleSubset(simpleSub, simpleDom, options)
      sawNonNull = sawNonNull || isSub !== null
      if (isSub) {
        continue OUTER
      }
    }
    // the null set is a subset of everything, but null simple ranges in
    // a complex range should be ignored.  so if we saw a non-null range,
    // then we know this isn't a subset, but if EVERY simple range was null,
    // then it is a subset.
    if (sawNonNull) {
      return false
    }
  }
  return true
}

const minimumVersionWithPreRelease = [new Comparator('>=0.0.0-0')]
const minimumVersion = [new Comparator('>=0.0.0')]

const simpleSubset = (sub, dom, options) => {
  if (sub === dom) {
    return true
  }

  if (sub.length === 1 && sub[0].semver === ANY) {
    if (dom.length === 1 && dom[0].semver === ANY) {
      return true
    } else if (options.includePrerelease) {
      sub = minimumVersionWithPreRelease
    } else {
      sub = minimumVersion
    }
  }

  if (dom.length === 1 && dom[0].semver === ANY) {
    if (options.includePrerelease) {
      return true
    } else {
      dom = minimumVersion
    }
  }

  const eqSet = new Set()
  let gt, lt
  for (const c of sub) {
    if (c.operator === '>' || c.operator === '>=') {
      gt = higherGT(gt, c, options)
    } else if (c.operator === '<' || c.operator === '<=') {
      lt = lowerLT(lt, c, options)
    } else {
      eqSet.add(c.semver)
    }
  }

  if (eqSet.size > 1) {
    return null
  }

  let gtltComp
  if (gt && lt) {
    gtltComp = compare(gt.semver, lt.semver, options)
    if (gtltComp > 0) {
      return null
    } else if (gtltComp === 0 && (gt.operator !== '>=' || lt.operator !== '<=')) {
      return null
    }
  }

  // will iterate one or zero times
  for (const eq of eqSet) {
    if (gt && !satisfies(eq, String(gt), options)) {
      return null
    }

    if (lt && !satisfies(eq, String(lt), options)) {
      return null
    }

    for (const c of dom) {
      if (!satisfies(eq, String(c), options)) {
        return false
      }
    }

    return true
  }

  let higher, lower
  let hasDomLT, hasDomGT
  // if the subset has a prerelease, we need a comparator in the superset
  // with the same tuple and a prerelease, or it's not a subset
  let needDomLTPre = lt &&
    !options.includePrerelease &&
    lt.semver.prerelease.length ? lt.semver : false
  let needDomGTPre = gt &&
    !options.includePrerelease &&
    gt.semver.prerelease.length ? gt.semver : false
  // exception: <1.2.3-0 is the same as <1.2.3
  if (needDomLTPre && needDomLTPre.prerelease.length === 1 &&
      lt.operator === '<' && needDomLTPre.prerelease[0] === 0) {
    needDomLTPre = false
  }

  for (const c of dom) {
    hasDomGT = hasDomGT || c.operator === '>' || c.operator === '>='
    hasDomLT = hasDomLT || c.operator === '<' || c.operator === '<='
    if (gt) {
      if (needDomGTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomGTPre.major &&
            c.semver.minor === needDomGTPre.minor &&
            c.semver.patch === needDomGTPre.patch) {
          needDomGTPre = false
        }
      }
      if (c.operator === '>' || c.operator === '>=') {
        higher = higherGT(gt, c, options)
        if (higher === c && higher !== gt) {
          return false
        }
      } else if (gt.operator === '>=' && !c.test(gt.semver)) {
        return false
      }
    }
    if (lt) {
      if (needDomLTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomLTPre.major &&
            c.semver.minor === needDomLTPre.minor &&
            c.semver.patch === needDomLTPre.patch) {
          needDomLTPre = false
        }
      }
      if (c.operator === '<' || c.operator === '<=') {
        lower = lowerLT(lt, c, options)
        if (lower === c && lower !== lt) {
          return false
        }
      } else if (lt.operator === '<=' && !c.test(lt.semver)) {
        return false
      }
    }
    if (!c.operator && (lt || gt) && gtltComp !== 0) {
      return false
    }
  }

  // if there was a < or >, and nothing in the dom, then must be false
  // UNLESS it was limited by another range in the other direction.
  // Eg, >1.0.0 <1.0.1 is still a subset of <2.0.0
  if (gt && hasDomLT && !lt && gtltComp !== 0) {
    return false
  }

  if (lt && hasDomGT && !gt && gtltComp !== 0) {
    return false
  }

  // we needed a prerelease range in a specific tuple, but didn't get one
  // then this isn't a subset.  eg >=1.2.3-pre is not a subset of >=1.0.0,
  // because it includes prereleases in the 1.2.3 tuple
  if (needDomGTPre || needDomLTPre) {
    return false
  }

  return true
}

// >=1.2.3 is lower than >1.2.3
const higherGT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp > 0 ? a
    : comp < 0 ? b
    : b.operator === '>' && a.operator === '>=' ? b
    : a
}

// <=1.2.3 is higher than <1.2.3
const lowerLT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp < 0 ? a
    : comp > 0 ? b
    : b.operator === '<' && a.operator === '<=' ? b
    : a
}

module.exports = subset


/***/ }),

/***/ 4750:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)

// Mostly just for testing and legacy API reasons
const toComparators = (range, options) =>
  new Range(range, options).set
    .map(comp => comp.map(c => c.value).join(' ').trim().split(' '))

module.exports = toComparators


/***/ }),

/***/ 4737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const validRange = (range, options) => {
  try {
    // Return '*' instead of '' so that truthiness works.
    // This will throw if it's invalid anyway
    return new Range(range, options).range || '*'
  } catch (er) {
    return null
  }
}
module.exports = validRange


/***/ }),

/***/ 6204:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { EventEmitter } = __nccwpck_require__(9580)
const FIFO = __nccwpck_require__(3867)
const TextDecoder = __nccwpck_require__(7934)

const StreamError = __nccwpck_require__(5657)

// if we do a future major, expect queue microtask to be there always, for now a bit defensive
const qmt =
  typeof queueMicrotask === 'undefined' ? (fn) => global.process.nextTick(fn) : queueMicrotask

// 29 bits used total (4 from shared, 14 from read, and 11 from write)
const MAX = (1 << 29) - 1

// Shared state
const OPENING = 0b0001
const PREDESTROYING = 0b0010
const DESTROYING = 0b0100
const DESTROYED = 0b1000

const NOT_OPENING = MAX ^ OPENING
const NOT_PREDESTROYING = MAX ^ PREDESTROYING

// Read state (4 bit offset from shared state)
const READ_ACTIVE = 0b00000000000001 << 4
const READ_UPDATING = 0b00000000000010 << 4
const READ_PRIMARY = 0b00000000000100 << 4
const READ_QUEUED = 0b00000000001000 << 4
const READ_RESUMED = 0b00000000010000 << 4
const READ_PIPE_DRAINED = 0b00000000100000 << 4
const READ_ENDING = 0b00000001000000 << 4
const READ_EMIT_DATA = 0b00000010000000 << 4
const READ_EMIT_READABLE = 0b00000100000000 << 4
const READ_EMITTED_READABLE = 0b00001000000000 << 4
const READ_DONE = 0b00010000000000 << 4
const READ_NEXT_TICK = 0b00100000000000 << 4
const READ_NEEDS_PUSH = 0b01000000000000 << 4
const READ_READ_AHEAD = 0b10000000000000 << 4

// Combined read state
const READ_FLOWING = READ_RESUMED | READ_PIPE_DRAINED
const READ_ACTIVE_AND_NEEDS_PUSH = READ_ACTIVE | READ_NEEDS_PUSH
const READ_PRIMARY_AND_ACTIVE = READ_PRIMARY | READ_ACTIVE
const READ_EMIT_READABLE_AND_QUEUED = READ_EMIT_READABLE | READ_QUEUED
const READ_RESUMED_READ_AHEAD = READ_RESUMED | READ_READ_AHEAD

const READ_NOT_ACTIVE = MAX ^ READ_ACTIVE
const READ_NON_PRIMARY = MAX ^ READ_PRIMARY
const READ_NON_PRIMARY_AND_PUSHED = MAX ^ (READ_PRIMARY | READ_NEEDS_PUSH)
const READ_PUSHED = MAX ^ READ_NEEDS_PUSH
const READ_PAUSED = MAX ^ READ_RESUMED
const READ_NOT_QUEUED = MAX ^ (READ_QUEUED | READ_EMITTED_READABLE)
const READ_NOT_ENDING = MAX ^ READ_ENDING
const READ_PIPE_NOT_DRAINED = MAX ^ READ_FLOWING
const READ_NOT_NEXT_TICK = MAX ^ READ_NEXT_TICK
const READ_NOT_UPDATING = MAX ^ READ_UPDATING
const READ_NO_READ_AHEAD = MAX ^ READ_READ_AHEAD
const READ_PAUSED_NO_READ_AHEAD = MAX ^ READ_RESUMED_READ_AHEAD

// Write state (18 bit offset, 4 bit offset from shared state and 14 from read state)
const WRITE_ACTIVE = 0b00000000001 << 18
const WRITE_UPDATING = 0b00000000010 << 18
const WRITE_PRIMARY = 0b00000000100 << 18
const WRITE_QUEUED = 0b00000001000 << 18
const WRITE_UNDRAINED = 0b00000010000 << 18
const WRITE_DONE = 0b00000100000 << 18
const WRITE_EMIT_DRAIN = 0b00001000000 << 18
const WRITE_NEXT_TICK = 0b00010000000 << 18
const WRITE_WRITING = 0b00100000000 << 18
const WRITE_FINISHING = 0b01000000000 << 18
const WRITE_CORKED = 0b10000000000 << 18

const WRITE_NOT_ACTIVE = MAX ^ (WRITE_ACTIVE | WRITE_WRITING)
const WRITE_NON_PRIMARY = MAX ^ WRITE_PRIMARY
const WRITE_NOT_FINISHING = MAX ^ (WRITE_ACTIVE | WRITE_FINISHING)
const WRITE_DRAINED = MAX ^ WRITE_UNDRAINED
const WRITE_NOT_QUEUED = MAX ^ WRITE_QUEUED
const WRITE_NOT_NEXT_TICK = MAX ^ WRITE_NEXT_TICK
const WRITE_NOT_UPDATING = MAX ^ WRITE_UPDATING
const WRITE_NOT_CORKED = MAX ^ WRITE_CORKED

// Combined shared state
const ACTIVE = READ_ACTIVE | WRITE_ACTIVE
const NOT_ACTIVE = MAX ^ ACTIVE
const DONE = READ_DONE | WRITE_DONE
const DESTROY_STATUS = DESTROYING | DESTROYED | PREDESTROYING
const OPEN_STATUS = DESTROY_STATUS | OPENING
const AUTO_DESTROY = DESTROY_STATUS | DONE
const NON_PRIMARY = WRITE_NON_PRIMARY & READ_NON_PRIMARY
const ACTIVE_OR_TICKING = WRITE_NEXT_TICK | READ_NEXT_TICK
const TICKING = ACTIVE_OR_TICKING & NOT_ACTIVE
const IS_OPENING = OPEN_STATUS | TICKING

// Combined shared state and read state
const READ_PRIMARY_STATUS = OPEN_STATUS | READ_ENDING | READ_DONE
const READ_STATUS = OPEN_STATUS | READ_DONE | READ_QUEUED
const READ_ENDING_STATUS = OPEN_STATUS | READ_ENDING | READ_QUEUED
const READ_READABLE_STATUS = OPEN_STATUS | READ_EMIT_READABLE | READ_QUEUED | READ_EMITTED_READABLE
const SHOULD_NOT_READ =
  OPEN_STATUS | READ_ACTIVE | READ_ENDING | READ_DONE | READ_NEEDS_PUSH | READ_READ_AHEAD
const READ_BACKPRESSURE_STATUS = DESTROY_STATUS | READ_ENDING | READ_DONE
const READ_UPDATE_SYNC_STATUS = READ_UPDATING | OPEN_STATUS | READ_NEXT_TICK | READ_PRIMARY
const READ_NEXT_TICK_OR_OPENING = READ_NEXT_TICK | OPENING

// Combined write state
const WRITE_PRIMARY_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_DONE
const WRITE_QUEUED_AND_UNDRAINED = WRITE_QUEUED | WRITE_UNDRAINED
const WRITE_QUEUED_AND_ACTIVE = WRITE_QUEUED | WRITE_ACTIVE
const WRITE_DRAIN_STATUS = WRITE_QUEUED | WRITE_UNDRAINED | OPEN_STATUS | WRITE_ACTIVE
const WRITE_STATUS = OPEN_STATUS | WRITE_ACTIVE | WRITE_QUEUED | WRITE_CORKED
const WRITE_PRIMARY_AND_ACTIVE = WRITE_PRIMARY | WRITE_ACTIVE
const WRITE_ACTIVE_AND_WRITING = WRITE_ACTIVE | WRITE_WRITING
const WRITE_FINISHING_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_QUEUED_AND_ACTIVE | WRITE_DONE
const WRITE_BACKPRESSURE_STATUS = WRITE_UNDRAINED | DESTROY_STATUS | WRITE_FINISHING | WRITE_DONE
const WRITE_UPDATE_SYNC_STATUS = WRITE_UPDATING | OPEN_STATUS | WRITE_NEXT_TICK | WRITE_PRIMARY
const WRITE_DROP_DATA = WRITE_FINISHING | WRITE_DONE | DESTROY_STATUS

const asyncIterator = Symbol.asyncIterator || Symbol('asyncIterator')

class WritableState {
  constructor(
    stream,
    { highWaterMark = 16384, map = null, mapWritable, byteLength, byteLengthWritable } = {}
  ) {
    this.stream = stream
    this.queue = new FIFO()
    this.highWaterMark = highWaterMark
    this.buffered = 0
    this.error = null
    this.pipeline = null
    this.drains = null // if we add more seldomly used helpers we might them into a subobject so its a single ptr
    this.byteLength = byteLengthWritable || byteLength || defaultByteLength
    this.map = mapWritable || map
    this.afterWrite = afterWrite.bind(this)
    this.afterUpdateNextTick = updateWriteNT.bind(this)
  }

  get ending() {
    return (this.stream._duplexState & WRITE_FINISHING) !== 0
  }

  get ended() {
    return (this.stream._duplexState & WRITE_DONE) !== 0
  }

  push(data) {
    if ((this.stream._duplexState & WRITE_DROP_DATA) !== 0) return false
    if (this.map !== null) data = this.map(data)

    this.buffered += this.byteLength(data)
    this.queue.push(data)

    if (this.buffered < this.highWaterMark) {
      this.stream._duplexState |= WRITE_QUEUED
      return true
    }

    this.stream._duplexState |= WRITE_QUEUED_AND_UNDRAINED
    return false
  }

  shift() {
    const data = this.queue.shift()

    this.buffered -= this.byteLength(data)
    if (this.buffered === 0) this.stream._duplexState &= WRITE_NOT_QUEUED

    return data
  }

  end(data) {
    if (typeof data === 'function') {
      this.stream.once('finish', data)
    } else if (data !== undefined && data !== null) {
      this.push(data)
    }

    this.stream._duplexState = (this.stream._duplexState | WRITE_FINISHING) & WRITE_NON_PRIMARY
  }

  autoBatch(data, cb) {
    const buffer = []
    const stream = this.stream

    buffer.push(data)
    while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED_AND_ACTIVE) {
      buffer.push(stream._writableState.shift())
    }

    if ((stream._duplexState & OPEN_STATUS) !== 0) return cb(null)
    stream._writev(buffer, cb)
  }

  update() {
    const stream = this.stream

    stream._duplexState |= WRITE_UPDATING

    do {
      while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED) {
        const data = this.shift()
        stream._duplexState |= WRITE_ACTIVE_AND_WRITING
        stream._write(data, this.afterWrite)
      }

      if ((stream._duplexState & WRITE_PRIMARY_AND_ACTIVE) === 0) this.updateNonPrimary()
    } while (this.continueUpdate() === true)

    stream._duplexState &= WRITE_NOT_UPDATING
  }

  updateNonPrimary() {
    const stream = this.stream

    if ((stream._duplexState & WRITE_FINISHING_STATUS) === WRITE_FINISHING) {
      stream._duplexState = stream._duplexState | WRITE_ACTIVE
      stream._final(afterFinal.bind(this))
      return
    }

    if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
      if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
        stream._duplexState |= ACTIVE
        stream._destroy(afterDestroy.bind(this))
      }
      return
    }

    if ((stream._duplexState & IS_OPENING) === OPENING) {
      stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING
      stream._open(afterOpen.bind(this))
    }
  }

  continueUpdate() {
    if ((this.stream._duplexState & WRITE_NEXT_TICK) === 0) return false
    this.stream._duplexState &= WRITE_NOT_NEXT_TICK
    return true
  }

  updateCallback() {
    if ((this.stream._duplexState & WRITE_UPDATE_SYNC_STATUS) === WRITE_PRIMARY) {
      this.update()
    } else {
      this.updateNextTick()
    }
  }

  updateNextTick() {
    if ((this.stream._duplexState & WRITE_NEXT_TICK) !== 0) return
    this.stream._duplexState |= WRITE_NEXT_TICK
    if ((this.stream._duplexState & WRITE_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }
}

class ReadableState {
  constructor(
    stream,
    { highWaterMark = 16384, map = null, mapReadable, byteLength, byteLengthReadable } = {}
  ) {
    this.stream = stream
    this.queue = new FIFO()
    this.highWaterMark = highWaterMark === 0 ? 1 : highWaterMark
    this.buffered = 0
    this.readAhead = highWaterMark > 0
    this.error = null
    this.pipeline = null
    this.byteLength = byteLengthReadable || byteLength || defaultByteLength
    this.map = mapReadable || map
    this.pipeTo = null
    this.afterRead = afterRead.bind(this)
    this.afterUpdateNextTick = updateReadNT.bind(this)
  }

  get ending() {
    return (this.stream._duplexState & READ_ENDING) !== 0
  }

  get ended() {
    return (this.stream._duplexState & READ_DONE) !== 0
  }

  pipe(pipeTo, cb) {
    if (this.pipeTo !== null) throw StreamError.BAD_ARGUMENT('Can only pipe to one destination')
    if (typeof cb !== 'function') cb = null

    this.stream._duplexState |= READ_PIPE_DRAINED
    this.pipeTo = pipeTo
    this.pipeline = new Pipeline(this.stream, pipeTo, cb)

    if (cb) this.stream.on('error', noop) // We already error handle this so supress crashes

    if (isStreamx(pipeTo)) {
      pipeTo._writableState.pipeline = this.pipeline
      if (cb) pipeTo.on('error', noop) // We already error handle this so supress crashes
      pipeTo.on('finish', this.pipeline.finished.bind(this.pipeline)) // TODO: just call finished from pipeTo itself
    } else {
      const onerror = this.pipeline.done.bind(this.pipeline, pipeTo)
      const onclose = this.pipeline.done.bind(this.pipeline, pipeTo, null) // onclose has a weird bool arg
      pipeTo.on('error', onerror)
      pipeTo.on('close', onclose)
      pipeTo.on('finish', this.pipeline.finished.bind(this.pipeline))
    }

    pipeTo.on('drain', afterDrain.bind(this))
    this.stream.emit('piping', pipeTo)
    pipeTo.emit('pipe', this.stream)
  }

  push(data) {
    const stream = this.stream

    if (data === null) {
      this.highWaterMark = 0
      stream._duplexState = (stream._duplexState | READ_ENDING) & READ_NON_PRIMARY_AND_PUSHED
      return false
    }

    if (this.map !== null) {
      data = this.map(data)
      if (data === null) {
        stream._duplexState &= READ_PUSHED
        return this.buffered < this.highWaterMark
      }
    }

    this.buffered += this.byteLength(data)
    this.queue.push(data)

    stream._duplexState = (stream._duplexState | READ_QUEUED) & READ_PUSHED

    return this.buffered < this.highWaterMark
  }

  shift() {
    const data = this.queue.shift()

    this.buffered -= this.byteLength(data)
    if (this.buffered === 0) {
      this.stream._duplexState &= READ_NOT_QUEUED
    }

    return data
  }

  unshift(data) {
    const pending = [this.map !== null ? this.map(data) : data]
    while (this.buffered > 0) pending.push(this.shift())

    for (let i = 0; i < pending.length - 1; i++) {
      const data = pending[i]
      this.buffered += this.byteLength(data)
      this.queue.push(data)
    }

    this.push(pending[pending.length - 1])
  }

  read() {
    const stream = this.stream

    if ((stream._duplexState & READ_STATUS) === READ_QUEUED) {
      const data = this.shift()

      if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
        stream._duplexState &= READ_PIPE_NOT_DRAINED
      }

      if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
        stream.emit('data', data)
      }

      return data
    }

    if (this.readAhead === false) {
      stream._duplexState |= READ_READ_AHEAD
      this.updateNextTick()
    }

    return null
  }

  drain() {
    const stream = this.stream

    while (
      (stream._duplexState & READ_STATUS) === READ_QUEUED &&
      (stream._duplexState & READ_FLOWING) !== 0
    ) {
      const data = this.shift()

      if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
        stream._duplexState &= READ_PIPE_NOT_DRAINED
      }

      if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
        stream.emit('data', data)
      }
    }
  }

  update() {
    const stream = this.stream

    stream._duplexState |= READ_UPDATING

    do {
      this.drain()

      while (
        this.buffered < this.highWaterMark &&
        (stream._duplexState & SHOULD_NOT_READ) === READ_READ_AHEAD
      ) {
        stream._duplexState |= READ_ACTIVE_AND_NEEDS_PUSH
        stream._read(this.afterRead)
        this.drain()
      }

      if ((stream._duplexState & READ_READABLE_STATUS) === READ_EMIT_READABLE_AND_QUEUED) {
        stream._duplexState |= READ_EMITTED_READABLE
        stream.emit('readable')
      }

      if ((stream._duplexState & READ_PRIMARY_AND_ACTIVE) === 0) {
        this.updateNonPrimary()
      }
    } while (this.continueUpdate() === true)

    stream._duplexState &= READ_NOT_UPDATING
  }

  updateNonPrimary() {
    const stream = this.stream

    if ((stream._duplexState & READ_ENDING_STATUS) === READ_ENDING) {
      stream._duplexState = (stream._duplexState | READ_DONE) & READ_NOT_ENDING
      stream.emit('end')

      if ((stream._duplexState & AUTO_DESTROY) === DONE) {
        stream._duplexState |= DESTROYING
      }

      if (this.pipeTo !== null) {
        this.pipeTo.end()
      }
    }

    if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
      if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
        stream._duplexState |= ACTIVE
        stream._destroy(afterDestroy.bind(this))
      }
      return
    }

    if ((stream._duplexState & IS_OPENING) === OPENING) {
      stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING
      stream._open(afterOpen.bind(this))
    }
  }

  continueUpdate() {
    if ((this.stream._duplexState & READ_NEXT_TICK) === 0) return false
    this.stream._duplexState &= READ_NOT_NEXT_TICK
    return true
  }

  updateCallback() {
    if ((this.stream._duplexState & READ_UPDATE_SYNC_STATUS) === READ_PRIMARY) {
      this.update()
    } else {
      this.updateNextTick()
    }
  }

  updateNextTickIfOpen() {
    if ((this.stream._duplexState & READ_NEXT_TICK_OR_OPENING) !== 0) return
    this.stream._duplexState |= READ_NEXT_TICK
    if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }

  updateNextTick() {
    if ((this.stream._duplexState & READ_NEXT_TICK) !== 0) return
    this.stream._duplexState |= READ_NEXT_TICK
    if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }
}

class TransformState {
  constructor(stream) {
    this.data = null
    this.afterTransform = afterTransform.bind(stream)
    this.afterFinal = null
  }
}

class Pipeline {
  constructor(src, dst, cb) {
    this.from = src
    this.to = dst
    this.afterPipe = cb
    this.error = null
    this.pipeToFinished = false
  }

  finished() {
    this.pipeToFinished = true
  }

  done(stream, err) {
    if (err) this.error = err

    if (stream === this.to) {
      this.to = null

      if (this.from !== null) {
        if ((this.from._duplexState & READ_DONE) === 0 || !this.pipeToFinished) {
          this.from.destroy(this.error || StreamError.PREMATURE_CLOSE('Writable stream closed'))
        }
        return
      }
    }

    if (stream === this.from) {
      this.from = null

      if (this.to !== null) {
        if ((stream._duplexState & READ_DONE) === 0) {
          this.to.destroy(this.error || StreamError.PREMATURE_CLOSE('Readable stream closed'))
        }
        return
      }
    }

    if (this.afterPipe !== null) this.afterPipe(this.error)
    this.to = this.from = this.afterPipe = null
  }
}

function afterDrain() {
  this.stream._duplexState |= READ_PIPE_DRAINED
  this.updateCallback()
}

function afterFinal(err) {
  const stream = this.stream
  if (err) stream.destroy(err)

  if ((stream._duplexState & DESTROY_STATUS) === 0) {
    stream._duplexState |= WRITE_DONE
    stream.emit('finish')
  }

  if ((stream._duplexState & AUTO_DESTROY) === DONE) {
    stream._duplexState |= DESTROYING
  }

  stream._duplexState &= WRITE_NOT_FINISHING

  // no need to wait the extra tick here, so we short circuit that
  if ((stream._duplexState & WRITE_UPDATING) === 0) {
    this.update()
  } else {
    this.updateNextTick()
  }
}

function afterDestroy(err) {
  const stream = this.stream

  if (!err && !StreamError.isStreamDestroyed(this.error)) err = this.error
  if (err) stream.emit('error', err)

  stream._duplexState |= DESTROYED
  stream.emit('close')

  const rs = stream._readableState
  const ws = stream._writableState

  if (rs !== null && rs.pipeline !== null) {
    rs.pipeline.done(stream, err)
  }

  if (ws !== null) {
    while (ws.drains !== null && ws.drains.length > 0) {
      ws.drains.shift().resolve(false)
    }

    if (ws.pipeline !== null) {
      ws.pipeline.done(stream, err)
    }
  }
}

function afterWrite(err) {
  const stream = this.stream

  if (err) stream.destroy(err)
  stream._duplexState &= WRITE_NOT_ACTIVE

  if (this.drains !== null) tickDrains(this.drains)

  if ((stream._duplexState & WRITE_DRAIN_STATUS) === WRITE_UNDRAINED) {
    stream._duplexState &= WRITE_DRAINED

    if ((stream._duplexState & WRITE_EMIT_DRAIN) === WRITE_EMIT_DRAIN) {
      stream.emit('drain')
    }
  }

  this.updateCallback()
}

function afterRead(err) {
  if (err) this.stream.destroy(err)
  this.stream._duplexState &= READ_NOT_ACTIVE

  if (this.readAhead === false && (this.stream._duplexState & READ_RESUMED) === 0) {
    this.stream._duplexState &= READ_NO_READ_AHEAD
  }

  this.updateCallback()
}

function updateReadNT() {
  if ((this.stream._duplexState & READ_UPDATING) === 0) {
    this.stream._duplexState &= READ_NOT_NEXT_TICK
    this.update()
  }
}

function updateWriteNT() {
  if ((this.stream._duplexState & WRITE_UPDATING) === 0) {
    this.stream._duplexState &= WRITE_NOT_NEXT_TICK
    this.update()
  }
}

function tickDrains(drains) {
  for (let i = 0; i < drains.length; i++) {
    // drains.writes are monotonic, so if one is 0 its always the first one
    if (--drains[i].writes === 0) {
      drains.shift().resolve(true)
      i--
    }
  }
}

function afterOpen(err) {
  const stream = this.stream

  if (err) stream.destroy(err)

  if ((stream._duplexState & DESTROYING) === 0) {
    if ((stream._duplexState & READ_PRIMARY_STATUS) === 0) {
      stream._duplexState |= READ_PRIMARY
    }

    if ((stream._duplexState & WRITE_PRIMARY_STATUS) === 0) {
      stream._duplexState |= WRITE_PRIMARY
    }

    stream.emit('open')
  }

  stream._duplexState &= NOT_ACTIVE

  if (stream._writableState !== null) {
    stream._writableState.updateCallback()
  }

  if (stream._readableState !== null) {
    stream._readableState.updateCallback()
  }
}

function afterTransform(err, data) {
  if (data !== undefined && data !== null) this.push(data)
  this._writableState.afterWrite(err)
}

function newListener(name) {
  if (this._readableState !== null) {
    if (name === 'data') {
      this._duplexState |= READ_EMIT_DATA | READ_RESUMED_READ_AHEAD
      this._readableState.updateNextTick()
    }
    if (name === 'readable') {
      this._duplexState |= READ_EMIT_READABLE
      this._readableState.updateNextTick()
    }
  }

  if (this._writableState !== null) {
    if (name === 'drain') {
      this._duplexState |= WRITE_EMIT_DRAIN
      this._writableState.updateNextTick()
    }
  }
}

class Stream extends EventEmitter {
  constructor(opts) {
    super()

    this._duplexState = 0
    this._readableState = null
    this._writableState = null

    if (opts) {
      if (opts.open) this._open = opts.open
      if (opts.destroy) this._destroy = opts.destroy
      if (opts.predestroy) this._predestroy = opts.predestroy
      if (opts.signal) opts.signal.addEventListener('abort', abort.bind(this))
    }

    this.on('newListener', newListener)
  }

  _open(cb) {
    cb(null)
  }

  _destroy(cb) {
    cb(null)
  }

  _predestroy() {
    // does nothing
  }

  get readable() {
    return this._readableState !== null ? true : undefined
  }

  get writable() {
    return this._writableState !== null ? true : undefined
  }

  get destroyed() {
    return (this._duplexState & DESTROYED) !== 0
  }

  get destroying() {
    return (this._duplexState & DESTROY_STATUS) !== 0
  }

  destroy(err) {
    if ((this._duplexState & DESTROY_STATUS) === 0) {
      if (!err) err = StreamError.STREAM_DESTROYED()
      this._duplexState = (this._duplexState | DESTROYING) & NON_PRIMARY

      if (this._readableState !== null) {
        this._readableState.highWaterMark = 0
        this._readableState.error = err
      }

      if (this._writableState !== null) {
        this._writableState.highWaterMark = 0
        this._writableState.error = err
      }

      this._duplexState |= PREDESTROYING
      this._predestroy()
      this._duplexState &= NOT_PREDESTROYING

      if (this._readableState !== null) {
        this._readableState.updateNextTick()
      }

      if (this._writableState !== null) {
        this._writableState.updateNextTick()
      }
    }
  }
}

class Readable extends Stream {
  constructor(opts) {
    super(opts)

    this._duplexState |= OPENING | WRITE_DONE | READ_READ_AHEAD
    this._readableState = new ReadableState(this, opts)

    if (opts) {
      if (this._readableState.readAhead === false) this._duplexState &= READ_NO_READ_AHEAD
      if (opts.read) this._read = opts.read
      if (opts.eagerOpen) this._readableState.updateNextTick()
      if (opts.encoding) this.setEncoding(opts.encoding)
    }
  }

  static deferred(fn, opts) {
    const out = new PassThrough(opts)

    fn()
      .then((src) => {
        if (src === null) return out.end()
        if (out.destroying) return
        pipeline(src, out, noop)
      })
      .catch((err) => out.destroy(err))

    return out
  }

  setEncoding(encoding) {
    const dec = new TextDecoder(encoding)
    const map = this._readableState.map || echo
    this._readableState.map = mapOrSkip
    return this

    function mapOrSkip(data) {
      const next = dec.push(data)
      return next === '' && (data.byteLength !== 0 || dec.remaining > 0) ? null : map(next)
    }
  }

  _read(cb) {
    cb(null)
  }

  pipe(dest, cb) {
    this._readableState.updateNextTick()
    this._readableState.pipe(dest, cb)
    return dest
  }

  read() {
    this._readableState.updateNextTick()
    return this._readableState.read()
  }

  push(data) {
    this._readableState.updateNextTickIfOpen()
    return this._readableState.push(data)
  }

  unshift(data) {
    this._readableState.updateNextTickIfOpen()
    return this._readableState.unshift(data)
  }

  resume() {
    this._duplexState |= READ_RESUMED_READ_AHEAD
    this._readableState.updateNextTick()
    return this
  }

  pause() {
    this._duplexState &=
      this._readableState.readAhead === false ? READ_PAUSED_NO_READ_AHEAD : READ_PAUSED
    return this
  }

  static _fromAsyncIterator(ite, opts) {
    let destroy

    const rs = new Readable({
      ...opts,
      read(cb) {
        ite.next().then(push).then(cb.bind(null, null)).catch(cb)
      },
      predestroy() {
        destroy = ite.return()
      },
      destroy(cb) {
        if (!destroy) return cb(null)
        destroy.then(cb.bind(null, null)).catch(cb)
      }
    })

    return rs

    function push(data) {
      if (data.done) rs.push(null)
      else rs.push(data.value)
    }
  }

  static from(data, opts) {
    if (isReadStreamx(data)) return data
    if (data[asyncIterator]) return this._fromAsyncIterator(data[asyncIterator](), opts)
    if (!Array.isArray(data)) data = data === undefined ? [] : [data]

    let i = 0
    return new Readable({
      ...opts,
      read(cb) {
        this.push(i === data.length ? null : data[i++])
        cb(null)
      }
    })
  }

  static isBackpressured(rs) {
    return (
      (rs._duplexState & READ_BACKPRESSURE_STATUS) !== 0 ||
      rs._readableState.buffered >= rs._readableState.highWaterMark
    )
  }

  static isPaused(rs) {
    return (rs._duplexState & READ_RESUMED) === 0
  }

  [asyncIterator]() {
    const stream = this

    let error = null
    let promiseResolve = null
    let promiseReject = null

    this.on('error', (err) => {
      error = err
    })
    this.on('readable', onreadable)
    this.on('close', onclose)

    return {
      [asyncIterator]() {
        return this
      },
      next() {
        return new Promise(function (resolve, reject) {
          promiseResolve = resolve
          promiseReject = reject
          const data = stream.read()
          if (data !== null) ondata(data)
          else if ((stream._duplexState & DESTROYED) !== 0) ondata(null)
        })
      },
      return() {
        return destroy(null)
      },
      throw(err) {
        return destroy(err)
      }
    }

    function onreadable() {
      if (promiseResolve !== null) ondata(stream.read())
    }

    function onclose() {
      if (promiseResolve !== null) ondata(null)
    }

    function ondata(data) {
      if (promiseReject === null) return
      if (error) {
        promiseReject(error)
      } else if (data === null && (stream._duplexState & READ_DONE) === 0) {
        promiseReject(StreamError.STREAM_DESTROYED())
      } else {
        promiseResolve({ value: data, done: data === null })
      }
      promiseReject = promiseResolve = null
    }

    function destroy(err) {
      stream.destroy(err)
      return new Promise((resolve, reject) => {
        if (stream._duplexState & DESTROYED) return resolve({ value: undefined, done: true })
        stream.once('close', function () {
          if (err) reject(err)
          else resolve({ value: undefined, done: true })
        })
      })
    }
  }
}

class Writable extends Stream {
  constructor(opts) {
    super(opts)

    this._duplexState |= OPENING | READ_DONE
    this._writableState = new WritableState(this, opts)

    if (opts) {
      if (opts.writev) this._writev = opts.writev
      if (opts.write) this._write = opts.write
      if (opts.final) this._final = opts.final
      if (opts.eagerOpen) this._writableState.updateNextTick()
    }
  }

  cork() {
    this._duplexState |= WRITE_CORKED
  }

  uncork() {
    this._duplexState &= WRITE_NOT_CORKED
    this._writableState.updateNextTick()
  }

  _writev(batch, cb) {
    cb(null)
  }

  _write(data, cb) {
    this._writableState.autoBatch(data, cb)
  }

  _final(cb) {
    cb(null)
  }

  static isBackpressured(ws) {
    return (ws._duplexState & WRITE_BACKPRESSURE_STATUS) !== 0
  }

  static drained(ws) {
    if (ws.destroyed) return Promise.resolve(false)

    const state = ws._writableState
    const pending = isWritev(ws) ? Math.min(1, state.queue.length) : state.queue.length
    const writes = pending + (ws._duplexState & WRITE_WRITING ? 1 : 0)
    if (writes === 0) return Promise.resolve(true)

    if (state.drains === null) state.drains = []
    return new Promise((resolve) => {
      state.drains.push({ writes, resolve })
    })
  }

  write(data) {
    this._writableState.updateNextTick()
    return this._writableState.push(data)
  }

  end(data) {
    this._writableState.updateNextTick()
    this._writableState.end(data)
    return this
  }
}

class Duplex extends Readable {
  // and Writable
  constructor(opts) {
    super(opts)

    this._duplexState = OPENING | (this._duplexState & READ_READ_AHEAD)
    this._writableState = new WritableState(this, opts)

    if (opts) {
      if (opts.writev) this._writev = opts.writev
      if (opts.write) this._write = opts.write
      if (opts.final) this._final = opts.final
    }
  }

  cork() {
    this._duplexState |= WRITE_CORKED
  }

  uncork() {
    this._duplexState &= WRITE_NOT_CORKED
    this._writableState.updateNextTick()
  }

  _writev(batch, cb) {
    cb(null)
  }

  _write(data, cb) {
    this._writableState.autoBatch(data, cb)
  }

  _final(cb) {
    cb(null)
  }

  write(data) {
    this._writableState.updateNextTick()
    return this._writableState.push(data)
  }

  end(data) {
    this._writableState.updateNextTick()
    this._writableState.end(data)
    return this
  }
}

class Transform extends Duplex {
  constructor(opts) {
    super(opts)
    this._transformState = new TransformState(this)

    if (opts) {
      if (opts.transform) this._transform = opts.transform
      if (opts.flush) this._flush = opts.flush
    }
  }

  _write(data, cb) {
    if (this._readableState.buffered >= this._readableState.highWaterMark) {
      this._transformState.data = data
    } else {
      this._transform(data, this._transformState.afterTransform)
    }
  }

  _read(cb) {
    if (this._transformState.data !== null) {
      const data = this._transformState.data
      this._transformState.data = null
      cb(null)
      this._transform(data, this._transformState.afterTransform)
    } else {
      cb(null)
    }
  }

  destroy(err) {
    super.destroy(err)
    if (this._transformState.data !== null) {
      this._transformState.data = null
      this._transformState.afterTransform()
    }
  }

  _transform(data, cb) {
    cb(null, data)
  }

  _flush(cb) {
    cb(null)
  }

  _final(cb) {
    this._transformState.afterFinal = cb
    this._flush(transformAfterFlush.bind(this))
  }
}

class PassThrough extends Transform {}

function transformAfterFlush(err, data) {
  const cb = this._transformState.afterFinal
  if (err) return cb(err)

  if (data !== null && data !== undefined) this.push(data)
  this.push(null)
  cb(null)
}

function pipelinePromise(...streams) {
  return new Promise((resolve, reject) => {
    return pipeline(...streams, (err) => {
      if (err) return reject(err)
      resolve()
    })
  })
}

function pipeline(stream, ...streams) {
  const all = Array.isArray(stream) ? [...stream, ...streams] : [stream, ...streams]
  const done = all.length && typeof all[all.length - 1] === 'function' ? all.pop() : null

  if (all.length < 2) throw StreamError.BAD_ARGUMENT('Pipeline requires at least 2 streams')

  let src = all[0]
  let dest = null
  let error = null

  for (let i = 1; i < all.length; i++) {
    dest = all[i]

    if (isStreamx(src)) {
      src.pipe(dest, onerror)
    } else {
      errorHandle(src, true, i > 1, onerror)
      src.pipe(dest)
    }

    src = dest
  }

  if (done) {
    let fin = false

    const autoDestroy =
      isStreamx(dest) || !!(dest._writableState && dest._writableState.autoDestroy)

    dest.on('error', (err) => {
      if (error === null) error = err
    })

    dest.on('finish', () => {
      fin = true
      if (!autoDestroy) done(error)
    })

    if (autoDestroy) {
      dest.on('close', () => done(error || (fin ? null : StreamError.PREMATURE_CLOSE())))
    }
  }

  return dest

  function errorHandle(s, rd, wr, onerror) {
    s.on('error', onerror)
    s.on('close', onclose)

    function onclose() {
      if (rd && s._readableState && !s._readableState.ended) {
        return onerror(StreamError.PREMATURE_CLOSE())
      }
      if (wr && s._writableState && !s._writableState.ended) {
        return onerror(StreamError.PREMATURE_CLOSE())
      }
    }
  }

  function onerror(err) {
    if (!err || error) return
    error = err

    for (const s of all) {
      s.destroy(err)
    }
  }
}

function echo(s) {
  return s
}

function isStream(stream) {
  return !!stream._readableState || !!stream._writableState
}

function isStreamx(stream) {
  return typeof stream._duplexState === 'number' && isStream(stream)
}

function isEnding(stream) {
  return !!stream._readableState && stream._readableState.ending
}

function isEnded(stream) {
  return !!stream._readableState && stream._readableState.ended
}

function isFinishing(stream) {
  return !!stream._writableState && stream._writableState.ending
}

function isFinished(stream) {
  return !!stream._writableState && stream._writableState.ended
}

function getStreamError(stream, opts = {}) {
  const err =
    (stream._readableState && stream._readableState.error) ||
    (stream._writableState && stream._writableState.error)

  // avoid implicit errors by default
  return !opts.all && StreamError.isStreamDestroyed(err) ? null : err
}

function isReadStreamx(stream) {
  return isStreamx(stream) && stream.readable
}

function isDisturbed(stream) {
  return (
    (stream._duplexState & OPENING) !== OPENING ||
    (stream._duplexState & DESTROYING) === DESTROYING ||
    (stream._duplexState & ACTIVE_OR_TICKING) !== 0
  )
}

function isTypedArray(data) {
  return typeof data === 'object' && data !== null && typeof data.byteLength === 'number'
}

function defaultByteLength(data) {
  return isTypedArray(data) ? data.byteLength : 1024
}

function noop() {}

function abort() {
  this.destroy(StreamError.ABORTED())
}

function isWritev(s) {
  return s._writev !== Writable.prototype._writev && s._writev !== Duplex.prototype._writev
}

module.exports = {
  pipeline,
  pipelinePromise,
  isStream,
  isStreamx,
  isEnding,
  isEnded,
  isFinishing,
  isFinished,
  isDisturbed,
  getStreamError,
  Stream,
  Writable,
  Readable,
  Duplex,
  Transform,
  // Export PassThrough for compatibility with Node.js core's stream module
  PassThrough
}


/***/ }),

/***/ 5657:
/***/ ((module) => {

module.exports = class StreamError extends Error {
  constructor(msg, code, fn = StreamError) {
    super(msg)

    this.code = code

    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, fn)
    }
  }

  static isStreamDestroyed(err) {
    return err && err.code === 'STREAM_DESTROYED'
  }

  static isPrematureClose(err) {
    return err && err.code === 'PREMATURE_CLOSE'
  }

  static isAborted(err) {
    return err && err.code === 'ABORTED'
  }

  static isBadArgument(err) {
    return err && err.code === 'BAD_ARGUMENT'
  }

  get name() {
    return 'StreamError'
  }

  static STREAM_DESTROYED() {
    return new StreamError('Stream was destroyed', 'STREAM_DESTROYED', StreamError.STREAM_DESTROYED)
  }

  static PREMATURE_CLOSE(msg = 'Premature close') {
    return new StreamError(msg, 'PREMATURE_CLOSE', StreamError.PREMATURE_CLOSE)
  }

  static ABORTED() {
    return new StreamError('Stream aborted', 'ABORTED', StreamError.ABORTED)
  }

  static BAD_ARGUMENT(msg = 'Bad argument') {
    return new StreamError(msg, 'BAD_ARGUMENT', StreamError.BAD_ARGUMENT)
  }
}


/***/ }),

/***/ 775:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const constants = { // just for envs without fs
  S_IFMT: 61440,
  S_IFDIR: 16384,
  S_IFCHR: 8192,
  S_IFBLK: 24576,
  S_IFIFO: 4096,
  S_IFLNK: 40960
}

try {
  module.exports = (__nccwpck_require__(9896).constants) || constants
} catch {
  module.exports = constants
}


/***/ }),

/***/ 5763:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { Writable, Readable, getStreamError } = __nccwpck_require__(6204)
const FIFO = __nccwpck_require__(3867)
const b4a = __nccwpck_require__(3057)
const headers = __nccwpck_require__(8428)

const EMPTY = b4a.alloc(0)
const MAX_HEADER_SIZE = 4 * 1024 * 1024 // arbitrary big number

class BufferList {
  constructor () {
    this.buffered = 0
    this.shifted = 0
    this.queue = new FIFO()

    this._offset = 0
  }

  push (buffer) {
    this.buffered += buffer.byteLength
    this.queue.push(buffer)
  }

  shiftFirst (size) {
    return this.buffered === 0 ? null : this._next(size)
  }

  shift (size) {
    if (size > this.buffered) return null
    if (size === 0) return EMPTY

    let chunk = this._next(size)

    if (size === chunk.byteLength) return chunk // likely case

    const chunks = [chunk]

    while ((size -= chunk.byteLength) > 0) {
      chunk = this._next(size)
      chunks.push(chunk)
    }

    return b4a.concat(chunks)
  }

  _next (size) {
    const buf = this.queue.peek()
    const rem = buf.byteLength - this._offset

    if (size >= rem) {
      const sub = this._offset ? buf.subarray(this._offset, buf.byteLength) : buf
      this.queue.shift()
      this._offset = 0
      this.buffered -= rem
      this.shifted += rem
      return sub
    }

    this.buffered -= size
    this.shifted += size

    return buf.subarray(this._offset, (this._offset += size))
  }
}

class Source extends Readable {
  constructor (self, header, offset) {
    super()

    this.header = header
    this.offset = offset

    this._parent = self
  }

  _read (cb) {
    if (this.header.size === 0) {
      this.push(null)
    }
    if (this._parent._stream === this) {
      this._parent._update()
    }
    cb(null)
  }

  _predestroy () {
    this._parent.destroy(getStreamError(this))
  }

  _detach () {
    if (this._parent._stream === this) {
      this._parent._stream = null
      this._parent._missing = overflow(this.header.size)
      this._parent._update()
    }
  }

  _destroy (cb) {
    this._detach()
    cb(null)
  }
}

class Extract extends Writable {
  constructor (opts) {
    super(opts)

    if (!opts) opts = {}

    this._buffer = new BufferList()
    this._offset = 0
    this._header = null
    this._stream = null
    this._missing = 0
    this._longHeader = false
    this._callback = noop
    this._locked = false
    this._finished = false
    this._pax = null
    this._paxGlobal = null
    this._gnuLongPath = null
    this._gnuLongLinkPath = null
    this._filenameEncoding = opts.filenameEncoding || 'utf-8'
    this._allowUnknownFormat = !!opts.allowUnknownFormat
    this._unlockBound = this._unlock.bind(this)
  }

  _unlock (err) {
    this._locked = false

    if (err) {
      this.destroy(err)
      this._continueWrite(err)
      return
    }

    this._update()
  }

  _consumeHeader () {
    if (this._locked) return false

    this._offset = this._buffer.shifted

    try {
      this._header = headers.decode(this._buffer.shift(512), this._filenameEncoding, this._allowUnknownFormat)
    } catch (err) {
      this._continueWrite(err)
      return false
    }

    if (!this._header) return true

    this._header.byteOffset = this._buffer.shifted

    switch (this._header.type) {
      case 'gnu-long-path':
      case 'gnu-long-link-path':
      case 'pax-global-header':
      case 'pax-header':
        this._longHeader = true
        this._missing = this._header.size
        if (this._missing > MAX_HEADER_SIZE) {
          this._continueWrite(new Error('Header exceeds max size'))
          return false
        }
        return true
    }

    this._locked = true
    this._applyLongHeaders()

    if (!(this._header.size >= 0)) {
      this._continueWrite(new Error('Invalid header'))
      return false
    }

    if (this._header.size === 0 || this._header.type === 'directory') {
      this.emit('entry', this._header, this._createStream(), this._unlockBound)
      return true
    }

    this._stream = this._createStream()
    this._missing = this._header.size

    this.emit('entry', this._header, this._stream, this._unlockBound)
    return true
  }

  _applyLongHeaders () {
    if (this._gnuLongPath) {
      this._header.name = this._gnuLongPath
      this._gnuLongPath = null
    }

    if (this._gnuLongLinkPath) {
      this._header.linkname = this._gnuLongLinkPath
      this._gnuLongLinkPath = null
    }

    if (this._pax) {
      if (this._pax.path) this._header.name = this._pax.path
      if (this._pax.linkpath) this._header.linkname = this._pax.linkpath
      if (this._pax.size) this._header.size = parseInt(this._pax.size, 10)
      this._header.pax = this._pax
      this._pax = null
    }
  }

  _decodeLongHeader (buf) {
    switch (this._header.type) {
      case 'gnu-long-path':
        this._gnuLongPath = headers.decodeLongPath(buf, this._filenameEncoding)
        break
      case 'gnu-long-link-path':
        this._gnuLongLinkPath = headers.decodeLongPath(buf, this._filenameEncoding)
        break
      case 'pax-global-header':
        this._paxGlobal = headers.decodePax(buf)
        break
      case 'pax-header':
        this._pax = this._paxGlobal === null
          ? headers.decodePax(buf)
          : Object.assign({}, this._paxGlobal, headers.decodePax(buf))
        break
    }
  }

  _consumeLongHeader () {
    this._longHeader = false
    this._missing = overflow(this._header.size)

    const buf = this._buffer.shift(this._header.size)

    try {
      this._decodeLongHeader(buf)
    } catch (err) {
      this._continueWrite(err)
      return false
    }

    return true
  }

  _consumeStream () {
    const buf = this._buffer.shiftFirst(this._missing)
    if (buf === null) return false

    this._missing -= buf.byteLength
    const drained = this._stream.push(buf)

    if (this._missing === 0) {
      this._stream.push(null)
      if (drained) this._stream._detach()
      return drained && this._locked === false
    }

    return drained
  }

  _createStream () {
    return new Source(this, this._header, this._offset)
  }

  _update () {
    while (this._buffer.buffered > 0 && !this.destroying) {
      if (this._missing > 0) {
        if (this._stream !== null) {
          if (this._consumeStream() === false) return
          continue
        }

        if (this._longHeader === true) {
          if (this._missing > this._buffer.buffered) break
          if (this._consumeLongHeader() === false) return false
          continue
        }

        const ignore = this._buffer.shiftFirst(this._missing)
        if (ignore !== null) this._missing -= ignore.byteLength
        continue
      }

      if (this._buffer.buffered < 512) break
      if (this._stream !== null || this._consumeHeader() === false) return
    }

    this._continueWrite(null)
  }

  _continueWrite (err) {
    const cb = this._callback
    this._callback = noop
    cb(err)
  }

  _write (data, cb) {
    this._callback = cb
    this._buffer.push(data)
    this._update()
  }

  _final (cb) {
    this._finished = this._missing === 0 && this._buffer.buffered === 0
    cb(this._finished ? null : new Error('Unexpected end of data'))
  }

  _predestroy () {
    this._continueWrite(null)
  }

  _destroy (cb) {
    if (this._stream) this._stream.destroy(getStreamError(this))
    cb(null)
  }

  [Symbol.asyncIterator] () {
    let error = null

    let promiseResolve = null
    let promiseReject = null

    let entryStream = null
    let entryCallback = null

    const extract = this

    this.on('entry', onentry)
    this.on('error', (err) => { error = err })
    this.on('close', onclose)

    return {
      [Symbol.asyncIterator] () {
        return this
      },
      next () {
        return new Promise(onnext)
      },
      return () {
        return destroy(null)
      },
      throw (err) {
        return destroy(err)
      }
    }

    function consumeCallback (err) {
      if (!entryCallback) return
      const cb = entryCallback
      entryCallback = null
      cb(err)
    }

    function onnext (resolve, reject) {
      if (error) {
        return reject(error)
      }

      if (entryStream) {
        resolve({ value: entryStream, done: false })
        entryStream = null
        return
      }

      promiseResolve = resolve
      promiseReject = reject

      consumeCallback(null)

      if (extract._finished && promiseResolve) {
        promiseResolve({ value: undefined, done: true })
        promiseResolve = promiseReject = null
      }
    }

    function onentry (header, stream, callback) {
      entryCallback = callback
      stream.on('error', noop) // no way around this due to tick sillyness

      if (promiseResolve) {
        promiseResolve({ value: stream, done: false })
        promiseResolve = promiseReject = null
      } else {
        entryStream = stream
      }
    }

    function onclose () {
      consumeCallback(error)
      if (!promiseResolve) return
      if (error) promiseReject(error)
      else promiseResolve({ value: undefined, done: true })
      promiseResolve = promiseReject = null
    }

    function destroy (err) {
      extract.destroy(err)
      consumeCallback(err)
      return new Promise((resolve, reject) => {
        if (extract.destroyed) return resolve({ value: undefined, done: true })
        extract.once('close', function () {
          if (err) reject(err)
          else resolve({ value: undefined, done: true })
        })
      })
    }
  }
}

module.exports = function extract (opts) {
  return new Extract(opts)
}

function noop () {}

function overflow (size) {
  size &= 511
  return size && 512 - size
}


/***/ }),

/***/ 8428:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

const ZEROS = '0000000000000000000'
const SEVENS = '7777777777777777777'
const ZERO_OFFSET = '0'.charCodeAt(0)
const USTAR_MAGIC = b4a.from([0x75, 0x73, 0x74, 0x61, 0x72, 0x00]) // ustar\x00
const USTAR_VER = b4a.from([ZERO_OFFSET, ZERO_OFFSET])
const GNU_MAGIC = b4a.from([0x75, 0x73, 0x74, 0x61, 0x72, 0x20]) // ustar\x20
const GNU_VER = b4a.from([0x20, 0x00])
const MASK = 0o7777
const MAGIC_OFFSET = 257
const VERSION_OFFSET = 263

exports.decodeLongPath = function decodeLongPath (buf, encoding) {
  return decodeStr(buf, 0, buf.length, encoding)
}

exports.encodePax = function encodePax (opts) { // TODO: encode more stuff in pax
  let result = ''
  if (opts.name) result += addLength(' path=' + opts.name + '\n')
  if (opts.linkname) result += addLength(' linkpath=' + opts.linkname + '\n')
  const pax = opts.pax
  if (pax) {
    for (const key in pax) {
      result += addLength(' ' + key + '=' + pax[key] + '\n')
    }
  }
  return b4a.from(result)
}

exports.decodePax = function decodePax (buf) {
  const result = {}

  while (buf.length) {
    let i = 0
    while (i < buf.length && buf[i] !== 32) i++
    const len = parseInt(b4a.toString(buf.subarray(0, i)), 10)
    if (!len) return result

    const b = b4a.toString(buf.subarray(i + 1, len - 1))
    const keyIndex = b.indexOf('=')
    if (keyIndex === -1) return result
    result[b.slice(0, keyIndex)] = b.slice(keyIndex + 1)

    buf = buf.subarray(len)
  }

  return result
}

exports.encode = function encode (opts) {
  const buf = b4a.alloc(512)
  let name = opts.name
  let prefix = ''

  if (opts.typeflag === 5 && name[name.length - 1] !== '/') name += '/'
  if (b4a.byteLength(name) !== name.length) return null // utf-8

  while (b4a.byteLength(name) > 100) {
    const i = name.indexOf('/')
    if (i === -1) return null
    prefix += prefix ? '/' + name.slice(0, i) : name.slice(0, i)
    name = name.slice(i + 1)
  }

  if (b4a.byteLength(name) > 100 || b4a.byteLength(prefix) > 155) return null
  if (opts.linkname && b4a.byteLength(opts.linkname) > 100) return null

  b4a.write(buf, name)
  b4a.write(buf, encodeOct(opts.mode & MASK, 6), 100)
  b4a.write(buf, encodeOct(opts.uid, 6), 108)
  b4a.write(buf, encodeOct(opts.gid, 6), 116)
  encodeSize(opts.size, buf, 124)
  b4a.write(buf, encodeOct((opts.mtime.getTime() / 1000) | 0, 11), 136)

  buf[156] = ZERO_OFFSET + toTypeflag(opts.type)

  if (opts.linkname) b4a.write(buf, opts.linkname, 157)

  b4a.copy(USTAR_MAGIC, buf, MAGIC_OFFSET)
  b4a.copy(USTAR_VER, buf, VERSION_OFFSET)
  if (opts.uname) b4a.write(buf, opts.uname, 265)
  if (opts.gname) b4a.write(buf, opts.gname, 297)
  b4a.write(buf, encodeOct(opts.devmajor || 0, 6), 329)
  b4a.write(buf, encodeOct(opts.devminor || 0, 6), 337)

  if (prefix) b4a.write(buf, prefix, 345)

  b4a.write(buf, encodeOct(cksum(buf), 6), 148)

  return buf
}

exports.decode = function decode (buf, filenameEncoding, allowUnknownFormat) {
  let typeflag = buf[156] === 0 ? 0 : buf[156] - ZERO_OFFSET

  let name = decodeStr(buf, 0, 100, filenameEncoding)
  const mode = decodeOct(buf, 100, 8)
  const uid = decodeOct(buf, 108, 8)
  const gid = decodeOct(buf, 116, 8)
  const size = decodeOct(buf, 124, 12)
  const mtime = decodeOct(buf, 136, 12)
  const type = toType(typeflag)
  const linkname = buf[157] === 0 ? null : decodeStr(buf, 157, 100, filenameEncoding)
  const uname = decodeStr(buf, 265, 32)
  const gname = decodeStr(buf, 297, 32)
  const devmajor = decodeOct(buf, 329, 8)
  const devminor = decodeOct(buf, 337, 8)

  const c = cksum(buf)

  // checksum is still initial value if header was null.
  if (c === 8 * 32) return null

  // valid checksum
  if (c !== decodeOct(buf, 148, 8)) throw new Error('Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?')

  if (isUSTAR(buf)) {
    // ustar (posix) format.
    // prepend prefix, if present.
    if (buf[345]) name = decodeStr(buf, 345, 155, filenameEncoding) + '/' + name
  } else if (isGNU(buf)) {
    // 'gnu'/'oldgnu' format. Similar to ustar, but has support for incremental and
    // multi-volume tarballs.
  } else {
    if (!allowUnknownFormat) {
      throw new Error('Invalid tar header: unknown format.')
    }
  }

  // to support old tar versions that use trailing / to indicate dirs
  if (typeflag === 0 && name && name[name.length - 1] === '/') typeflag = 5

  return {
    name,
    mode,
    uid,
    gid,
    size,
    byteOffset: 0,
    mtime: new Date(1000 * mtime),
    type,
    linkname,
    uname,
    gname,
    devmajor,
    devminor,
    pax: null
  }
}

function isUSTAR (buf) {
  return b4a.equals(USTAR_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6))
}

function isGNU (buf) {
  return b4a.equals(GNU_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6)) &&
    b4a.equals(GNU_VER, buf.subarray(VERSION_OFFSET, VERSION_OFFSET + 2))
}

function clamp (index, len, defaultValue) {
  if (typeof index !== 'number') return defaultValue
  index = ~~index // Coerce to integer.
  if (index >= len) return len
  if (index >= 0) return index
  index += len
  if (index >= 0) return index
  return 0
}

function toType (flag) {
  switch (flag) {
    case 0:
      return 'file'
    case 1:
      return 'link'
    case 2:
      return 'symlink'
    case 3:
      return 'character-device'
    case 4:
      return 'block-device'
    case 5:
      return 'directory'
    case 6:
      return 'fifo'
    case 7:
      return 'contiguous-file'
    case 72:
      return 'pax-header'
    case 55:
      return 'pax-global-header'
    case 27:
      return 'gnu-long-link-path'
    case 28:
    case 30:
      return 'gnu-long-path'
  }

  return null
}

function toTypeflag (flag) {
  switch (flag) {
    case 'file':
      return 0
    case 'link':
      return 1
    case 'symlink':
      return 2
    case 'character-device':
      return 3
    case 'block-device':
      return 4
    case 'directory':
      return 5
    case 'fifo':
      return 6
    case 'contiguous-file':
      return 7
    case 'pax-header':
      return 72
  }

  return 0
}

function indexOf (block, num, offset, end) {
  for (; offset < end; offset++) {
    if (block[offset] === num) return offset
  }
  return end
}

function cksum (block) {
  let sum = 8 * 32
  for (let i = 0; i < 148; i++) sum += block[i]
  for (let j = 156; j < 512; j++) sum += block[j]
  return sum
}

function encodeOct (val, n) {
  val = val.toString(8)
  if (val.length > n) return SEVENS.slice(0, n) + ' '
  return ZEROS.slice(0, n - val.length) + val + ' '
}

function encodeSizeBin (num, buf, off) {
  buf[off] = 0x80
  for (let i = 11; i > 0; i--) {
    buf[off + i] = num & 0xff
    num = Math.floor(num / 0x100)
  }
}

function encodeSize (num, buf, off) {
  if (num.toString(8).length > 11) {
    encodeSizeBin(num, buf, off)
  } else {
    b4a.write(buf, encodeOct(num, 11), off)
  }
}

/* Copied from the node-tar repo and modified to meet
 * tar-stream coding standard.
 *
 * Source: https://github.com/npm/node-tar/blob/51b6627a1f357d2eb433e7378e5f05e83b7aa6cd/lib/header.js#L349
 */
function parse256 (buf) {
  // first byte MUST be either 80 or FF
  // 80 for positive, FF for 2's comp
  let positive
  if (buf[0] === 0x80) positive = true
  else if (buf[0] === 0xFF) positive = false
  else return null

  // build up a base-256 tuple from the least sig to the highest
  const tuple = []
  let i
  for (i = buf.length - 1; i > 0; i--) {
    const byte = buf[i]
    if (positive) tuple.push(byte)
    else tuple.push(0xFF - byte)
  }

  let sum = 0
  const l = tuple.length
  for (i = 0; i < l; i++) {
    sum += tuple[i] * Math.pow(256, i)
  }

  return positive ? sum : -1 * sum
}

function decodeOct (val, offset, length) {
  val = val.subarray(offset, offset + length)
  offset = 0

  // If prefixed with 0x80 then parse as a base-256 integer
  if (val[offset] & 0x80) {
    return parse256(val)
  } else {
    // Older versions of tar can prefix with spaces
    while (offset < val.length && val[offset] === 32) offset++
    const end = clamp(indexOf(val, 32, offset, val.length), val.length, val.length)
    while (offset < end && val[offset] === 0) offset++
    if (end === offset) return 0
    return parseInt(b4a.toString(val.subarray(offset, end)), 8)
  }
}

function decodeStr (val, offset, length, encoding) {
  return b4a.toString(val.subarray(offset, indexOf(val, 0, offset, offset + length)), encoding)
}

function addLength (str) {
  const len = b4a.byteLength(str)
  let digits = Math.floor(Math.log(len) / Math.log(10)) + 1
  if (len + digits >= Math.pow(10, digits)) digits++

  return (len + digits) + str
}


/***/ }),

/***/ 6118:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

exports.extract = __nccwpck_require__(5763)
exports.pack = __nccwpck_require__(861)


/***/ }),

/***/ 861:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { Readable, Writable, getStreamError } = __nccwpck_require__(6204)
const b4a = __nccwpck_require__(3057)

const constants = __nccwpck_require__(775)
const headers = __nccwpck_require__(8428)

const DMODE = 0o755
const FMODE = 0o644

const END_OF_TAR = b4a.alloc(1024)

class Sink extends Writable {
  constructor (pack, header, callback) {
    super({ mapWritable, eagerOpen: true })

    this.written = 0
    this.header = header

    this._callback = callback
    this._linkname = null
    this._isLinkname = header.type === 'symlink' && !header.linkname
    this._isVoid = header.type !== 'file' && header.type !== 'contiguous-file'
    this._finished = false
    this._pack = pack
    this._openCallback = null

    if (this._pack._stream === null) this._pack._stream = this
    else this._pack._pending.push(this)
  }

  _open (cb) {
    this._openCallback = cb
    if (this._pack._stream === this) this._continueOpen()
  }

  _continuePack (err) {
    if (this._callback === null) return

    const callback = this._callback
    this._callback = null

    callback(err)
  }

  _continueOpen () {
    if (this._pack._stream === null) this._pack._stream = this

    const cb = this._openCallback
    this._openCallback = null
    if (cb === null) return

    if (this._pack.destroying) return cb(new Error('pack stream destroyed'))
    if (this._pack._finalized) return cb(new Error('pack stream is already finalized'))

    this._pack._stream = this

    if (!this._isLinkname) {
      this._pack._encode(this.header)
    }

    if (this._isVoid) {
      this._finish()
      this._continuePack(null)
    }

    cb(null)
  }

  _write (data, cb) {
    if (this._isLinkname) {
      this._linkname = this._linkname ? b4a.concat([this._linkname, data]) : data
      return cb(null)
    }

    if (this._isVoid) {
      if (data.byteLength > 0) {
        return cb(new Error('No body allowed for this entry'))
      }
      return cb()
    }

    this.written += data.byteLength
    if (this._pack.push(data)) return cb()
    this._pack._drain = cb
  }

  _finish () {
    if (this._finished) return
    this._finished = true

    if (this._isLinkname) {
      this.header.linkname = this._linkname ? b4a.toString(this._linkname, 'utf-8') : ''
      this._pack._encode(this.header)
    }

    overflow(this._pack, this.header.size)

    this._pack._done(this)
  }

  _final (cb) {
    if (this.written !== this.header.size) { // corrupting tar
      return cb(new Error('Size mismatch'))
    }

    this._finish()
    cb(null)
  }

  _getError () {
    return getStreamError(this) || new Error('tar entry destroyed')
  }

  _predestroy () {
    this._pack.destroy(this._getError())
  }

  _destroy (cb) {
    this._pack._done(this)

    this._continuePack(this._finished ? null : this._getError())

    cb()
  }
}

class Pack extends Readable {
  constructor (opts) {
    super(opts)
    this._drain = noop
    this._finalized = false
    this._finalizing = false
    this._pending = []
    this._stream = null
  }

  entry (header, buffer, callback) {
    if (this._finalized || this.destroying) throw new Error('already finalized or destroyed')

    if (typeof buffer === 'function') {
      callback = buffer
      buffer = null
    }

    if (!callback) callback = noop

    if (!header.size || header.type === 'symlink') header.size = 0
    if (!header.type) header.type = modeToType(header.mode)
    if (!header.mode) header.mode = header.type === 'directory' ? DMODE : FMODE
    if (!header.uid) header.uid = 0
    if (!header.gid) header.gid = 0
    if (!header.mtime) header.mtime = new Date()

    if (typeof buffer === 'string') buffer = b4a.from(buffer)

    const sink = new Sink(this, header, callback)

    if (b4a.isBuffer(buffer)) {
      header.size = buffer.byteLength
      sink.write(buffer)
      sink.end()
      return sink
    }

    if (sink._isVoid) {
      return sink
    }

    return sink
  }

  finalize () {
    if (this._stream || this._pending.length > 0) {
      this._finalizing = true
      return
    }

    if (this._finalized) return
    this._finalized = true

    this.push(END_OF_TAR)
    this.push(null)
  }

  _done (stream) {
    if (stream !== this._stream) return

    this._stream = null

    if (this._finalizing) this.finalize()
    if (this._pending.length) this._pending.shift()._continueOpen()
  }

  _encode (header) {
    if (!header.pax) {
      const buf = headers.encode(header)
      if (buf) {
        this.push(buf)
        return
      }
    }
    this._encodePax(header)
  }

  _encodePax (header) {
    const paxHeader = headers.encodePax({
      name: header.name,
      linkname: header.linkname,
      pax: header.pax
    })

    const newHeader = {
      name: 'PaxHeader',
      mode: header.mode,
      uid: header.uid,
      gid: header.gid,
      size: paxHeader.byteLength,
      mtime: header.mtime,
      type: 'pax-header',
      linkname: header.linkname && 'PaxHeader',
      uname: header.uname,
      gname: header.gname,
      devmajor: header.devmajor,
      devminor: header.devminor
    }

    this.push(headers.encode(newHeader))
    this.push(paxHeader)
    overflow(this, paxHeader.byteLength)

    newHeader.size = header.size
    newHeader.type = header.type
    this.push(headers.encode(newHeader))
  }

  _doDrain () {
    const drain = this._drain
    this._drain = noop
    drain()
  }

  _predestroy () {
    const err = getStreamError(this)

    if (this._stream) this._stream.destroy(err)

    while (this._pending.length) {
      const stream = this._pending.shift()
      stream.destroy(err)
      stream._continueOpen()
    }

    this._doDrain()
  }

  _read (cb) {
    this._doDrain()
    cb()
  }
}

module.exports = function pack (opts) {
  return new Pack(opts)
}

function modeToType (mode) {
  switch (mode & constants.S_IFMT) {
    case constants.S_IFBLK: return 'block-device'
    case constants.S_IFCHR: return 'character-device'
    case constants.S_IFDIR: return 'directory'
    case constants.S_IFIFO: return 'fifo'
    case constants.S_IFLNK: return 'symlink'
  }

  return 'file'
}

function noop () {}

function overflow (self, size) {
  size &= 511
  if (size) self.push(END_OF_TAR.subarray(0, 512 - size))
}

function mapWritable (buf) {
  return b4a.isBuffer(buf) ? buf : b4a.from(buf)
}


/***/ }),

/***/ 7934:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const PassThroughDecoder = __nccwpck_require__(7256)
const UTF8Decoder = __nccwpck_require__(6414)

module.exports = class TextDecoder {
  constructor(encoding = 'utf8') {
    this.encoding = normalizeEncoding(encoding)

    switch (this.encoding) {
      case 'utf8':
        this.decoder = new UTF8Decoder()
        break
      case 'utf16le':
      case 'base64':
        throw new Error('Unsupported encoding: ' + this.encoding)
      default:
        this.decoder = new PassThroughDecoder(this.encoding)
    }
  }

  get remaining() {
    return this.decoder.remaining
  }

  push(data) {
    if (typeof data === 'string') return data
    return this.decoder.decode(data)
  }

  // For Node.js compatibility
  write(data) {
    return this.push(data)
  }

  end(data) {
    let result = ''
    if (data) result = this.push(data)
    result += this.decoder.flush()
    return result
  }
}

function normalizeEncoding(encoding) {
  encoding = encoding.toLowerCase()

  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return 'utf8'
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return 'utf16le'
    case 'latin1':
    case 'binary':
      return 'latin1'
    case 'base64':
    case 'ascii':
    case 'hex':
      return encoding
    default:
      throw new Error('Unknown encoding: ' + encoding)
  }
}


/***/ }),

/***/ 7256:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

module.exports = class PassThroughDecoder {
  constructor(encoding) {
    this.encoding = encoding
  }

  get remaining() {
    return 0
  }

  decode(data) {
    return b4a.toString(data, this.encoding)
  }

  flush() {
    return ''
  }
}


/***/ }),

/***/ 6414:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

/**
 * https://encoding.spec.whatwg.org/#utf-8-decoder
 */
module.exports = class UTF8Decoder {
  constructor() {
    this._reset()
  }

  get remaining() {
    return this.bytesSeen
  }

  decode(data) {
    if (data.byteLength === 0) return ''

    if (this.bytesNeeded === 0 && trailingIncomplete(data, 0) === 0) {
      this.bytesSeen = trailingBytesSeen(data)
      return b4a.toString(data, 'utf8')
    }

    let result = ''
    let start = 0

    if (this.bytesNeeded > 0) {
      while (start < data.byteLength) {
        const byte = data[start]

        if (byte < this.lowerBoundary || byte > this.upperBoundary) {
          result += '\ufffd'
          this._reset()
          break
        }

        this.lowerBoundary = 0x80
        this.upperBoundary = 0xbf
        this.codePoint = (this.codePoint << 6) | (byte & 0x3f)
        this.bytesSeen++
        start++

        if (this.bytesSeen === this.bytesNeeded) {
          result += String.fromCodePoint(this.codePoint)
          this._reset()
          break
        }
      }

      if (this.bytesNeeded > 0) return result
    }

    const trailing = trailingIncomplete(data, start)
    const end = data.byteLength - trailing

    if (end > start) result += b4a.toString(data, 'utf8', start, end)

    for (let i = end; i < data.byteLength; i++) {
      const byte = data[i]

      if (this.bytesNeeded === 0) {
        if (byte <= 0x7f) {
          this.bytesSeen = 0
          result += String.fromCharCode(byte)
        } else if (byte >= 0xc2 && byte <= 0xdf) {
          this.bytesNeeded = 2
          this.bytesSeen = 1
          this.codePoint = byte & 0x1f
        } else if (byte >= 0xe0 && byte <= 0xef) {
          if (byte === 0xe0) this.lowerBoundary = 0xa0
          else if (byte === 0xed) this.upperBoundary = 0x9f
          this.bytesNeeded = 3
          this.bytesSeen = 1
          this.codePoint = byte & 0xf
        } else if (byte >= 0xf0 && byte <= 0xf4) {
          if (byte === 0xf0) this.lowerBoundary = 0x90
          else if (byte === 0xf4) this.upperBoundary = 0x8f
          this.bytesNeeded = 4
          this.bytesSeen = 1
          this.codePoint = byte & 0x7
        } else {
          this.bytesSeen = 1
          result += '\ufffd'
        }

        continue
      }

      if (byte < this.lowerBoundary || byte > this.upperBoundary) {
        result += '\ufffd'
        i--
        this._reset()

        continue
      }

      this.lowerBoundary = 0x80
      this.upperBoundary = 0xbf

      this.codePoint = (this.codePoint << 6) | (byte & 0x3f)
      this.bytesSeen++

      if (this.bytesSeen === this.bytesNeeded) {
        result += String.fromCodePoint(this.codePoint)
        this._reset()
      }
    }

    return result
  }

  flush() {
    const result = this.bytesNeeded > 0 ? '\ufffd' : ''
    this._reset()
    return result
  }

  _reset() {
    this.codePoint = 0
    this.bytesNeeded = 0
    this.bytesSeen = 0
    this.lowerBoundary = 0x80
    this.upperBoundary = 0xbf
  }
}

function trailingIncomplete(data, start) {
  const len = data.byteLength
  if (len <= start) return 0

  const limit = Math.max(start, len - 4)

  let i = len - 1
  while (i > limit && (data[i] & 0xc0) === 0x80) i--

  if (i < start) return 0

  const byte = data[i]

  let needed
  if (byte <= 0x7f) return 0
  if (byte >= 0xc2 && byte <= 0xdf) needed = 2
  else if (byte >= 0xe0 && byte <= 0xef) needed = 3
  else if (byte >= 0xf0 && byte <= 0xf4) needed = 4
  else return 0

  const available = len - i
  return available < needed ? available : 0
}

function trailingBytesSeen(data) {
  const len = data.byteLength
  if (len === 0) return 0

  const last = data[len - 1]

  if (last <= 0x7f) return 0
  if ((last & 0xc0) !== 0x80) return 1

  const limit = Math.max(0, len - 4)

  let i = len - 2
  while (i >= limit && (data[i] & 0xc0) === 0x80) i--

  if (i < 0) return 1

  const first = data[i]

  let needed
  if (first >= 0xc2 && first <= 0xdf) needed = 2
  else if (first >= 0xe0 && first <= 0xef) needed = 3
  else if (first >= 0xf0 && first <= 0xf4) needed = 4
  else return 1

  if (len - i !== needed) return 1

  if (needed >= 3) {
    const second = data[i + 1]
    if (first === 0xe0 && second < 0xa0) return 1
    if (first === 0xed && second > 0x9f) return 1
    if (first === 0xf0 && second < 0x90) return 1
    if (first === 0xf4 && second > 0x8f) return 1
  }

  return 0
}


/***/ }),

/***/ 3383:
/***/ (function(module, exports) {

var __spreadArray = (this && this.__spreadArray) || function (to, from, pack) {
    if (pack || arguments.length === 2) for (var i = 0, l = from.length, ar; i < l; i++) {
        if (ar || !(i in from)) {
            if (!ar) ar = Array.prototype.slice.call(from, 0, i);
            ar[i] = from[i];
        }
    }
    return to.concat(ar || Array.prototype.slice.call(from));
};
(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports"], factory);
    }
})(function (require, exports) {
    /* --------------------------------------------------------------------------------------------
     * Copyright (c) Microsoft Corporation. All rights reserved.
     * Licensed under the MIT License. See License.txt in the project root for license information.
     * ------------------------------------------------------------------------------------------ */
    'use strict';
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.TextDocument = void 0;
    var FullTextDocument = /** @class */ (function () {
        function FullTextDocument(uri, languageId, version, content) {
            this._uri = uri;
            this._languageId = languageId;
            this._version = version;
            this._content = content;
            this._lineOffsets = undefined;
        }
        Object.defineProperty(FullTextDocument.prototype, "uri", {
            get: function () {
                return this._uri;
            },
            enumerable: false,
            configurable: true
        });
        Object.defineProperty(FullTextDocument.prototype, "languageId", {
            get: function () {
                return this._languageId;
            },
            enumerable: false,
            configurable: true
        });
        Object.defineProperty(FullTextDocument.prototype, "version", {
            get: function () {
                return this._version;
            },
            enumerable: false,
            configurable: true
        });
        FullTextDocument.prototype.getText = function (range) {
            if (range) {
                var start = this.offsetAt(range.start);
                var end = this.offsetAt(range.end);
                return this._content.substring(start, end);
            }
            return this._content;
        };
        FullTextDocument.prototype.update = function (changes, version) {
            for (var _i = 0, changes_1 = changes; _i < changes_1.length; _i++) {
                var change = changes_1[_i];
                if (FullTextDocument.isIncremental(change)) {
                    // makes sure start is before end
                    var range = getWellformedRange(change.range);
                    // update content
                    var startOffset = this.offsetAt(range.start);
                    var endOffset = this.offsetAt(range.end);
                    this._content = this._content.substring(0, startOffset) + change.text + this._content.substring(endOffset, this._content.length);
                    var insertedEndOffset = startOffset + change.text.length;
                    var crlfAtStart = this._content.charCodeAt(startOffset - 1) === 13 /* CharCode.CarriageReturn */ && this._content.charCodeAt(startOffset) === 10 /* CharCode.LineFeed */;
                    var crlfAtEnd = this._content.charCodeAt(insertedEndOffset - 1) === 13 /* CharCode.CarriageReturn */ && this._content.charCodeAt(insertedEndOffset) === 10 /* CharCode.LineFeed */;
                    if (crlfAtStart || crlfAtEnd) {
                        // A CRLF pair across an edit boundary is not included in the inserted text's line offsets.
                        this._lineOffsets = undefined;
                        continue;
                    }
                    // update the offsets
                    var startLine = Math.max(range.start.line, 0);
                    var endLine = Math.max(range.end.line, 0);
                    var lineOffsets = this._lineOffsets;
                    var addedLineOffsets = computeLineOffsets(change.text, false, startOffset);
                    if (endLine - startLine === addedLineOffsets.length) {
                        for (var i = 0, len = addedLineOffsets.length; i < len; i++) {
                            lineOffsets[i + startLine + 1] = addedLineOffsets[i];
                        }
                    }
                    else {
                        if (addedLineOffsets.length < 10000) {
                            lineOffsets.splice.apply(lineOffsets, __spreadArray([startLine + 1, endLine - startLine], addedLineOffsets, false));
                        }
                        else { // avoid too many arguments for splice
                            this._lineOffsets = lineOffsets = lineOffsets.slice(0, startLine + 1).concat(addedLineOffsets, lineOffsets.slice(endLine + 1));
                        }
                    }
                    var diff = change.text.length - (endOffset - startOffset);
                    if (diff !== 0) {
                        for (var i = startLine + 1 + addedLineOffsets.length, len = lineOffsets.length; i < len; i++) {
                            lineOffsets[i] = lineOffsets[i] + diff;
                        }
                    }
                }
                else if (FullTextDocument.isFull(change)) {
                    this._content = change.text;
                    this._lineOffsets = undefined;
                }
                else {
                    throw new Error('Unknown change event received');
                }
            }
            this._version = version;
        };
        FullTextDocument.prototype.getLineOffsets = function () {
            if (this._lineOffsets === undefined) {
                this._lineOffsets = computeLineOffsets(this._content, true);
            }
            return this._lineOffsets;
        };
        FullTextDocument.prototype.positionAt = function (offset) {
            offset = Math.max(Math.min(offset, this._content.length), 0);
            var lineOffsets = this.getLineOffsets();
            var low = 0, high = lineOffsets.length;
            if (high === 0) {
                return { line: 0, character: offset };
            }
            while (low < high) {
                var mid = Math.floor((low + high) / 2);
                if (lineOffsets[mid] > offset) {
                    high = mid;
                }
                else {
                    low = mid + 1;
                }
            }
            // low is the least x for which the line offset is larger than the current offset
            // or array.length if no line offset is larger than the current offset
            var line = low - 1;
            offset = this.ensureBeforeEOL(offset, lineOffsets[line]);
            return { line: line, character: offset - lineOffsets[line] };
        };
        FullTextDocument.prototype.offsetAt = function (position) {
            var lineOffsets = this.getLineOffsets();
            if (position.line >= lineOffsets.length) {
                return this._content.length;
            }
            else if (position.line < 0) {
                return 0;
            }
            var lineOffset = lineOffsets[position.line];
            if (position.character <= 0) {
                return lineOffset;
            }
            var nextLineOffset = (position.line + 1 < lineOffsets.length) ? lineOffsets[position.line + 1] : this._content.length;
            var offset = Math.min(lineOffset + position.character, nextLineOffset);
            return this.ensureBeforeEOL(offset, lineOffset);
        };
        FullTextDocument.prototype.getLineRange = function (line) {
            var lineOffsets = this.getLineOffsets();
            if (line >= lineOffsets.length) {
                var lastLine = lineOffsets.length - 1;
                return { start: { line: lastLine, character: 0 }, end: { line: lastLine, character: this._content.length - lineOffsets[lastLine] } };
            }
            else if (line < 0) {
                return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
            }
            var startOffset = lineOffsets[line];
            var nextLineOffset = (line + 1 < lineOffsets.length) ? lineOffsets[line + 1] : this._content.length;
            var endOffset = this.ensureBeforeEOL(nextLineOffset, startOffset);
            return { start: { line: line, character: 0 }, end: { line: line, character: endOffset - startOffset } };
        };
        FullTextDocument.prototype.getEOLCharacters = function (line) {
            var lineOffsets = this.getLineOffsets();
            if (line >= lineOffsets.length) {
                return '';
            }
            else if (line < 0) {
                return '';
            }
            var nextLineOffset = (line + 1 < lineOffsets.length) ? lineOffsets[line + 1] : this._content.length;
            var eolOffset = this.ensureBeforeEOL(nextLineOffset, lineOffsets[line]);
            return this._content.substring(eolOffset, nextLineOffset);
        };
        FullTextDocument.prototype.ensureBeforeEOL = function (offset, lineOffset) {
            while (offset > lineOffset && isEOL(this._content.charCodeAt(offset - 1))) {
                offset--;
            }
            return offset;
        };
        Object.defineProperty(FullTextDocument.prototype, "lineCount", {
            get: function () {
                return this.getLineOffsets().length;
            },
            enumerable: false,
            configurable: true
        });
        FullTextDocument.isIncremental = function (event) {
            var candidate = event;
            return candidate !== undefined && candidate !== null &&
                typeof candidate.text === 'string' && candidate.range !== undefined &&
                (candidate.rangeLength === undefined || typeof candidate.rangeLength === 'number');
        };
        FullTextDocument.isFull = function (event) {
            var candidate = event;
            return candidate !== undefined && candidate !== null &&
                typeof candidate.text === 'string' && candidate.range === undefined && candidate.rangeLength === undefined;
        };
        return FullTextDocument;
    }());
    var TextDocument;
    (function (TextDocument) {
        /**
         * Creates a new text document.
         *
         * @param uri The document's uri.
         * @param languageId  The document's language Id.
         * @param version The document's initial version number.
         * @param content The document's content.
         */
        function create(uri, languageId, version, content) {
            return new FullTextDocument(uri, languageId, version, content);
        }
        TextDocument.create = create;
        /**
         * Updates a TextDocument by modifying its content.
         *
         * @param document the document to update. Only documents created by TextDocument.create are valid inputs.
         * @param changes the changes to apply to the document.
         * @param version the changes version for the document.
         * @returns The updated TextDocument. Note: That's the same document instance passed in as first parameter.
         *
         */
        function update(document, changes, version) {
            if (document instanceof FullTextDocument) {
                document.update(changes, version);
                return document;
            }
            else {
                throw new Error('TextDocument.update: document must be created by TextDocument.create');
            }
        }
        TextDocument.update = update;
        function applyEdits(document, edits) {
            var text = document.getText();
            var sortedEdits = mergeSort(edits.map(getWellformedEdit), function (a, b) {
                var diff = a.range.start.line - b.range.start.line;
                if (diff === 0) {
                    return a.range.start.character - b.range.start.character;
                }
                return diff;
            });
            var lastModifiedOffset = 0;
            var spans = [];
            for (var _i = 0, sortedEdits_1 = sortedEdits; _i < sortedEdits_1.length; _i++) {
                var e = sortedEdits_1[_i];
                var startOffset = document.offsetAt(e.range.start);
                if (startOffset < lastModifiedOffset) {
                    throw new Error('Overlapping edit');
                }
                else if (startOffset > lastModifiedOffset) {
                    spans.push(text.substring(lastModifiedOffset, startOffset));
                }
                if (e.newText.length) {
                    spans.push(e.newText);
                }
                lastModifiedOffset = document.offsetAt(e.range.end);
            }
            spans.push(text.substr(lastModifiedOffset));
            return spans.join('');
        }
        TextDocument.applyEdits = applyEdits;
    })(TextDocument || (exports.TextDocument = TextDocument = {}));
    function mergeSort(data, compare) {
        if (data.length <= 1) {
            // sorted
            return data;
        }
        var p = (data.length / 2) | 0;
        var left = data.slice(0, p);
        var right = data.slice(p);
        mergeSort(left, compare);
        mergeSort(right, compare);
        var leftIdx = 0;
        var rightIdx = 0;
        var i = 0;
        while (leftIdx < left.length && rightIdx < right.length) {
            var ret = compare(left[leftIdx], right[rightIdx]);
            if (ret <= 0) {
                // smaller_equal -> take left to preserve order
                data[i++] = left[leftIdx++];
            }
            else {
                // greater -> take right
                data[i++] = right[rightIdx++];
            }
        }
        while (leftIdx < left.length) {
            data[i++] = left[leftIdx++];
        }
        while (rightIdx < right.length) {
            data[i++] = right[rightIdx++];
        }
        return data;
    }
    function computeLineOffsets(text, isAtLineStart, textOffset) {
        if (textOffset === void 0) { textOffset = 0; }
        var result = isAtLineStart ? [textOffset] : [];
        for (var i = 0; i < text.length; i++) {
            var ch = text.charCodeAt(i);
            if (isEOL(ch)) {
                if (ch === 13 /* CharCode.CarriageReturn */ && i + 1 < text.length && text.charCodeAt(i + 1) === 10 /* CharCode.LineFeed */) {
                    i++;
                }
                result.push(textOffset + i + 1);
            }
        }
        return result;
    }
    function isEOL(char) {
        return char === 13 /* CharCode.CarriageReturn */ || char === 10 /* CharCode.LineFeed */;
    }
    function getWellformedRange(range) {
        var start = range.start;
        var end = range.end;
        if (start.line > end.line || (start.line === end.line && start.character > end.character)) {
            return { start: end, end: start };
        }
        return range;
    }
    function getWellformedEdit(textEdit) {
        var range = getWellformedRange(textEdit.range);
        if (range !== textEdit.range) {
            return { newText: textEdit.newText, range: range };
        }
        return textEdit;
    }
});


/***/ }),

/***/ 4612:
/***/ ((module, exports) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports"], factory);
    }
})(function () {
    /* --------------------------------------------------------------------------------------------
     * Copyright (c) Microsoft Corporation. All rights reserved.
     * Licensed under the MIT License. See License.txt in the project root for license information.
     * ------------------------------------------------------------------------------------------ */
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.TextDocument = exports.EOL = exports.WorkspaceFolder = exports.InlineCompletionContext = exports.SelectedCompletionInfo = exports.InlineCompletionTriggerKind = exports.InlineCompletionList = exports.InlineCompletionItem = exports.StringValue = exports.InlayHint = exports.InlayHintLabelPart = exports.InlayHintKind = exports.InlineValueContext = exports.InlineValueEvaluatableExpression = exports.InlineValueVariableLookup = exports.InlineValueText = exports.SemanticTokens = exports.SemanticTokenModifiers = exports.SemanticTokenTypes = exports.SelectionRange = exports.DocumentLink = exports.FormattingOptions = exports.CodeLens = exports.CodeAction = exports.CodeActionTag = exports.CodeActionContext = exports.CodeActionTriggerKind = exports.CodeActionKind = exports.DocumentSymbol = exports.WorkspaceSymbol = exports.SymbolInformation = exports.SymbolTag = exports.SymbolKind = exports.DocumentHighlight = exports.DocumentHighlightKind = exports.SignatureInformation = exports.ParameterInformation = exports.Hover = exports.MarkedString = exports.CompletionList = exports.CompletionItem = exports.CompletionItemLabelDetails = exports.ApplyKind = exports.InsertTextMode = exports.InsertReplaceEdit = exports.CompletionItemTag = exports.InsertTextFormat = exports.CompletionItemKind = exports.MarkupContent = exports.MarkupKind = exports.TextDocumentItem = exports.LanguageKind = exports.OptionalVersionedTextDocumentIdentifier = exports.VersionedTextDocumentIdentifier = exports.TextDocumentIdentifier = exports.WorkspaceChange = exports.SnippetTextEdit = exports.WorkspaceEdit = exports.DeleteFile = exports.RenameFile = exports.CreateFile = exports.TextDocumentEdit = exports.AnnotatedTextEdit = exports.ChangeAnnotationIdentifier = exports.ChangeAnnotation = exports.TextEdit = exports.Command = exports.Diagnostic = exports.CodeDescription = exports.DiagnosticTag = exports.DiagnosticSeverity = exports.DiagnosticRelatedInformation = exports.FoldingRange = exports.FoldingRangeKind = exports.ColorPresentation = exports.ColorInformation = exports.Color = exports.LocationLink = exports.Location = exports.Range = exports.Position = exports.uinteger = exports.integer = exports.URI = exports.DocumentUri = void 0;
    var DocumentUri;
    (function (DocumentUri) {
        function is(value) {
            return typeof value === 'string';
        }
        DocumentUri.is = is;
    })(DocumentUri || (exports.DocumentUri = DocumentUri = {}));
    var URI;
    (function (URI) {
        function is(value) {
            return typeof value === 'string';
        }
        URI.is = is;
    })(URI || (exports.URI = URI = {}));
    var integer;
    (function (integer) {
        integer.MIN_VALUE = -2147483648;
        integer.MAX_VALUE = 2147483647;
        function is(value) {
            return typeof value === 'number' && integer.MIN_VALUE <= value && value <= integer.MAX_VALUE;
        }
        integer.is = is;
    })(integer || (exports.integer = integer = {}));
    var uinteger;
    (function (uinteger) {
        uinteger.MIN_VALUE = 0;
        uinteger.MAX_VALUE = 2147483647;
        function is(value) {
            return typeof value === 'number' && uinteger.MIN_VALUE <= value && value <= uinteger.MAX_VALUE;
        }
        uinteger.is = is;
    })(uinteger || (exports.uinteger = uinteger = {}));
    /**
     * The Position namespace provides helper functions to work with
     * {@link Position} literals.
     */
    var Position;
    (function (Position) {
        /**
         * Creates a new Position literal from the given line and character.
         * @param line The position's line.
         * @param character The position's character.
         */
        function create(line, character) {
            if (line === Number.MAX_VALUE) {
                line = uinteger.MAX_VALUE;
            }
            if (character === Number.MAX_VALUE) {
                character = uinteger.MAX_VALUE;
            }
            return { line: line, character: character };
        }
        Position.create = create;
        /**
         * Checks whether the given literal conforms to the {@link Position} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Is.uinteger(candidate.line) && Is.uinteger(candidate.character);
        }
        Position.is = is;
    })(Position || (exports.Position = Position = {}));
    /**
     * The Range namespace provides helper functions to work with
     * {@link Range} literals.
     */
    var Range;
    (function (Range) {
        function create(one, two, three, four) {
            if (Is.uinteger(one) && Is.uinteger(two) && Is.uinteger(three) && Is.uinteger(four)) {
                return { start: Position.create(one, two), end: Position.create(three, four) };
            }
            else if (Position.is(one) && Position.is(two)) {
                return { start: one, end: two };
            }
            else {
                throw new Error("Range#create called with invalid arguments[".concat(one, ", ").concat(two, ", ").concat(three, ", ").concat(four, "]"));
            }
        }
        Range.create = create;
        /**
         * Checks whether the given literal conforms to the {@link Range} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Position.is(candidate.start) && Position.is(candidate.end);
        }
        Range.is = is;
    })(Range || (exports.Range = Range = {}));
    /**
     * The Location namespace provides helper functions to work with
     * {@link Location} literals.
     */
    var Location;
    (function (Location) {
        /**
         * Creates a Location literal.
         * @param uri The location's uri.
         * @param range The location's range.
         */
        function create(uri, range) {
            return { uri: uri, range: range };
        }
        Location.create = create;
        /**
         * Checks whether the given literal conforms to the {@link Location} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Range.is(candidate.range) && (Is.string(candidate.uri) || Is.undefined(candidate.uri));
        }
        Location.is = is;
    })(Location || (exports.Location = Location = {}));
    /**
     * The LocationLink namespace provides helper functions to work with
     * {@link LocationLink} literals.
     */
    var LocationLink;
    (function (LocationLink) {
        /**
         * Creates a LocationLink literal.
         * @param targetUri The definition's uri.
         * @param targetRange The full range of the definition.
         * @param targetSelectionRange The span of the symbol definition at the target.
         * @param originSelectionRange The span of the symbol being defined in the originating source file.
         */
        function create(targetUri, targetRange, targetSelectionRange, originSelectionRange) {
            return { targetUri: targetUri, targetRange: targetRange, targetSelectionRange: targetSelectionRange, originSelectionRange: originSelectionRange };
        }
        LocationLink.create = create;
        /**
         * Checks whether the given literal conforms to the {@link LocationLink} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Range.is(candidate.targetRange) && Is.string(candidate.targetUri)
                && Range.is(candidate.targetSelectionRange)
                && (Range.is(candidate.originSelectionRange) || Is.undefined(candidate.originSelectionRange));
        }
        LocationLink.is = is;
    })(LocationLink || (exports.LocationLink = LocationLink = {}));
    /**
     * The Color namespace provides helper functions to work with
     * {@link Color} literals.
     */
    var Color;
    (function (Color) {
        /**
         * Creates a new Color literal.
         */
        function create(red, green, blue, alpha) {
            return {
                red: red,
                green: green,
                blue: blue,
                alpha: alpha,
            };
        }
        Color.create = create;
        /**
         * Checks whether the given literal conforms to the {@link Color} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Is.numberRange(candidate.red, 0, 1)
                && Is.numberRange(candidate.green, 0, 1)
                && Is.numberRange(candidate.blue, 0, 1)
                && Is.numberRange(candidate.alpha, 0, 1);
        }
        Color.is = is;
    })(Color || (exports.Color = Color = {}));
    /**
     * The ColorInformation namespace provides helper functions to work with
     * {@link ColorInformation} literals.
     */
    var ColorInformation;
    (function (ColorInformation) {
        /**
         * Creates a new ColorInformation literal.
         */
        function create(range, color) {
            return {
                range: range,
                color: color,
            };
        }
        ColorInformation.create = create;
        /**
         * Checks whether the given literal conforms to the {@link ColorInformation} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Range.is(candidate.range) && Color.is(candidate.color);
        }
        ColorInformation.is = is;
    })(ColorInformation || (exports.ColorInformation = ColorInformation = {}));
    /**
     * The Color namespace provides helper functions to work with
     * {@link ColorPresentation} literals.
     */
    var ColorPresentation;
    (function (ColorPresentation) {
        /**
         * Creates a new ColorInformation literal.
         */
        function create(label, textEdit, additionalTextEdits) {
            return {
                label: label,
                textEdit: textEdit,
                additionalTextEdits: additionalTextEdits,
            };
        }
        ColorPresentation.create = create;
        /**
         * Checks whether the given literal conforms to the {@link ColorInformation} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Is.string(candidate.label)
                && (Is.undefined(candidate.textEdit) || TextEdit.is(candidate.textEdit))
                && (Is.undefined(candidate.additionalTextEdits) || Is.typedArray(candidate.additionalTextEdits, TextEdit.is));
        }
        ColorPresentation.is = is;
    })(ColorPresentation || (exports.ColorPresentation = ColorPresentation = {}));
    /**
     * A set of predefined range kinds.
     */
    var FoldingRangeKind;
    (function (FoldingRangeKind) {
        /**
         * Folding range for a comment
         */
        FoldingRangeKind.Comment = 'comment';
        /**
         * Folding range for an import or include
         */
        FoldingRangeKind.Imports = 'imports';
        /**
         * Folding range for a region (e.g. `#region`)
         */
        FoldingRangeKind.Region = 'region';
    })(FoldingRangeKind || (exports.FoldingRangeKind = FoldingRangeKind = {}));
    /**
     * The folding range namespace provides helper functions to work with
     * {@link FoldingRange} literals.
     */
    var FoldingRange;
    (function (FoldingRange) {
        /**
         * Creates a new FoldingRange literal.
         */
        function create(startLine, endLine, startCharacter, endCharacter, kind, collapsedText) {
            var result = {
                startLine: startLine,
                endLine: endLine
            };
            if (Is.defined(startCharacter)) {
                result.startCharacter = startCharacter;
            }
            if (Is.defined(endCharacter)) {
                result.endCharacter = endCharacter;
            }
            if (Is.defined(kind)) {
                result.kind = kind;
            }
            if (Is.defined(collapsedText)) {
                result.collapsedText = collapsedText;
            }
            return result;
        }
        FoldingRange.create = create;
        /**
         * Checks whether the given literal conforms to the {@link FoldingRange} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Is.uinteger(candidate.startLine) && Is.uinteger(candidate.endLine)
                && (Is.undefined(candidate.startCharacter) || Is.uinteger(candidate.startCharacter))
                && (Is.undefined(candidate.endCharacter) || Is.uinteger(candidate.endCharacter))
                && (Is.undefined(candidate.kind) || Is.string(candidate.kind));
        }
        FoldingRange.is = is;
    })(FoldingRange || (exports.FoldingRange = FoldingRange = {}));
    /**
     * The DiagnosticRelatedInformation namespace provides helper functions to work with
     * {@link DiagnosticRelatedInformation} literals.
     */
    var DiagnosticRelatedInformation;
    (function (DiagnosticRelatedInformation) {
        /**
         * Creates a new DiagnosticRelatedInformation literal.
         */
        function create(location, message) {
            return {
                location: location,
                message: message
            };
        }
        DiagnosticRelatedInformation.create = create;
        /**
         * Checks whether the given literal conforms to the {@link DiagnosticRelatedInformation} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Location.is(candidate.location) && Is.string(candidate.message);
        }
        DiagnosticRelatedInformation.is = is;
    })(DiagnosticRelatedInformation || (exports.DiagnosticRelatedInformation = DiagnosticRelatedInformation = {}));
    /**
     * The diagnostic's severity.
     */
    var DiagnosticSeverity;
    (function (DiagnosticSeverity) {
        /**
         * Reports an error.
         */
        DiagnosticSeverity.Error = 1;
        /**
         * Reports a warning.
         */
        DiagnosticSeverity.Warning = 2;
        /**
         * Reports an information.
         */
        DiagnosticSeverity.Information = 3;
        /**
         * Reports a hint.
         */
        DiagnosticSeverity.Hint = 4;
    })(DiagnosticSeverity || (exports.DiagnosticSeverity = DiagnosticSeverity = {}));
    /**
     * The diagnostic tags.
     *
     * @since 3.15.0
     */
    var DiagnosticTag;
    (function (DiagnosticTag) {
        /**
         * Unused or unnecessary code.
         *
         * Clients are allowed to render diagnostics with this tag faded out instead of having
         * an error squiggle.
         */
        DiagnosticTag.Unnecessary = 1;
        /**
         * Deprecated or obsolete code.
         *
         * Clients are allowed to rendered diagnostics with this tag strike through.
         */
        DiagnosticTag.Deprecated = 2;
    })(DiagnosticTag || (exports.DiagnosticTag = DiagnosticTag = {}));
    /**
     * The CodeDescription namespace provides functions to deal with descriptions for diagnostic codes.
     *
     * @since 3.16.0
     */
    var CodeDescription;
    (function (CodeDescription) {
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Is.string(candidate.href);
        }
        CodeDescription.is = is;
    })(CodeDescription || (exports.CodeDescription = CodeDescription = {}));
    /**
     * The Diagnostic namespace provides helper functions to work with
     * {@link Diagnostic} literals.
     */
    var Diagnostic;
    (function (Diagnostic) {
        /**
         * Creates a new Diagnostic literal.
         */
        function create(range, message, severity, code, source, relatedInformation) {
            var result = { range: range, message: message };
            if (Is.defined(severity)) {
                result.severity = severity;
            }
            if (Is.defined(code)) {
                result.code = code;
            }
            if (Is.defined(source)) {
                result.source = source;
            }
            if (Is.defined(relatedInformation)) {
                result.relatedInformation = relatedInformation;
            }
            return result;
        }
        Diagnostic.create = create;
        /**
         * Checks whether the given literal conforms to the {@link Diagnostic} interface.
         */
        function is(value) {
            var _a;
            var candidate = value;
            return Is.defined(candidate)
                && Range.is(candidate.range)
                && (Is.string(candidate.message) || MarkupContent.is(candidate.message))
                && (Is.number(candidate.severity) || Is.undefined(candidate.severity))
                && (Is.integer(candidate.code) || Is.string(candidate.code) || Is.undefined(candidate.code))
                && (Is.undefined(candidate.codeDescription) || (Is.string((_a = candidate.codeDescription) === null || _a === void 0 ? void 0 : _a.href)))
                && (Is.string(candidate.source) || Is.undefined(candidate.source))
                && (Is.undefined(candidate.relatedInformation) || Is.typedArray(candidate.relatedInformation, DiagnosticRelatedInformation.is));
        }
        Diagnostic.is = is;
        /**
         * Checks whether the given diagnostic's message conforms to the 3.17.0
         * version of the protocol where the message is a string.
         *
         * @param value the diagnostic
         * @returns true if the diagnostic's message is a string, false otherwise.
         */
        function is3_17(value) {
            return Is.string(value.message);
        }
        Diagnostic.is3_17 = is3_17;
        /**
         * Gets the message string of a diagnostic. If the message is already a
         * string, it is returned as is. If the message is a MarkupContent,
         * the value of the MarkupContent is returned. Otherwise an error is thrown.
         *
         * @param diagnostic the diagnostic to get the message string from.
         * @returns the message string of the given diagnostic.
         */
        function getMessageString(diagnostic) {
            if (Is.string(diagnostic.message)) {
                return diagnostic.message;
            }
            else if (MarkupContent.is(diagnostic.message)) {
                return diagnostic.message.value;
            }
            else {
                throw new Error("Unknown message type ".concat(typeof diagnostic.message));
            }
        }
        Diagnostic.getMessageString = getMessageString;
    })(Diagnostic || (exports.Diagnostic = Diagnostic = {}));
    /**
     * The Command namespace provides helper functions to work with
     * {@link Command} literals.
     */
    var Command;
    (function (Command) {
        /**
         * Creates a new Command literal.
         */
        function create(title, command) {
            var args = [];
            for (var _i = 2; _i < arguments.length; _i++) {
                args[_i - 2] = arguments[_i];
            }
            var result = { title: title, command: command };
            if (Is.defined(args) && args.length > 0) {
                result.arguments = args;
            }
            return result;
        }
        Command.create = create;
        /**
         * Checks whether the given literal conforms to the {@link Command} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Is.string(candidate.title) && (candidate.tooltip === undefined || Is.string(candidate.tooltip)) && Is.string(candidate.command);
        }
        Command.is = is;
    })(Command || (exports.Command = Command = {}));
    /**
     * The TextEdit namespace provides helper function to create replace,
     * insert and delete edits more easily.
     */
    var TextEdit;
    (function (TextEdit) {
        /**
         * Creates a replace text edit.
         * @param range The range of text to be replaced.
         * @param newText The new text.
         */
        function replace(range, newText) {
            return { range: range, newText: newText };
        }
        TextEdit.replace = replace;
        /**
         * Creates an insert text edit.
         * @param position The position to insert the text at.
         * @param newText The text to be inserted.
         */
        function insert(position, newText) {
            return { range: { start: position, end: position }, newText: newText };
        }
        TextEdit.insert = insert;
        /**
         * Creates a delete text edit.
         * @param range The range of text to be deleted.
         */
        function del(range) {
            return { range: range, newText: '' };
        }
        TextEdit.del = del;
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate)
                && Is.string(candidate.newText)
                && Range.is(candidate.range);
        }
        TextEdit.is = is;
    })(TextEdit || (exports.TextEdit = TextEdit = {}));
    var ChangeAnnotation;
    (function (ChangeAnnotation) {
        function create(label, needsConfirmation, description) {
            var result = { label: label };
            if (needsConfirmation !== undefined) {
                result.needsConfirmation = needsConfirmation;
            }
            if (description !== undefined) {
                result.description = description;
            }
            return result;
        }
        ChangeAnnotation.create = create;
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Is.string(candidate.label) &&
                (Is.boolean(candidate.needsConfirmation) || candidate.needsConfirmation === undefined) &&
                (Is.string(candidate.description) || candidate.description === undefined);
        }
        ChangeAnnotation.is = is;
    })(ChangeAnnotation || (exports.ChangeAnnotation = ChangeAnnotation = {}));
    var ChangeAnnotationIdentifier;
    (function (ChangeAnnotationIdentifier) {
        function is(value) {
            var candidate = value;
            return Is.string(candidate);
        }
        ChangeAnnotationIdentifier.is = is;
    })(ChangeAnnotationIdentifier || (exports.ChangeAnnotationIdentifier = ChangeAnnotationIdentifier = {}));
    var AnnotatedTextEdit;
    (function (AnnotatedTextEdit) {
        /**
         * Creates an annotated replace text edit.
         *
         * @param range The range of text to be replaced.
         * @param newText The new text.
         * @param annotation The annotation.
         */
        function replace(range, newText, annotation) {
            return { range: range, newText: newText, annotationId: annotation };
        }
        AnnotatedTextEdit.replace = replace;
        /**
         * Creates an annotated insert text edit.
         *
         * @param position The position to insert the text at.
         * @param newText The text to be inserted.
         * @param annotation The annotation.
         */
        function insert(position, newText, annotation) {
            return { range: { start: position, end: position }, newText: newText, annotationId: annotation };
        }
        AnnotatedTextEdit.insert = insert;
        /**
         * Creates an annotated delete text edit.
         *
         * @param range The range of text to be deleted.
         * @param annotation The annotation.
         */
        function del(range, annotation) {
            return { range: range, newText: '', annotationId: annotation };
        }
        AnnotatedTextEdit.del = del;
        function is(value) {
            var candidate = value;
            return TextEdit.is(candidate) && (ChangeAnnotation.is(candidate.annotationId) || ChangeAnnotationIdentifier.is(candidate.annotationId));
        }
        AnnotatedTextEdit.is = is;
    })(AnnotatedTextEdit || (exports.AnnotatedTextEdit = AnnotatedTextEdit = {}));
    /**
     * The TextDocumentEdit namespace provides helper function to create
     * an edit that manipulates a text document.
     */
    var TextDocumentEdit;
    (function (TextDocumentEdit) {
        /**
         * Creates a new `TextDocumentEdit`
         */
        function create(textDocument, edits) {
            return { textDocument: textDocument, edits: edits };
        }
        TextDocumentEdit.create = create;
        function is(value) {
            var candidate = value;
            return Is.defined(candidate)
                && OptionalVersionedTextDocumentIdentifier.is(candidate.textDocument)
                && Array.isArray(candidate.edits);
        }
        TextDocumentEdit.is = is;
    })(TextDocumentEdit || (exports.TextDocumentEdit = TextDocumentEdit = {}));
    var CreateFile;
    (function (CreateFile) {
        function create(uri, options, annotation) {
            var result = {
                kind: 'create',
                uri: uri
            };
            if (options !== undefined && (options.overwrite !== undefined || options.ignoreIfExists !== undefined)) {
                result.options = options;
            }
            if (annotation !== undefined) {
                result.annotationId = annotation;
            }
            return result;
        }
        CreateFile.create = create;
        function is(value) {
            var candidate = value;
            return candidate && candidate.kind === 'create' && Is.string(candidate.uri) && (candidate.options === undefined ||
                ((candidate.options.overwrite === undefined || Is.boolean(candidate.options.overwrite)) && (candidate.options.ignoreIfExists === undefined || Is.boolean(candidate.options.ignoreIfExists)))) && (candidate.annotationId === undefined || ChangeAnnotationIdentifier.is(candidate.annotationId));
        }
        CreateFile.is = is;
    })(CreateFile || (exports.CreateFile = CreateFile = {}));
    var RenameFile;
    (function (RenameFile) {
        function create(oldUri, newUri, options, annotation) {
            var result = {
                kind: 'rename',
                oldUri: oldUri,
                newUri: newUri
            };
            if (options !== undefined && (options.overwrite !== undefined || options.ignoreIfExists !== undefined)) {
                result.options = options;
            }
            if (annotation !== undefined) {
                result.annotationId = annotation;
            }
            return result;
        }
        RenameFile.create = create;
        function is(value) {
            var candidate = value;
            return candidate && candidate.kind === 'rename' && Is.string(candidate.oldUri) && Is.string(candidate.newUri) && (candidate.options === undefined ||
                ((candidate.options.overwrite === undefined || Is.boolean(candidate.options.overwrite)) && (candidate.options.ignoreIfExists === undefined || Is.boolean(candidate.options.ignoreIfExists)))) && (candidate.annotationId === undefined || ChangeAnnotationIdentifier.is(candidate.annotationId));
        }
        RenameFile.is = is;
    })(RenameFile || (exports.RenameFile = RenameFile = {}));
    var DeleteFile;
    (function (DeleteFile) {
        function create(uri, options, annotation) {
            var result = {
                kind: 'delete',
                uri: uri
            };
            if (options !== undefined && (options.recursive !== undefined || options.ignoreIfNotExists !== undefined)) {
                result.options = options;
            }
            if (annotation !== undefined) {
                result.annotationId = annotation;
            }
            return result;
        }
        DeleteFile.create = create;
        function is(value) {
            var candidate = value;
            return candidate && candidate.kind === 'delete' && Is.string(candidate.uri) && (candidate.options === undefined ||
                ((candidate.options.recursive === undefined || Is.boolean(candidate.options.recursive)) && (candidate.options.ignoreIfNotExists === undefined || Is.boolean(candidate.options.ignoreIfNotExists)))) && (candidate.annotationId === undefined || ChangeAnnotationIdentifier.is(candidate.annotationId));
        }
        DeleteFile.is = is;
    })(DeleteFile || (exports.DeleteFile = DeleteFile = {}));
    var WorkspaceEdit;
    (function (WorkspaceEdit) {
        function is(value) {
            var candidate = value;
            return candidate &&
                (candidate.changes !== undefined || candidate.documentChanges !== undefined) &&
                (candidate.documentChanges === undefined || candidate.documentChanges.every(function (change) {
                    if (Is.string(change.kind)) {
                        return CreateFile.is(change) || RenameFile.is(change) || DeleteFile.is(change);
                    }
                    else {
                        return TextDocumentEdit.is(change);
                    }
                }));
        }
        WorkspaceEdit.is = is;
    })(WorkspaceEdit || (exports.WorkspaceEdit = WorkspaceEdit = {}));
    var TextEditChangeImpl = /** @class */ (function () {
        function TextEditChangeImpl(edits, changeAnnotations) {
            this.edits = edits;
            this.changeAnnotations = changeAnnotations;
        }
        TextEditChangeImpl.prototype.insert = function (position, newText, annotation) {
            var edit;
            var id;
            if (annotation === undefined) {
                edit = TextEdit.insert(position, newText);
            }
            else if (ChangeAnnotationIdentifier.is(annotation)) {
                id = annotation;
                edit = AnnotatedTextEdit.insert(position, newText, annotation);
            }
            else {
                this.assertChangeAnnotations(this.changeAnnotations);
                id = this.changeAnnotations.manage(annotation);
                edit = AnnotatedTextEdit.insert(position, newText, id);
            }
            this.edits.push(edit);
            if (id !== undefined) {
                return id;
            }
        };
        TextEditChangeImpl.prototype.replace = function (range, newText, annotation) {
            var edit;
            var id;
            if (annotation === undefined) {
                edit = TextEdit.replace(range, newText);
            }
            else if (ChangeAnnotationIdentifier.is(annotation)) {
                id = annotation;
                edit = AnnotatedTextEdit.replace(range, newText, annotation);
            }
            else {
                this.assertChangeAnnotations(this.changeAnnotations);
                id = this.changeAnnotations.manage(annotation);
                edit = AnnotatedTextEdit.replace(range, newText, id);
            }
            this.edits.push(edit);
            if (id !== undefined) {
                return id;
            }
        };
        TextEditChangeImpl.prototype.delete = function (range, annotation) {
            var edit;
            var id;
            if (annotation === undefined) {
                edit = TextEdit.del(range);
            }
            else if (ChangeAnnotationIdentifier.is(annotation)) {
                id = annotation;
                edit = AnnotatedTextEdit.del(range, annotation);
            }
            else {
                this.assertChangeAnnotations(this.changeAnnotations);
                id = this.changeAnnotations.manage(annotation);
                edit = AnnotatedTextEdit.del(range, id);
            }
            this.edits.push(edit);
            if (id !== undefined) {
                return id;
            }
        };
        TextEditChangeImpl.prototype.add = function (edit) {
            this.edits.push(edit);
        };
        TextEditChangeImpl.prototype.all = function () {
            return this.edits;
        };
        TextEditChangeImpl.prototype.clear = function () {
            this.edits.splice(0, this.edits.length);
        };
        TextEditChangeImpl.prototype.assertChangeAnnotations = function (value) {
            if (value === undefined) {
                throw new Error("Text edit change is not configured to manage change annotations.");
            }
        };
        return TextEditChangeImpl;
    }());
    var SnippetTextEdit;
    (function (SnippetTextEdit) {
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate)
                && Range.is(candidate.range)
                && StringValue.isSnippet(candidate.snippet)
                && (candidate.annotationId === undefined ||
                    (ChangeAnnotation.is(candidate.annotationId) || ChangeAnnotationIdentifier.is(candidate.annotationId)));
        }
        SnippetTextEdit.is = is;
    })(SnippetTextEdit || (exports.SnippetTextEdit = SnippetTextEdit = {}));
    /**
     * A helper class
     */
    var ChangeAnnotations = /** @class */ (function () {
        function ChangeAnnotations(annotations) {
            this._annotations = annotations === undefined ? Object.create(null) : annotations;
            this._counter = 0;
            this._size = 0;
        }
        ChangeAnnotations.prototype.all = function () {
            return this._annotations;
        };
        Object.defineProperty(ChangeAnnotations.prototype, "size", {
            get: function () {
                return this._size;
            },
            enumerable: false,
            configurable: true
        });
        ChangeAnnotations.prototype.manage = function (idOrAnnotation, annotation) {
            var id;
            if (ChangeAnnotationIdentifier.is(idOrAnnotation)) {
                id = idOrAnnotation;
            }
            else {
                id = this.nextId();
                annotation = idOrAnnotation;
            }
            if (this._annotations[id] !== undefined) {
                throw new Error("Id ".concat(id, " is already in use."));
            }
            if (annotation === undefined) {
                throw new Error("No annotation provided for id ".concat(id));
            }
            this._annotations[id] = annotation;
            this._size++;
            return id;
        };
        ChangeAnnotations.prototype.nextId = function () {
            this._counter++;
            return this._counter.toString();
        };
        return ChangeAnnotations;
    }());
    /**
     * A workspace change helps constructing changes to a workspace.
     */
    var WorkspaceChange = /** @class */ (function () {
        function WorkspaceChange(workspaceEdit) {
            var _this = this;
            this._textEditChanges = Object.create(null);
            if (workspaceEdit !== undefined) {
                this._workspaceEdit = workspaceEdit;
                if (workspaceEdit.documentChanges) {
                    this._changeAnnotations = new ChangeAnnotations(workspaceEdit.changeAnnotations);
                    workspaceEdit.changeAnnotations = this._changeAnnotations.all();
                    workspaceEdit.documentChanges.forEach(function (change) {
                        if (TextDocumentEdit.is(change)) {
                            var textEditChange = new TextEditChangeImpl(change.edits, _this._changeAnnotations);
                            _this._textEditChanges[change.textDocument.uri] = textEditChange;
                        }
                    });
                }
                else if (workspaceEdit.changes) {
                    Object.keys(workspaceEdit.changes).forEach(function (key) {
                        var textEditChange = new TextEditChangeImpl(workspaceEdit.changes[key]);
                        _this._textEditChanges[key] = textEditChange;
                    });
                }
            }
            else {
                this._workspaceEdit = {};
            }
        }
        Object.defineProperty(WorkspaceChange.prototype, "edit", {
            /**
             * Returns the underlying {@link WorkspaceEdit} literal
             * use to be returned from a workspace edit operation like rename.
             */
            get: function () {
                this.initDocumentChanges();
                if (this._changeAnnotations !== undefined) {
                    if (this._changeAnnotations.size === 0) {
                        this._workspaceEdit.changeAnnotations = undefined;
                    }
                    else {
                        this._workspaceEdit.changeAnnotations = this._changeAnnotations.all();
                    }
                }
                return this._workspaceEdit;
            },
            enumerable: false,
            configurable: true
        });
        WorkspaceChange.prototype.getTextEditChange = function (key) {
            if (OptionalVersionedTextDocumentIdentifier.is(key)) {
                this.initDocumentChanges();
                if (this._workspaceEdit.documentChanges === undefined) {
                    throw new Error('Workspace edit is not configured for document changes.');
                }
                var textDocument = { uri: key.uri, version: key.version };
                var result = this._textEditChanges[textDocument.uri];
                if (!result) {
                    var edits = [];
                    var textDocumentEdit = {
                        textDocument: textDocument,
                        edits: edits
                    };
                    this._workspaceEdit.documentChanges.push(textDocumentEdit);
                    result = new TextEditChangeImpl(edits, this._changeAnnotations);
                    this._textEditChanges[textDocument.uri] = result;
                }
                return result;
            }
            else {
                this.initChanges();
                if (this._workspaceEdit.changes === undefined) {
                    throw new Error('Workspace edit is not configured for normal text edit changes.');
                }
                var result = this._textEditChanges[key];
                if (!result) {
                    var edits = [];
                    this._workspaceEdit.changes[key] = edits;
                    result = new TextEditChangeImpl(edits);
                    this._textEditChanges[key] = result;
                }
                return result;
            }
        };
        WorkspaceChange.prototype.initDocumentChanges = function () {
            if (this._workspaceEdit.documentChanges === undefined && this._workspaceEdit.changes === undefined) {
                this._changeAnnotations = new ChangeAnnotations();
                this._workspaceEdit.documentChanges = [];
                this._workspaceEdit.changeAnnotations = this._changeAnnotations.all();
            }
        };
        WorkspaceChange.prototype.initChanges = function () {
            if (this._workspaceEdit.documentChanges === undefined && this._workspaceEdit.changes === undefined) {
                this._workspaceEdit.changes = Object.create(null);
            }
        };
        WorkspaceChange.prototype.createFile = function (uri, optionsOrAnnotation, options) {
            this.initDocumentChanges();
            if (this._workspaceEdit.documentChanges === undefined) {
                throw new Error('Workspace edit is not configured for document changes.');
            }
            var annotation;
            if (ChangeAnnotation.is(optionsOrAnnotation) || ChangeAnnotationIdentifier.is(optionsOrAnnotation)) {
                annotation = optionsOrAnnotation;
            }
            else {
                options = optionsOrAnnotation;
            }
            var operation;
            var id;
            if (annotation === undefined) {
                operation = CreateFile.create(uri, options);
            }
            else {
                id = ChangeAnnotationIdentifier.is(annotation) ? annotation : this._changeAnnotations.manage(annotation);
                operation = CreateFile.create(uri, options, id);
            }
            this._workspaceEdit.documentChanges.push(operation);
            if (id !== undefined) {
                return id;
            }
        };
        WorkspaceChange.prototype.renameFile = function (oldUri, newUri, optionsOrAnnotation, options) {
            this.initDocumentChanges();
            if (this._workspaceEdit.documentChanges === undefined) {
                throw new Error('Workspace edit is not configured for document changes.');
            }
            var annotation;
            if (ChangeAnnotation.is(optionsOrAnnotation) || ChangeAnnotationIdentifier.is(optionsOrAnnotation)) {
                annotation = optionsOrAnnotation;
            }
            else {
                options = optionsOrAnnotation;
            }
            var operation;
            var id;
            if (annotation === undefined) {
                operation = RenameFile.create(oldUri, newUri, options);
            }
            else {
                id = ChangeAnnotationIdentifier.is(annotation) ? annotation : this._changeAnnotations.manage(annotation);
                operation = RenameFile.create(oldUri, newUri, options, id);
            }
            this._workspaceEdit.documentChanges.push(operation);
            if (id !== undefined) {
                return id;
            }
        };
        WorkspaceChange.prototype.deleteFile = function (uri, optionsOrAnnotation, options) {
            this.initDocumentChanges();
            if (this._workspaceEdit.documentChanges === undefined) {
                throw new Error('Workspace edit is not configured for document changes.');
            }
            var annotation;
            if (ChangeAnnotation.is(optionsOrAnnotation) || ChangeAnnotationIdentifier.is(optionsOrAnnotation)) {
                annotation = optionsOrAnnotation;
            }
            else {
                options = optionsOrAnnotation;
            }
            var operation;
            var id;
            if (annotation === undefined) {
                operation = DeleteFile.create(uri, options);
            }
            else {
                id = ChangeAnnotationIdentifier.is(annotation) ? annotation : this._changeAnnotations.manage(annotation);
                operation = DeleteFile.create(uri, options, id);
            }
            this._workspaceEdit.documentChanges.push(operation);
            if (id !== undefined) {
                return id;
            }
        };
        return WorkspaceChange;
    }());
    exports.WorkspaceChange = WorkspaceChange;
    /**
     * The TextDocumentIdentifier namespace provides helper functions to work with
     * {@link TextDocumentIdentifier} literals.
     */
    var TextDocumentIdentifier;
    (function (TextDocumentIdentifier) {
        /**
         * Creates a new TextDocumentIdentifier literal.
         * @param uri The document's uri.
         */
        function create(uri) {
            return { uri: uri };
        }
        TextDocumentIdentifier.create = create;
        /**
         * Checks whether the given literal conforms to the {@link TextDocumentIdentifier} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Is.string(candidate.uri);
        }
        TextDocumentIdentifier.is = is;
    })(TextDocumentIdentifier || (exports.TextDocumentIdentifier = TextDocumentIdentifier = {}));
    /**
     * The VersionedTextDocumentIdentifier namespace provides helper functions to work with
     * {@link VersionedTextDocumentIdentifier} literals.
     */
    var VersionedTextDocumentIdentifier;
    (function (VersionedTextDocumentIdentifier) {
        /**
         * Creates a new VersionedTextDocumentIdentifier literal.
         * @param uri The document's uri.
         * @param version The document's version.
         */
        function create(uri, version) {
            return { uri: uri, version: version };
        }
        VersionedTextDocumentIdentifier.create = create;
        /**
         * Checks whether the given literal conforms to the {@link VersionedTextDocumentIdentifier} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Is.string(candidate.uri) && Is.integer(candidate.version);
        }
        VersionedTextDocumentIdentifier.is = is;
    })(VersionedTextDocumentIdentifier || (exports.VersionedTextDocumentIdentifier = VersionedTextDocumentIdentifier = {}));
    /**
     * The OptionalVersionedTextDocumentIdentifier namespace provides helper functions to work with
     * {@link OptionalVersionedTextDocumentIdentifier} literals.
     */
    var OptionalVersionedTextDocumentIdentifier;
    (function (OptionalVersionedTextDocumentIdentifier) {
        /**
         * Creates a new OptionalVersionedTextDocumentIdentifier literal.
         * @param uri The document's uri.
         * @param version The document's version.
         */
        function create(uri, version) {
            return { uri: uri, version: version };
        }
        OptionalVersionedTextDocumentIdentifier.create = create;
        /**
         * Checks whether the given literal conforms to the {@link OptionalVersionedTextDocumentIdentifier} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Is.string(candidate.uri) && (candidate.version === null || Is.integer(candidate.version));
        }
        OptionalVersionedTextDocumentIdentifier.is = is;
    })(OptionalVersionedTextDocumentIdentifier || (exports.OptionalVersionedTextDocumentIdentifier = OptionalVersionedTextDocumentIdentifier = {}));
    /**
     * Predefined Language kinds
     * @since 3.18.0
     */
    var LanguageKind;
    (function (LanguageKind) {
        LanguageKind.ABAP = 'abap';
        LanguageKind.WindowsBat = 'bat';
        LanguageKind.BibTeX = 'bibtex';
        LanguageKind.Clojure = 'clojure';
        LanguageKind.Coffeescript = 'coffeescript';
        LanguageKind.C = 'c';
        LanguageKind.CPP = 'cpp';
        LanguageKind.CSharp = 'csharp';
        LanguageKind.CSS = 'css';
        /**
         * @since 3.18.0
         */
        LanguageKind.D = 'd';
        /**
         * @since 3.18.0
         */
        LanguageKind.Delphi = 'pascal';
        LanguageKind.Diff = 'diff';
        LanguageKind.Dart = 'dart';
        LanguageKind.Dockerfile = 'dockerfile';
        LanguageKind.Elixir = 'elixir';
        LanguageKind.Erlang = 'erlang';
        LanguageKind.FSharp = 'fsharp';
        LanguageKind.GitCommit = 'git-commit';
        LanguageKind.GitRebase = 'git-rebase';
        LanguageKind.Go = 'go';
        LanguageKind.Groovy = 'groovy';
        LanguageKind.Handlebars = 'handlebars';
        LanguageKind.Haskell = 'haskell';
        LanguageKind.HTML = 'html';
        LanguageKind.Ini = 'ini';
        LanguageKind.Java = 'java';
        LanguageKind.JavaScript = 'javascript';
        LanguageKind.JavaScriptReact = 'javascriptreact';
        LanguageKind.JSON = 'json';
        LanguageKind.LaTeX = 'latex';
        LanguageKind.Less = 'less';
        LanguageKind.Lua = 'lua';
        LanguageKind.Makefile = 'makefile';
        LanguageKind.Markdown = 'markdown';
        LanguageKind.ObjectiveC = 'objective-c';
        LanguageKind.ObjectiveCPP = 'objective-cpp';
        /**
         * @since 3.18.0
         */
        LanguageKind.Pascal = 'pascal';
        LanguageKind.Perl = 'perl';
        LanguageKind.Perl6 = 'perl6';
        LanguageKind.PHP = 'php';
        LanguageKind.Plaintext = 'plaintext';
        LanguageKind.Powershell = 'powershell';
        LanguageKind.Pug = 'jade';
        LanguageKind.Python = 'python';
        LanguageKind.R = 'r';
        LanguageKind.Razor = 'razor';
        LanguageKind.Ruby = 'ruby';
        LanguageKind.Rust = 'rust';
        LanguageKind.SCSS = 'scss';
        LanguageKind.SASS = 'sass';
        LanguageKind.Scala = 'scala';
        LanguageKind.ShaderLab = 'shaderlab';
        LanguageKind.ShellScript = 'shellscript';
        LanguageKind.SQL = 'sql';
        LanguageKind.Swift = 'swift';
        LanguageKind.TypeScript = 'typescript';
        LanguageKind.TypeScriptReact = 'typescriptreact';
        LanguageKind.TeX = 'tex';
        LanguageKind.VisualBasic = 'vb';
        LanguageKind.XML = 'xml';
        LanguageKind.XSL = 'xsl';
        LanguageKind.YAML = 'yaml';
    })(LanguageKind || (exports.LanguageKind = LanguageKind = {}));
    /**
     * The TextDocumentItem namespace provides helper functions to work with
     * {@link TextDocumentItem} literals.
     */
    var TextDocumentItem;
    (function (TextDocumentItem) {
        /**
         * Creates a new TextDocumentItem literal.
         * @param uri The document's uri.
         * @param languageId The document's language identifier.
         * @param version The document's version number.
         * @param text The document's text.
         */
        function create(uri, languageId, version, text) {
            return { uri: uri, languageId: languageId, version: version, text: text };
        }
        TextDocumentItem.create = create;
        /**
         * Checks whether the given literal conforms to the {@link TextDocumentItem} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Is.string(candidate.uri) && Is.string(candidate.languageId) && Is.integer(candidate.version) && Is.string(candidate.text);
        }
        TextDocumentItem.is = is;
    })(TextDocumentItem || (exports.TextDocumentItem = TextDocumentItem = {}));
    /**
     * Describes the content type that a client supports in various
     * result literals like `Hover`, `ParameterInfo` or `CompletionItem`.
     *
     * Please note that `MarkupKinds` must not start with a `$`. This kinds
     * are reserved for internal usage.
     */
    var MarkupKind;
    (function (MarkupKind) {
        /**
         * Plain text is supported as a content format
         */
        MarkupKind.PlainText = 'plaintext';
        /**
         * Markdown is supported as a content format
         */
        MarkupKind.Markdown = 'markdown';
        /**
         * Checks whether the given value is a value of the {@link MarkupKind} type.
         */
        function is(value) {
            var candidate = value;
            return candidate === MarkupKind.PlainText || candidate === MarkupKind.Markdown;
        }
        MarkupKind.is = is;
    })(MarkupKind || (exports.MarkupKind = MarkupKind = {}));
    var MarkupContent;
    (function (MarkupContent) {
        /**
         * Checks whether the given value conforms to the {@link MarkupContent} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(value) && MarkupKind.is(candidate.kind) && Is.string(candidate.value);
        }
        MarkupContent.is = is;
    })(MarkupContent || (exports.MarkupContent = MarkupContent = {}));
    /**
     * The kind of a completion entry.
     */
    var CompletionItemKind;
    (function (CompletionItemKind) {
        CompletionItemKind.Text = 1;
        CompletionItemKind.Method = 2;
        CompletionItemKind.Function = 3;
        CompletionItemKind.Constructor = 4;
        CompletionItemKind.Field = 5;
        CompletionItemKind.Variable = 6;
        CompletionItemKind.Class = 7;
        CompletionItemKind.Interface = 8;
        CompletionItemKind.Module = 9;
        CompletionItemKind.Property = 10;
        CompletionItemKind.Unit = 11;
        CompletionItemKind.Value = 12;
        CompletionItemKind.Enum = 13;
        CompletionItemKind.Keyword = 14;
        CompletionItemKind.Snippet = 15;
        CompletionItemKind.Color = 16;
        CompletionItemKind.File = 17;
        CompletionItemKind.Reference = 18;
        CompletionItemKind.Folder = 19;
        CompletionItemKind.EnumMember = 20;
        CompletionItemKind.Constant = 21;
        CompletionItemKind.Struct = 22;
        CompletionItemKind.Event = 23;
        CompletionItemKind.Operator = 24;
        CompletionItemKind.TypeParameter = 25;
    })(CompletionItemKind || (exports.CompletionItemKind = CompletionItemKind = {}));
    /**
     * Defines whether the insert text in a completion item should be interpreted as
     * plain text or a snippet.
     */
    var InsertTextFormat;
    (function (InsertTextFormat) {
        /**
         * The primary text to be inserted is treated as a plain string.
         */
        InsertTextFormat.PlainText = 1;
        /**
         * The primary text to be inserted is treated as a snippet.
         *
         * A snippet can define tab stops and placeholders with `$1`, `$2`
         * and `${3:foo}`. `$0` defines the final tab stop, it defaults to
         * the end of the snippet. Placeholders with equal identifiers are linked,
         * that is typing in one will update others too.
         *
         * See also: https://microsoft.github.io/language-server-protocol/specifications/specification-current/#snippet_syntax
         */
        InsertTextFormat.Snippet = 2;
    })(InsertTextFormat || (exports.InsertTextFormat = InsertTextFormat = {}));
    /**
     * Completion item tags are extra annotations that tweak the rendering of a completion
     * item.
     *
     * @since 3.15.0
     */
    var CompletionItemTag;
    (function (CompletionItemTag) {
        /**
         * Render a completion as obsolete, usually using a strike-out.
         */
        CompletionItemTag.Deprecated = 1;
    })(CompletionItemTag || (exports.CompletionItemTag = CompletionItemTag = {}));
    /**
     * The InsertReplaceEdit namespace provides functions to deal with insert / replace edits.
     *
     * @since 3.16.0
     */
    var InsertReplaceEdit;
    (function (InsertReplaceEdit) {
        /**
         * Creates a new insert / replace edit
         */
        function create(newText, insert, replace) {
            return { newText: newText, insert: insert, replace: replace };
        }
        InsertReplaceEdit.create = create;
        /**
         * Checks whether the given literal conforms to the {@link InsertReplaceEdit} interface.
         */
        function is(value) {
            var candidate = value;
            return candidate && Is.string(candidate.newText) && Range.is(candidate.insert) && Range.is(candidate.replace);
        }
        InsertReplaceEdit.is = is;
    })(InsertReplaceEdit || (exports.InsertReplaceEdit = InsertReplaceEdit = {}));
    /**
     * How whitespace and indentation is handled during completion
     * item insertion.
     *
     * @since 3.16.0
     */
    var InsertTextMode;
    (function (InsertTextMode) {
        /**
         * The insertion or replace strings is taken as it is. If the
         * value is multi line the lines below the cursor will be
         * inserted using the indentation defined in the string value.
         * The client will not apply any kind of adjustments to the
         * string.
         */
        InsertTextMode.asIs = 1;
        /**
         * The editor adjusts leading whitespace of new lines so that
         * they match the indentation up to the cursor of the line for
         * which the item is accepted.
         *
         * Consider a line like this: <2tabs><cursor><3tabs>foo. Accepting a
         * multi line completion item is indented using 2 tabs and all
         * following lines inserted will be indented using 2 tabs as well.
         */
        InsertTextMode.adjustIndentation = 2;
    })(InsertTextMode || (exports.InsertTextMode = InsertTextMode = {}));
    /**
     * Defines how values from a set of defaults and an individual item will be
     * merged.
     *
     * @since 3.18.0
     */
    var ApplyKind;
    (function (ApplyKind) {
        /**
         * The value from the individual item (if provided and not `null`) will be
         * used instead of the default.
         */
        ApplyKind.Replace = 1;
        /**
         * The value from the item will be merged with the default.
         *
         * The specific rules for mergeing values are defined against each field
         * that supports merging.
         */
        ApplyKind.Merge = 2;
    })(ApplyKind || (exports.ApplyKind = ApplyKind = {}));
    var CompletionItemLabelDetails;
    (function (CompletionItemLabelDetails) {
        function is(value) {
            var candidate = value;
            return candidate && (Is.string(candidate.detail) || candidate.detail === undefined) &&
                (Is.string(candidate.description) || candidate.description === undefined);
        }
        CompletionItemLabelDetails.is = is;
    })(CompletionItemLabelDetails || (exports.CompletionItemLabelDetails = CompletionItemLabelDetails = {}));
    /**
     * The CompletionItem namespace provides functions to deal with
     * completion items.
     */
    var CompletionItem;
    (function (CompletionItem) {
        /**
         * Create a completion item and seed it with a label.
         * @param label The completion item's label
         */
        function create(label) {
            return { label: label };
        }
        CompletionItem.create = create;
    })(CompletionItem || (exports.CompletionItem = CompletionItem = {}));
    /**
     * The CompletionList namespace provides functions to deal with
     * completion lists.
     */
    var CompletionList;
    (function (CompletionList) {
        /**
         * Creates a new completion list.
         *
         * @param items The completion items.
         * @param isIncomplete The list is not complete.
         */
        function create(items, isIncomplete) {
            return { items: items ? items : [], isIncomplete: !!isIncomplete };
        }
        CompletionList.create = create;
    })(CompletionList || (exports.CompletionList = CompletionList = {}));
    var MarkedString;
    (function (MarkedString) {
        /**
         * Creates a marked string from plain text.
         *
         * @param plainText The plain text.
         */
        function fromPlainText(plainText) {
            return plainText.replace(/[\\`*_{}[\]()#+\-.!]/g, '\\$&'); // escape markdown syntax tokens: http://daringfireball.net/projects/markdown/syntax#backslash
        }
        MarkedString.fromPlainText = fromPlainText;
        /**
         * Checks whether the given value conforms to the {@link MarkedString} type.
         */
        function is(value) {
            var candidate = value;
            return Is.string(candidate) || (Is.objectLiteral(candidate) && Is.string(candidate.language) && Is.string(candidate.value));
        }
        MarkedString.is = is;
    })(MarkedString || (exports.MarkedString = MarkedString = {}));
    var Hover;
    (function (Hover) {
        /**
         * Checks whether the given value conforms to the {@link Hover} interface.
         */
        function is(value) {
            var candidate = value;
            return !!candidate && Is.objectLiteral(candidate) && (MarkupContent.is(candidate.contents) ||
                MarkedString.is(candidate.contents) ||
                Is.typedArray(candidate.contents, MarkedString.is)) && (value.range === undefined || Range.is(value.range));
        }
        Hover.is = is;
    })(Hover || (exports.Hover = Hover = {}));
    /**
     * The ParameterInformation namespace provides helper functions to work with
     * {@link ParameterInformation} literals.
     */
    var ParameterInformation;
    (function (ParameterInformation) {
        /**
         * Creates a new parameter information literal.
         *
         * @param label A label string.
         * @param documentation A doc string.
         */
        function create(label, documentation) {
            return documentation ? { label: label, documentation: documentation } : { label: label };
        }
        ParameterInformation.create = create;
    })(ParameterInformation || (exports.ParameterInformation = ParameterInformation = {}));
    /**
     * The SignatureInformation namespace provides helper functions to work with
     * {@link SignatureInformation} literals.
     */
    var SignatureInformation;
    (function (SignatureInformation) {
        function create(label, documentation) {
            var parameters = [];
            for (var _i = 2; _i < arguments.length; _i++) {
                parameters[_i - 2] = arguments[_i];
            }
            var result = { label: label };
            if (Is.defined(documentation)) {
                result.documentation = documentation;
            }
            if (Is.defined(parameters)) {
                result.parameters = parameters;
            }
            else {
                result.parameters = [];
            }
            return result;
        }
        SignatureInformation.create = create;
    })(SignatureInformation || (exports.SignatureInformation = SignatureInformation = {}));
    /**
     * A document highlight kind.
     */
    var DocumentHighlightKind;
    (function (DocumentHighlightKind) {
        /**
         * A textual occurrence.
         */
        DocumentHighlightKind.Text = 1;
        /**
         * Read-access of a symbol, like reading a variable.
         */
        DocumentHighlightKind.Read = 2;
        /**
         * Write-access of a symbol, like writing to a variable.
         */
        DocumentHighlightKind.Write = 3;
    })(DocumentHighlightKind || (exports.DocumentHighlightKind = DocumentHighlightKind = {}));
    /**
     * DocumentHighlight namespace to provide helper functions to work with
     * {@link DocumentHighlight} literals.
     */
    var DocumentHighlight;
    (function (DocumentHighlight) {
        /**
         * Create a DocumentHighlight object.
         * @param range The range the highlight applies to.
         * @param kind The highlight kind
         */
        function create(range, kind) {
            var result = { range: range };
            if (Is.number(kind)) {
                result.kind = kind;
            }
            return result;
        }
        DocumentHighlight.create = create;
    })(DocumentHighlight || (exports.DocumentHighlight = DocumentHighlight = {}));
    /**
     * A symbol kind.
     */
    var SymbolKind;
    (function (SymbolKind) {
        SymbolKind.File = 1;
        SymbolKind.Module = 2;
        SymbolKind.Namespace = 3;
        SymbolKind.Package = 4;
        SymbolKind.Class = 5;
        SymbolKind.Method = 6;
        SymbolKind.Property = 7;
        SymbolKind.Field = 8;
        SymbolKind.Constructor = 9;
        SymbolKind.Enum = 10;
        SymbolKind.Interface = 11;
        SymbolKind.Function = 12;
        SymbolKind.Variable = 13;
        SymbolKind.Constant = 14;
        SymbolKind.String = 15;
        SymbolKind.Number = 16;
        SymbolKind.Boolean = 17;
        SymbolKind.Array = 18;
        SymbolKind.Object = 19;
        SymbolKind.Key = 20;
        SymbolKind.Null = 21;
        SymbolKind.EnumMember = 22;
        SymbolKind.Struct = 23;
        SymbolKind.Event = 24;
        SymbolKind.Operator = 25;
        SymbolKind.TypeParameter = 26;
    })(SymbolKind || (exports.SymbolKind = SymbolKind = {}));
    /**
     * Symbol tags are extra annotations that tweak the rendering of a symbol.
     *
     * @since 3.16
     */
    var SymbolTag;
    (function (SymbolTag) {
        /**
         * Render a symbol as obsolete, usually using a strike-out.
         */
        SymbolTag.Deprecated = 1;
    })(SymbolTag || (exports.SymbolTag = SymbolTag = {}));
    var SymbolInformation;
    (function (SymbolInformation) {
        /**
         * Creates a new symbol information literal.
         *
         * @param name The name of the symbol.
         * @param kind The kind of the symbol.
         * @param range The range of the location of the symbol.
         * @param uri The resource of the location of symbol.
         * @param containerName The name of the symbol containing the symbol.
         */
        function create(name, kind, range, uri, containerName) {
            var result = {
                name: name,
                kind: kind,
                location: { uri: uri, range: range }
            };
            if (containerName) {
                result.containerName = containerName;
            }
            return result;
        }
        SymbolInformation.create = create;
    })(SymbolInformation || (exports.SymbolInformation = SymbolInformation = {}));
    var WorkspaceSymbol;
    (function (WorkspaceSymbol) {
        /**
         * Create a new workspace symbol.
         *
         * @param name The name of the symbol.
         * @param kind The kind of the symbol.
         * @param uri The resource of the location of the symbol.
         * @param range An options range of the location.
         * @returns A WorkspaceSymbol.
         */
        function create(name, kind, uri, range) {
            return range !== undefined
                ? { name: name, kind: kind, location: { uri: uri, range: range } }
                : { name: name, kind: kind, location: { uri: uri } };
        }
        WorkspaceSymbol.create = create;
    })(WorkspaceSymbol || (exports.WorkspaceSymbol = WorkspaceSymbol = {}));
    var DocumentSymbol;
    (function (DocumentSymbol) {
        /**
         * Creates a new symbol information literal.
         *
         * @param name The name of the symbol.
         * @param detail The detail of the symbol.
         * @param kind The kind of the symbol.
         * @param range The range of the symbol.
         * @param selectionRange The selectionRange of the symbol.
         * @param children Children of the symbol.
         */
        function create(name, detail, kind, range, selectionRange, children) {
            var result = {
                name: name,
                detail: detail,
                kind: kind,
                range: range,
                selectionRange: selectionRange
            };
            if (children !== undefined) {
                result.children = children;
            }
            return result;
        }
        DocumentSymbol.create = create;
        /**
         * Checks whether the given literal conforms to the {@link DocumentSymbol} interface.
         */
        function is(value) {
            var candidate = value;
            return candidate &&
                Is.string(candidate.name) && Is.number(candidate.kind) &&
                Range.is(candidate.range) && Range.is(candidate.selectionRange) &&
                (candidate.detail === undefined || Is.string(candidate.detail)) &&
                (candidate.deprecated === undefined || Is.boolean(candidate.deprecated)) &&
                (candidate.children === undefined || Array.isArray(candidate.children)) &&
                (candidate.tags === undefined || Array.isArray(candidate.tags));
        }
        DocumentSymbol.is = is;
    })(DocumentSymbol || (exports.DocumentSymbol = DocumentSymbol = {}));
    /**
     * A set of predefined code action kinds
     */
    var CodeActionKind;
    (function (CodeActionKind) {
        /**
         * Empty kind.
         */
        CodeActionKind.Empty = '';
        /**
         * Base kind for quickfix actions: 'quickfix'
         */
        CodeActionKind.QuickFix = 'quickfix';
        /**
         * Base kind for refactoring actions: 'refactor'
         */
        CodeActionKind.Refactor = 'refactor';
        /**
         * Base kind for refactoring extraction actions: 'refactor.extract'
         *
         * Example extract actions:
         *
         * - Extract method
         * - Extract function
         * - Extract variable
         * - Extract interface from class
         * - ...
         */
        CodeActionKind.RefactorExtract = 'refactor.extract';
        /**
         * Base kind for refactoring inline actions: 'refactor.inline'
         *
         * Example inline actions:
         *
         * - Inline function
         * - Inline variable
         * - Inline constant
         * - ...
         */
        CodeActionKind.RefactorInline = 'refactor.inline';
        /**
         * Base kind for refactoring move actions: `refactor.move`
         *
         * Example move actions:
         *
         * - Move a function to a new file
         * - Move a property between classes
         * - Move method to base class
         * - ...
         *
         * @since 3.18.0
         */
        CodeActionKind.RefactorMove = 'refactor.move';
        /**
         * Base kind for refactoring rewrite actions: 'refactor.rewrite'
         *
         * Example rewrite actions:
         *
         * - Convert JavaScript function to class
         * - Add or remove parameter
         * - Encapsulate field
         * - Make method static
         * - Move method to base class
         * - ...
         */
        CodeActionKind.RefactorRewrite = 'refactor.rewrite';
        /**
         * Base kind for source actions: `source`
         *
         * Source code actions apply to the entire file.
         */
        CodeActionKind.Source = 'source';
        /**
         * Base kind for an organize imports source action: `source.organizeImports`
         */
        CodeActionKind.SourceOrganizeImports = 'source.organizeImports';
        /**
         * Base kind for auto-fix source actions: `source.fixAll`.
         *
         * Fix all actions automatically fix errors that have a clear fix that do not require user input.
         * They should not suppress errors or perform unsafe fixes such as generating new types or classes.
         *
         * @since 3.15.0
         */
        CodeActionKind.SourceFixAll = 'source.fixAll';
        /**
         * Base kind for all code actions applying to the entire notebook's scope. CodeActionKinds using
         * this should always begin with `notebook.`
         *
         * @since 3.18.0
         */
        CodeActionKind.Notebook = 'notebook';
    })(CodeActionKind || (exports.CodeActionKind = CodeActionKind = {}));
    /**
     * The reason why code actions were requested.
     *
     * @since 3.17.0
     */
    var CodeActionTriggerKind;
    (function (CodeActionTriggerKind) {
        /**
         * Code actions were explicitly requested by the user or by an extension.
         */
        CodeActionTriggerKind.Invoked = 1;
        /**
         * Code actions were requested automatically.
         *
         * This typically happens when current selection in a file changes, but can
         * also be triggered when file content changes.
         */
        CodeActionTriggerKind.Automatic = 2;
    })(CodeActionTriggerKind || (exports.CodeActionTriggerKind = CodeActionTriggerKind = {}));
    /**
     * The CodeActionContext namespace provides helper functions to work with
     * {@link CodeActionContext} literals.
     */
    var CodeActionContext;
    (function (CodeActionContext) {
        /**
         * Creates a new CodeActionContext literal.
         */
        function create(diagnostics, only, triggerKind) {
            var result = { diagnostics: diagnostics };
            if (only !== undefined && only !== null) {
                result.only = only;
            }
            if (triggerKind !== undefined && triggerKind !== null) {
                result.triggerKind = triggerKind;
            }
            return result;
        }
        CodeActionContext.create = create;
        /**
         * Checks whether the given literal conforms to the {@link CodeActionContext} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Is.typedArray(candidate.diagnostics, Diagnostic.is)
                && (candidate.only === undefined || Is.typedArray(candidate.only, Is.string))
                && (candidate.triggerKind === undefined || candidate.triggerKind === CodeActionTriggerKind.Invoked || candidate.triggerKind === CodeActionTriggerKind.Automatic);
        }
        CodeActionContext.is = is;
    })(CodeActionContext || (exports.CodeActionContext = CodeActionContext = {}));
    /**
     * Code action tags are extra annotations that tweak the behavior of a code action.
     *
     * @since 3.18.0
     */
    var CodeActionTag;
    (function (CodeActionTag) {
        /**
         * Marks the code action as LLM-generated.
         */
        CodeActionTag.LLMGenerated = 1;
        /**
         * Checks whether the given literal conforms to the {@link CodeActionTag} interface.
         */
        function is(value) {
            return Is.defined(value) && value === CodeActionTag.LLMGenerated;
        }
        CodeActionTag.is = is;
    })(CodeActionTag || (exports.CodeActionTag = CodeActionTag = {}));
    var CodeAction;
    (function (CodeAction) {
        function create(title, kindOrCommandOrEdit, kind) {
            var result = { title: title };
            var checkKind = true;
            if (typeof kindOrCommandOrEdit === 'string') {
                checkKind = false;
                result.kind = kindOrCommandOrEdit;
            }
            else if (Command.is(kindOrCommandOrEdit)) {
                result.command = kindOrCommandOrEdit;
            }
            else {
                result.edit = kindOrCommandOrEdit;
            }
            if (checkKind && kind !== undefined) {
                result.kind = kind;
            }
            return result;
        }
        CodeAction.create = create;
        function is(value) {
            var candidate = value;
            return candidate && Is.string(candidate.title) &&
                (candidate.diagnostics === undefined || Is.typedArray(candidate.diagnostics, Diagnostic.is)) &&
                (candidate.kind === undefined || Is.string(candidate.kind)) &&
                (candidate.edit !== undefined || candidate.command !== undefined) &&
                (candidate.command === undefined || Command.is(candidate.command)) &&
                (candidate.isPreferred === undefined || Is.boolean(candidate.isPreferred)) &&
                (candidate.edit === undefined || WorkspaceEdit.is(candidate.edit)) &&
                (candidate.tags === undefined || Is.typedArray(candidate.tags, CodeActionTag.is));
        }
        CodeAction.is = is;
    })(CodeAction || (exports.CodeAction = CodeAction = {}));
    /**
     * The CodeLens namespace provides helper functions to work with
     * {@link CodeLens} literals.
     */
    var CodeLens;
    (function (CodeLens) {
        /**
         * Creates a new CodeLens literal.
         */
        function create(range, data) {
            var result = { range: range };
            if (Is.defined(data)) {
                result.data = data;
            }
            return result;
        }
        CodeLens.create = create;
        /**
         * Checks whether the given literal conforms to the {@link CodeLens} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Range.is(candidate.range) && (Is.undefined(candidate.command) || Command.is(candidate.command));
        }
        CodeLens.is = is;
    })(CodeLens || (exports.CodeLens = CodeLens = {}));
    /**
     * The FormattingOptions namespace provides helper functions to work with
     * {@link FormattingOptions} literals.
     */
    var FormattingOptions;
    (function (FormattingOptions) {
        /**
         * Creates a new FormattingOptions literal.
         */
        function create(tabSize, insertSpaces) {
            return { tabSize: tabSize, insertSpaces: insertSpaces };
        }
        FormattingOptions.create = create;
        /**
         * Checks whether the given literal conforms to the {@link FormattingOptions} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Is.uinteger(candidate.tabSize) && Is.boolean(candidate.insertSpaces);
        }
        FormattingOptions.is = is;
    })(FormattingOptions || (exports.FormattingOptions = FormattingOptions = {}));
    /**
     * The DocumentLink namespace provides helper functions to work with
     * {@link DocumentLink} literals.
     */
    var DocumentLink;
    (function (DocumentLink) {
        /**
         * Creates a new DocumentLink literal.
         */
        function create(range, target, data) {
            return { range: range, target: target, data: data };
        }
        DocumentLink.create = create;
        /**
         * Checks whether the given literal conforms to the {@link DocumentLink} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Range.is(candidate.range) && (Is.undefined(candidate.target) || Is.string(candidate.target));
        }
        DocumentLink.is = is;
    })(DocumentLink || (exports.DocumentLink = DocumentLink = {}));
    /**
     * The SelectionRange namespace provides helper function to work with
     * SelectionRange literals.
     */
    var SelectionRange;
    (function (SelectionRange) {
        /**
         * Creates a new SelectionRange
         * @param range the range.
         * @param parent an optional parent.
         */
        function create(range, parent) {
            return { range: range, parent: parent };
        }
        SelectionRange.create = create;
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Range.is(candidate.range) && (candidate.parent === undefined || SelectionRange.is(candidate.parent));
        }
        SelectionRange.is = is;
    })(SelectionRange || (exports.SelectionRange = SelectionRange = {}));
    /**
     * A set of predefined token types. This set is not fixed
     * an clients can specify additional token types via the
     * corresponding client capabilities.
     *
     * @since 3.16.0
     */
    var SemanticTokenTypes;
    (function (SemanticTokenTypes) {
        SemanticTokenTypes["namespace"] = "namespace";
        /**
         * Represents a generic type. Acts as a fallback for types which can't be mapped to
         * a specific type like class or enum.
         */
        SemanticTokenTypes["type"] = "type";
        SemanticTokenTypes["class"] = "class";
        SemanticTokenTypes["enum"] = "enum";
        SemanticTokenTypes["interface"] = "interface";
        SemanticTokenTypes["struct"] = "struct";
        SemanticTokenTypes["typeParameter"] = "typeParameter";
        SemanticTokenTypes["parameter"] = "parameter";
        SemanticTokenTypes["variable"] = "variable";
        SemanticTokenTypes["property"] = "property";
        SemanticTokenTypes["enumMember"] = "enumMember";
        SemanticTokenTypes["event"] = "event";
        SemanticTokenTypes["function"] = "function";
        SemanticTokenTypes["method"] = "method";
        SemanticTokenTypes["macro"] = "macro";
        SemanticTokenTypes["keyword"] = "keyword";
        SemanticTokenTypes["modifier"] = "modifier";
        SemanticTokenTypes["comment"] = "comment";
        SemanticTokenTypes["string"] = "string";
        SemanticTokenTypes["number"] = "number";
        SemanticTokenTypes["regexp"] = "regexp";
        SemanticTokenTypes["operator"] = "operator";
        /**
         * @since 3.17.0
         */
        SemanticTokenTypes["decorator"] = "decorator";
        /**
         * @since 3.18.0
         */
        SemanticTokenTypes["label"] = "label";
    })(SemanticTokenTypes || (exports.SemanticTokenTypes = SemanticTokenTypes = {}));
    /**
     * A set of predefined token modifiers. This set is not fixed
     * an clients can specify additional token types via the
     * corresponding client capabilities.
     *
     * @since 3.16.0
     */
    var SemanticTokenModifiers;
    (function (SemanticTokenModifiers) {
        SemanticTokenModifiers["declaration"] = "declaration";
        SemanticTokenModifiers["definition"] = "definition";
        SemanticTokenModifiers["readonly"] = "readonly";
        SemanticTokenModifiers["static"] = "static";
        SemanticTokenModifiers["deprecated"] = "deprecated";
        SemanticTokenModifiers["abstract"] = "abstract";
        SemanticTokenModifiers["async"] = "async";
        SemanticTokenModifiers["modification"] = "modification";
        SemanticTokenModifiers["documentation"] = "documentation";
        SemanticTokenModifiers["defaultLibrary"] = "defaultLibrary";
    })(SemanticTokenModifiers || (exports.SemanticTokenModifiers = SemanticTokenModifiers = {}));
    /**
     * @since 3.16.0
     */
    var SemanticTokens;
    (function (SemanticTokens) {
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && (candidate.resultId === undefined || typeof candidate.resultId === 'string') &&
                Array.isArray(candidate.data) && (candidate.data.length === 0 || typeof candidate.data[0] === 'number');
        }
        SemanticTokens.is = is;
    })(SemanticTokens || (exports.SemanticTokens = SemanticTokens = {}));
    /**
     * The InlineValueText namespace provides functions to deal with InlineValueTexts.
     *
     * @since 3.17.0
     */
    var InlineValueText;
    (function (InlineValueText) {
        /**
         * Creates a new InlineValueText literal.
         */
        function create(range, text) {
            return { range: range, text: text };
        }
        InlineValueText.create = create;
        function is(value) {
            var candidate = value;
            return candidate !== undefined && candidate !== null && Range.is(candidate.range) && Is.string(candidate.text);
        }
        InlineValueText.is = is;
    })(InlineValueText || (exports.InlineValueText = InlineValueText = {}));
    /**
     * The InlineValueVariableLookup namespace provides functions to
     * deal with InlineValueVariableLookups.
     *
     * @since 3.17.0
     */
    var InlineValueVariableLookup;
    (function (InlineValueVariableLookup) {
        /**
         * Creates a new InlineValueText literal.
         */
        function create(range, variableName, caseSensitiveLookup) {
            return { range: range, variableName: variableName, caseSensitiveLookup: caseSensitiveLookup };
        }
        InlineValueVariableLookup.create = create;
        function is(value) {
            var candidate = value;
            return candidate !== undefined && candidate !== null && Range.is(candidate.range) && Is.boolean(candidate.caseSensitiveLookup)
                && (Is.string(candidate.variableName) || candidate.variableName === undefined);
        }
        InlineValueVariableLookup.is = is;
    })(InlineValueVariableLookup || (exports.InlineValueVariableLookup = InlineValueVariableLookup = {}));
    /**
     * The InlineValueEvaluatableExpression namespace provides functions to deal with InlineValueEvaluatableExpression.
     *
     * @since 3.17.0
     */
    var InlineValueEvaluatableExpression;
    (function (InlineValueEvaluatableExpression) {
        /**
         * Creates a new InlineValueEvaluatableExpression literal.
         */
        function create(range, expression) {
            return { range: range, expression: expression };
        }
        InlineValueEvaluatableExpression.create = create;
        function is(value) {
            var candidate = value;
            return candidate !== undefined && candidate !== null && Range.is(candidate.range)
                && (Is.string(candidate.expression) || candidate.expression === undefined);
        }
        InlineValueEvaluatableExpression.is = is;
    })(InlineValueEvaluatableExpression || (exports.InlineValueEvaluatableExpression = InlineValueEvaluatableExpression = {}));
    /**
     * The InlineValueContext namespace provides helper functions to work with
     * {@link InlineValueContext} literals.
     *
     * @since 3.17.0
     */
    var InlineValueContext;
    (function (InlineValueContext) {
        /**
         * Creates a new InlineValueContext literal.
         */
        function create(frameId, stoppedLocation) {
            return { frameId: frameId, stoppedLocation: stoppedLocation };
        }
        InlineValueContext.create = create;
        /**
         * Checks whether the given literal conforms to the {@link InlineValueContext} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Range.is(value.stoppedLocation);
        }
        InlineValueContext.is = is;
    })(InlineValueContext || (exports.InlineValueContext = InlineValueContext = {}));
    /**
     * Inlay hint kinds.
     *
     * @since 3.17.0
     */
    var InlayHintKind;
    (function (InlayHintKind) {
        /**
         * An inlay hint that for a type annotation.
         */
        InlayHintKind.Type = 1;
        /**
         * An inlay hint that is for a parameter.
         */
        InlayHintKind.Parameter = 2;
        function is(value) {
            return value === 1 || value === 2;
        }
        InlayHintKind.is = is;
    })(InlayHintKind || (exports.InlayHintKind = InlayHintKind = {}));
    var InlayHintLabelPart;
    (function (InlayHintLabelPart) {
        function create(value) {
            return { value: value };
        }
        InlayHintLabelPart.create = create;
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate)
                && (candidate.tooltip === undefined || Is.string(candidate.tooltip) || MarkupContent.is(candidate.tooltip))
                && (candidate.location === undefined || Location.is(candidate.location))
                && (candidate.command === undefined || Command.is(candidate.command));
        }
        InlayHintLabelPart.is = is;
    })(InlayHintLabelPart || (exports.InlayHintLabelPart = InlayHintLabelPart = {}));
    var InlayHint;
    (function (InlayHint) {
        function create(position, label, kind) {
            var result = { position: position, label: label };
            if (kind !== undefined) {
                result.kind = kind;
            }
            return result;
        }
        InlayHint.create = create;
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && Position.is(candidate.position)
                && (Is.string(candidate.label) || Is.typedArray(candidate.label, InlayHintLabelPart.is))
                && (candidate.kind === undefined || InlayHintKind.is(candidate.kind))
                && (candidate.textEdits === undefined) || Is.typedArray(candidate.textEdits, TextEdit.is)
                && (candidate.tooltip === undefined || Is.string(candidate.tooltip) || MarkupContent.is(candidate.tooltip))
                && (candidate.paddingLeft === undefined || Is.boolean(candidate.paddingLeft))
                && (candidate.paddingRight === undefined || Is.boolean(candidate.paddingRight));
        }
        InlayHint.is = is;
    })(InlayHint || (exports.InlayHint = InlayHint = {}));
    var StringValue;
    (function (StringValue) {
        function createSnippet(value) {
            return { kind: 'snippet', value: value };
        }
        StringValue.createSnippet = createSnippet;
        function isSnippet(value) {
            var candidate = value;
            return Is.objectLiteral(candidate)
                && candidate.kind === 'snippet'
                && Is.string(candidate.value);
        }
        StringValue.isSnippet = isSnippet;
    })(StringValue || (exports.StringValue = StringValue = {}));
    var InlineCompletionItem;
    (function (InlineCompletionItem) {
        function create(insertText, filterText, range, command) {
            return { insertText: insertText, filterText: filterText, range: range, command: command };
        }
        InlineCompletionItem.create = create;
    })(InlineCompletionItem || (exports.InlineCompletionItem = InlineCompletionItem = {}));
    var InlineCompletionList;
    (function (InlineCompletionList) {
        function create(items) {
            return { items: items };
        }
        InlineCompletionList.create = create;
    })(InlineCompletionList || (exports.InlineCompletionList = InlineCompletionList = {}));
    /**
     * Describes how an {@link InlineCompletionItemProvider inline completion provider} was triggered.
     *
     * @since 3.18.0
     */
    var InlineCompletionTriggerKind;
    (function (InlineCompletionTriggerKind) {
        /**
         * Completion was triggered explicitly by a user gesture.
         */
        InlineCompletionTriggerKind.Invoked = 1;
        /**
         * Completion was triggered automatically while editing.
         */
        InlineCompletionTriggerKind.Automatic = 2;
    })(InlineCompletionTriggerKind || (exports.InlineCompletionTriggerKind = InlineCompletionTriggerKind = {}));
    var SelectedCompletionInfo;
    (function (SelectedCompletionInfo) {
        function create(range, text) {
            return { range: range, text: text };
        }
        SelectedCompletionInfo.create = create;
    })(SelectedCompletionInfo || (exports.SelectedCompletionInfo = SelectedCompletionInfo = {}));
    var InlineCompletionContext;
    (function (InlineCompletionContext) {
        function create(triggerKind, selectedCompletionInfo) {
            return { triggerKind: triggerKind, selectedCompletionInfo: selectedCompletionInfo };
        }
        InlineCompletionContext.create = create;
    })(InlineCompletionContext || (exports.InlineCompletionContext = InlineCompletionContext = {}));
    var WorkspaceFolder;
    (function (WorkspaceFolder) {
        function is(value) {
            var candidate = value;
            return Is.objectLiteral(candidate) && URI.is(candidate.uri) && Is.string(candidate.name);
        }
        WorkspaceFolder.is = is;
    })(WorkspaceFolder || (exports.WorkspaceFolder = WorkspaceFolder = {}));
    exports.EOL = ['\n', '\r\n', '\r'];
    /**
     * @deprecated Use the text document from the new vscode-languageserver-textdocument package.
     */
    var TextDocument;
    (function (TextDocument) {
        /**
         * Creates a new ITextDocument literal from the given uri and content.
         * @param uri The document's uri.
         * @param languageId The document's language Id.
         * @param version The document's version.
         * @param content The document's content.
         */
        function create(uri, languageId, version, content) {
            return new FullTextDocument(uri, languageId, version, content);
        }
        TextDocument.create = create;
        /**
         * Checks whether the given literal conforms to the {@link ITextDocument} interface.
         */
        function is(value) {
            var candidate = value;
            return Is.defined(candidate) && Is.string(candidate.uri) && (Is.undefined(candidate.languageId) || Is.string(candidate.languageId)) && Is.uinteger(candidate.lineCount)
                && Is.func(candidate.getText) && Is.func(candidate.positionAt) && Is.func(candidate.offsetAt) ? true : false;
        }
        TextDocument.is = is;
        function applyEdits(document, edits) {
            var text = document.getText();
            var sortedEdits = mergeSort(edits, function (a, b) {
                var diff = a.range.start.line - b.range.start.line;
                if (diff === 0) {
                    return a.range.start.character - b.range.start.character;
                }
                return diff;
            });
            var lastModifiedOffset = text.length;
            for (var i = sortedEdits.length - 1; i >= 0; i--) {
                var e = sortedEdits[i];
                var startOffset = document.offsetAt(e.range.start);
                var endOffset = document.offsetAt(e.range.end);
                if (endOffset <= lastModifiedOffset) {
                    text = text.substring(0, startOffset) + e.newText + text.substring(endOffset, text.length);
                }
                else {
                    throw new Error('Overlapping edit');
                }
                lastModifiedOffset = startOffset;
            }
            return text;
        }
        TextDocument.applyEdits = applyEdits;
        function mergeSort(data, compare) {
            if (data.length <= 1) {
                // sorted
                return data;
            }
            var p = (data.length / 2) | 0;
            var left = data.slice(0, p);
            var right = data.slice(p);
            mergeSort(left, compare);
            mergeSort(right, compare);
            var leftIdx = 0;
            var rightIdx = 0;
            var i = 0;
            while (leftIdx < left.length && rightIdx < right.length) {
                var ret = compare(left[leftIdx], right[rightIdx]);
                if (ret <= 0) {
                    // smaller_equal -> take left to preserve order
                    data[i++] = left[leftIdx++];
                }
                else {
                    // greater -> take right
                    data[i++] = right[rightIdx++];
                }
            }
            while (leftIdx < left.length) {
                data[i++] = left[leftIdx++];
            }
            while (rightIdx < right.length) {
                data[i++] = right[rightIdx++];
            }
            return data;
        }
    })(TextDocument || (exports.TextDocument = TextDocument = {}));
    /**
     * @deprecated Use the text document from the new vscode-languageserver-textdocument package.
     */
    var FullTextDocument = /** @class */ (function () {
        function FullTextDocument(uri, languageId, version, content) {
            this._uri = uri;
            this._languageId = languageId;
            this._version = version;
            this._content = content;
            this._lineOffsets = undefined;
        }
        Object.defineProperty(FullTextDocument.prototype, "uri", {
            get: function () {
                return this._uri;
            },
            enumerable: false,
            configurable: true
        });
        Object.defineProperty(FullTextDocument.prototype, "languageId", {
            get: function () {
                return this._languageId;
            },
            enumerable: false,
            configurable: true
        });
        Object.defineProperty(FullTextDocument.prototype, "version", {
            get: function () {
                return this._version;
            },
            enumerable: false,
            configurable: true
        });
        FullTextDocument.prototype.getText = function (range) {
            if (range) {
                var start = this.offsetAt(range.start);
                var end = this.offsetAt(range.end);
                return this._content.substring(start, end);
            }
            return this._content;
        };
        FullTextDocument.prototype.update = function (event, version) {
            this._content = event.text;
            this._version = version;
            this._lineOffsets = undefined;
        };
        FullTextDocument.prototype.getLineOffsets = function () {
            if (this._lineOffsets === undefined) {
                var lineOffsets = [];
                var text = this._content;
                var isLineStart = true;
                for (var i = 0; i < text.length; i++) {
                    if (isLineStart) {
                        lineOffsets.push(i);
                        isLineStart = false;
                    }
                    var ch = text.charAt(i);
                    isLineStart = (ch === '\r' || ch === '\n');
                    if (ch === '\r' && i + 1 < text.length && text.charAt(i + 1) === '\n') {
                        i++;
                    }
                }
                if (isLineStart && text.length > 0) {
                    lineOffsets.push(text.length);
                }
                this._lineOffsets = lineOffsets;
            }
            return this._lineOffsets;
        };
        FullTextDocument.prototype.positionAt = function (offset) {
            offset = Math.max(Math.min(offset, this._content.length), 0);
            var lineOffsets = this.getLineOffsets();
            var low = 0, high = lineOffsets.length;
            if (high === 0) {
                return Position.create(0, offset);
            }
            while (low < high) {
                var mid = Math.floor((low + high) / 2);
                if (lineOffsets[mid] > offset) {
                    high = mid;
                }
                else {
                    low = mid + 1;
                }
            }
            // low is the least x for which the line offset is larger than the current offset
            // or array.length if no line offset is larger than the current offset
            var line = low - 1;
            return Position.create(line, offset - lineOffsets[line]);
        };
        FullTextDocument.prototype.offsetAt = function (position) {
            var lineOffsets = this.getLineOffsets();
            if (position.line >= lineOffsets.length) {
                return this._content.length;
            }
            else if (position.line < 0) {
                return 0;
            }
            var lineOffset = lineOffsets[position.line];
            var nextLineOffset = (position.line + 1 < lineOffsets.length) ? lineOffsets[position.line + 1] : this._content.length;
            return Math.max(Math.min(lineOffset + position.character, nextLineOffset), lineOffset);
        };
        Object.defineProperty(FullTextDocument.prototype, "lineCount", {
            get: function () {
                return this.getLineOffsets().length;
            },
            enumerable: false,
            configurable: true
        });
        return FullTextDocument;
    }());
    var Is;
    (function (Is) {
        var toString = Object.prototype.toString;
        function defined(value) {
            return typeof value !== 'undefined';
        }
        Is.defined = defined;
        function undefined(value) {
            return typeof value === 'undefined';
        }
        Is.undefined = undefined;
        function boolean(value) {
            return value === true || value === false;
        }
        Is.boolean = boolean;
        function string(value) {
            return toString.call(value) === '[object String]';
        }
        Is.string = string;
        function number(value) {
            return toString.call(value) === '[object Number]';
        }
        Is.number = number;
        function numberRange(value, min, max) {
            return toString.call(value) === '[object Number]' && min <= value && value <= max;
        }
        Is.numberRange = numberRange;
        function integer(value) {
            return toString.call(value) === '[object Number]' && -2147483648 <= value && value <= 2147483647;
        }
        Is.integer = integer;
        function uinteger(value) {
            return toString.call(value) === '[object Number]' && 0 <= value && value <= 2147483647;
        }
        Is.uinteger = uinteger;
        function func(value) {
            return toString.call(value) === '[object Function]';
        }
        Is.func = func;
        function objectLiteral(value) {
            // Strictly speaking class instances pass this check as well. Since the LSP
            // doesn't use classes we ignore this for now. If we do we need to add something
            // like this: `Object.getPrototypeOf(Object.getPrototypeOf(x)) === null`
            return value !== null && typeof value === 'object';
        }
        Is.objectLiteral = objectLiteral;
        function typedArray(value, check) {
            return Array.isArray(value) && value.every(check);
        }
        Is.typedArray = typedArray;
    })(Is || (Is = {}));
});


/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 9368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ cachePlace),
/* harmony export */   n: () => (/* binding */ cachesOf)
/* harmony export */ });
/* harmony import */ var _engine__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1292);
/* harmony import */ var _image__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2459);
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5096);
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5042);



const cachePlace = (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refine */ .YP)(_input__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, (written) => {
    if (written === 'none' || written === 'inline' || written === 'gha')
        return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)({ kind: written });
    const registry = /^registry(?:=(\S+))?$/.exec(written);
    return registry === null
        ? (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('none, gha, inline, registry or registry=host/repository:tag')
        : (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)({ kind: 'registry', reference: registry[1] ?? '' });
});
/**
 * The place in BuildKit's words. Targets and platforms have one each: they would overwrite each other's. A cache that
 * fails costs time, so it does not fail the build.
 * @see https://docs.docker.com/build/cache/backends/
 */
function cachesOf(inputs) {
    const [from, to] = placesOf(inputs);
    return { cacheFrom: [...from, ...inputs.cacheFrom], cacheTo: [...to, ...inputs.cacheTo] };
}
function placesOf({ cache, image: [{ reference }], target = 'default', platforms, }) {
    const scope = [target, ...platforms.map(_engine__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)].join('-').replaceAll(/[^A-Za-z0-9_.-]/g, '-');
    switch (cache.kind) {
        case 'none':
            return [[], []];
        case 'gha': {
            // all images of a repository of sources share one cache
            const own = `type=gha,scope=${reference.path.replaceAll('/', '-')}-${scope}`;
            return [[own], [`${own},mode=max,ignore-error=true`]];
        }
        case 'inline':
            return [[`type=registry,ref=${(0,_image__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .F)({ ...reference, tag: 'latest' })}`], ['type=inline']];
        case 'registry': {
            const ref = cache.reference || (0,_image__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .F)({ ...reference, tag: `cache-${scope}` });
            const form = 'mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true';
            return [[`type=registry,ref=${ref}`], [`type=registry,ref=${ref},${form}`]];
        }
        default:
            return cache;
    }
}


/***/ }),

/***/ 2135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ findingsFailure),
/* harmony export */   z: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2612);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8482);


/** A check is of no commit and no version, so that it runs for a branch and a pull request too. */
const nothing = {
    ...{ version: '', revision: '', epochSeconds: 0 },
    ...{ tag: 'check', tags: [{ name: 'check', policy: 'always', origin: 'call: check' }] },
};
/** Lets the Dockerfile be judged, and builds nothing. */
async function check(inputs, ports, temp) {
    const { engine } = inputs;
    if (engine !== 'auto' && engine !== 'buildx') {
        throw new _error__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('ENGINE_CANNOT', `Engine ${engine} cannot check a Dockerfile, as \`call: check\` asks for.`, {
            hint: 'Engine buildx can: leave `engine` out.',
        });
    }
    const { workspace, variable, log, source } = ports;
    const location = await (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .locate */ .x)(inputs, workspace);
    const request = (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .requestFor */ .p)(inputs, nothing, { location, temp, source: '', workspace, variable });
    const findings = await log.group('Check', () => ports.check(request));
    for (const { rule, message, at } of findings)
        log.annotate('warning', `${rule}: ${message}`, at);
    return { identity: nothing, source, outcomes: [], findings };
}
/** Findings fail the step, as they fail `docker build --check`. */
function findingsFailure(findings) {
    const [first] = findings;
    if (first === undefined)
        return undefined;
    const count = findings.length === 1 ? 'one problem' : `${findings.length} problems`;
    const rules = [...new Set(findings.map(({ rule }) => rule))].join(', ');
    return new _error__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('DOCKERFILE_INVALID', `Checking ${first.at.file} found ${count}: ${rules}.`, {
        hint: 'The annotations name the lines. A rule is skipped by a first line `# check=skip=RULE`: https://docs.docker.com/reference/build-checks/',
    });
}


/***/ }),

/***/ 8029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2135);

/** The version is published, and its tags did not all get where they should; or a check found something. */
function failure({ outcomes, findings = [] }) {
    if (findings.length > 0)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .findingsFailure */ .b)(findings);
    return outcomes.flatMap(({ tags }) => tags).find(({ error }) => error !== undefined)?.error;
}


/***/ }),

/***/ 2465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ inputs)
});

// EXTERNAL MODULE: ./build/packages/engine/platform.js
var platform = __nccwpck_require__(1292);
// EXTERNAL MODULE: ./build/packages/image/parse.js
var parse = __nccwpck_require__(6965);
// EXTERNAL MODULE: ./build/packages/image/grammar.js
var grammar = __nccwpck_require__(159);
;// CONCATENATED MODULE: ./build/packages/image/lower-case.js

/**
 * Lower-cases the path of a reference that is not parsed yet, and nothing else: a host may have upper case, and a tag
 * that differs only in case is another tag. GitHub keeps the case of owners and repositories, image paths have none,
 * so `ghcr.io/${{ github.repository }}` needs it.
 */
function lowerCasePath(text) {
    const { host, path } = (0,grammar/* splitReference */.mQ)(text);
    const start = host === undefined ? 0 : host.length + 1;
    const lowered = `${text.slice(0, start)}${path.toLowerCase()}${text.slice(start + path.length)}`;
    return { text: lowered, changed: lowered !== text };
}

// EXTERNAL MODULE: ./build/packages/input/parser.js
var input_parser = __nccwpck_require__(5096);
// EXTERNAL MODULE: ./build/packages/image/tags/expressions.js + 1 modules
var expressions = __nccwpck_require__(9688);
;// CONCATENATED MODULE: ./build/packages/image/tags/rule.js
const commonKeys = ['enable', 'priority', 'prefix', 'suffix'];
/** @see https://github.com/docker/metadata-action#tags-input for priorities and keys */
const ruleKinds = {
    schedule: { priority: 1000, keys: ['pattern'] },
    version: { priority: 900, keys: ['value'] },
    semver: { priority: 900, keys: ['pattern', 'value', 'match'], required: 'pattern' },
    match: { priority: 800, keys: ['pattern', 'group', 'value'], required: 'pattern' },
    edge: { priority: 700, keys: ['branch'] },
    ref: { priority: 600, keys: ['event'], required: 'event' },
    raw: { priority: 200, keys: ['value'], required: 'value' },
    sha: { priority: 100, keys: ['format'] },
};
/** The values that a key can have, where they are few. */
const keyValues = {
    event: ['branch', 'tag', 'pr'],
    format: ['short', 'long'],
};

;// CONCATENATED MODULE: ./build/packages/image/tags/parse-rule.js



/** One line of the input `tags`: `type=KIND,key=value,…`, or a tag as it is. */
const tagRule = { parse: parseTagRule };
/** What others have and we have not, and how the same is said here. */
const equivalents = {
    pep440: 'one of the other types: a Python version that is a semantic version too is read by type=semver',
    flavor: 'no flavor: "latest" is set by the input moving-tags, a prefix or suffix by the keys prefix and suffix',
};
function parseTagRule(written) {
    const fields = splitFields(written);
    if (fields === undefined)
        return (0,input_parser/* refuse */.TR)('fields separated by commas, whose quotes are closed');
    const [bare] = fields;
    const isBare = bare !== undefined && fields.length === 1 && bare[1] === undefined;
    const pairs = isBare ? [['value', bare[0]]] : fields.filter(([key]) => key !== 'type');
    const kind = isBare ? 'raw' : (fields.find(([key]) => key === 'type')?.[1] ?? '');
    if (isKind(kind))
        return ruleOf({ kind, written }, pairs);
    return (0,input_parser/* refuse */.TR)(equivalents[kind] ?? equivalents[bare?.[0] ?? ''] ?? `one of the types ${Object.keys(ruleKinds).join(', ')}`);
}
function ruleOf(rule, pairs) {
    const { kind } = rule;
    const attributes = {};
    for (const [key, value] of pairs) {
        const expected = expectedPair(kind, key, value);
        if (expected !== undefined)
            return (0,input_parser/* refuse */.TR)(expected);
        if (isKeyOf(kind, key) && value !== undefined)
            attributes[key] = value;
    }
    const { required, priority } = ruleKinds[kind];
    if (required !== undefined && attributes[required] === undefined)
        return (0,input_parser/* refuse */.TR)(`the key ${required} for type=${kind}`);
    return (0,input_parser/* accept */.Ju)({ ...rule, attributes, priority: Number(attributes.priority ?? priority) });
}
function isKind(text) {
    return Object.hasOwn(ruleKinds, text);
}
function isKeyOf(kind, key) {
    return [...commonKeys, ...ruleKinds[kind].keys].some((known) => known === key);
}
function expectedPair(kind, key, value) {
    if (equivalents[key] !== undefined)
        return equivalents[key];
    const keys = [...commonKeys, ...ruleKinds[kind].keys];
    if (!isKeyOf(kind, key) || value === undefined)
        return `key=value with one of the keys ${keys.join(', ')} for type=${kind}`;
    const choices = keyValues[key];
    if (choices !== undefined && !choices.includes(value))
        return `${key}=${choices.join(` or ${key}=`)}`;
    if (key === 'priority' && !/^\d{1,6}$/.test(value))
        return 'a whole number as priority';
    if (key === 'group' && !/^\d{1,2}$/.test(value))
        return 'the number of a group of the pattern as group';
    if (key === 'enable' && !/^(?:true|false|\{\{.*\}\})$/.test(value))
        return 'true or false for enable';
    if (key === 'match' || (kind === 'match' && key === 'pattern'))
        return expectedPattern(key, value);
    return (0,expressions/* expectedExpressions */.k)(value);
}
function expectedPattern(key, value) {
    try {
        new RegExp(value);
        return undefined;
    }
    catch {
        return `a regular expression as ${key}`;
    }
}
const field = /\s*(?:"((?:[^"]|"")*)"|([^",=]*)(?:=(?:"((?:[^"]|"")*)"|([^,]*)))?)\s*(?:,|$)/y;
/** `key=value`, `key="value"` or `"key=value"`, as metadata-action's CSV has them; a doubled quote stands for one. */
function splitFields(written) {
    const fields = [];
    field.lastIndex = 0;
    while (field.lastIndex < written.length) {
        const match = field.exec(written);
        if (match === null)
            return undefined;
        const [, whole, key = '', quoted, plain] = match;
        fields.push(whole === undefined ? [key.trim(), (quoted?.replaceAll('""', '"') ?? plain)?.trim()] : cut(whole));
    }
    return fields;
}
function cut(whole) {
    const text = whole.replaceAll('""', '"');
    const at = text.indexOf('=');
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

// EXTERNAL MODULE: ./build/packages/image/tags/forward.js
var forward = __nccwpck_require__(2995);
// EXTERNAL MODULE: ./build/packages/input/scalars.js
var scalars = __nccwpck_require__(5042);
;// CONCATENATED MODULE: ./build/packages/input/lists.js

/** One item a line; surrounding white space, blank lines and lines that start with `#` are dropped. */
const lines = { parse: (raw) => (0,input_parser/* accept */.Ju)(itemsOf(raw)) };
/** One item a line, each read by `parser`; a refusal names the line. */
function linesOf(parser) {
    return {
        ...parser,
        parse(raw) {
            const values = [];
            for (const item of itemsOf(raw)) {
                const parsed = parser.parse(item);
                if (!parsed.ok)
                    return (0,input_parser/* refuse */.TR)(parser.sensitive ? parsed.expected : `${parsed.expected} (line "${item}")`);
                values.push(parsed.value);
            }
            return (0,input_parser/* accept */.Ju)(values);
        },
    };
}
/** `NAME=value`, one a line; the value may be empty and may hold further `=`. Later lines win. */
const pairs = {
    parse(raw) {
        const result = new Map();
        for (const item of itemsOf(raw)) {
            const split = item.indexOf('=');
            if (split < 1)
                return (0,input_parser/* refuse */.TR)(`NAME=value on each line (line "${item}")`);
            result.set(item.slice(0, split).trim(), item.slice(split + 1));
        }
        return (0,input_parser/* accept */.Ju)(result);
    },
};
function itemsOf(raw) {
    return raw
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}

// EXTERNAL MODULE: ./build/packages/secret/secret.js
var secret = __nccwpck_require__(8557);
;// CONCATENATED MODULE: ./build/actions/build-push/src/annotation.js

const level = '(?:manifest-descriptor|manifest|index)';
const shape = new RegExp(`^(?:(${level}(?:,${level})*):)?([^=]+)=(.*)$`, 's');
/** `[level:]name=value`; several levels with commas between. @see https://docs.docker.com/build/metadata/annotations/ */
const annotation = (0,input_parser/* refine */.YP)(scalars/* text */.Qq, (written) => {
    const [, levels = 'manifest', name = '', value = ''] = shape.exec(written) ?? [];
    if (name === '' || /^(index-descriptor|manifest\[|index\[)/.test(name)) {
        return (0,input_parser/* refuse */.TR)('[manifest|index|manifest-descriptor:]name=value');
    }
    return (0,input_parser/* accept */.Ju)(levels.split(',').map((one) => ({ level: levelOf(one), name: name.trim(), value })));
});
function levelOf(written) {
    return written === 'index' || written === 'manifest-descriptor' ? written : 'manifest';
}
const perLine = linesOf(annotation);
const annotations = {
    parse(raw) {
        const parsed = perLine.parse(raw);
        return parsed.ok ? (0,input_parser/* accept */.Ju)(parsed.value.flat()) : parsed;
    },
};

// EXTERNAL MODULE: ./build/actions/build-push/src/caches.js
var caches = __nccwpck_require__(9368);
;// CONCATENATED MODULE: ./build/actions/build-push/src/result-document.js

/** The output `result` of a run, read back: all that it holds is checked, since other jobs hand it on. */
const resultDocument = {
    parse(raw) {
        const images = membersOf(parseJson(raw)?.images).map(([repository, image]) => readImage(repository, image));
        const read = images.filter((image) => image !== undefined);
        return read.length === images.length && read.length > 0
            ? (0,input_parser/* accept */.Ju)(read)
            : (0,input_parser/* refuse */.TR)('the output `result` of another run of this action, as JSON on one line');
    },
};
const platformPattern = /^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?$/;
const digestPattern = /^sha256:[a-f0-9]{64}$/;
function readImage(repository, image) {
    const { platforms, revision, created, engine, base } = objectOf(image);
    const read = arrayOf(platforms).map(readPlatform);
    const known = read.filter((platform) => platform !== undefined);
    if (known.length === 0 || known.length < read.length)
        return undefined;
    return {
        ...{ repository, platforms: known },
        ...{ revision: textOf(revision), created: textOf(created), engine: textOf(engine) },
        base: arrayOf(base).map((use) => ({ name: textOf(objectOf(use).name), digest: textOf(objectOf(use).digest) })),
    };
}
function readPlatform(value) {
    const [platform, digest] = [textOf(objectOf(value).platform), textOf(objectOf(value).digest)];
    return platformPattern.test(platform) && digestPattern.test(digest) ? { platform, digest } : undefined;
}
function parseJson(raw) {
    try {
        return objectOf(JSON.parse(raw));
    }
    catch {
        return undefined;
    }
}
function membersOf(value) {
    return Object.entries(objectOf(value));
}
function objectOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
function arrayOf(value) {
    return Array.isArray(value) ? value : [];
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/inputs.js







const repository = (0,input_parser/* refine */.YP)(scalars/* text */.Qq, (written) => {
    const parsed = (0,parse/* parseReference */.F)(lowerCasePath(written).text);
    if (!parsed.ok)
        return parsed;
    const { tag, digest } = parsed.value;
    if (tag !== undefined || digest !== undefined)
        return (0,input_parser/* refuse */.TR)('an image without a tag or digest: the version gives the tag');
    return (0,input_parser/* accept */.Ju)({ reference: parsed.value, written });
});
/** One a line, or with commas between, as other tools have them; each counts once. */
const platforms = {
    parse(raw) {
        const parsed = linesOf(platform/* platform */.iD).parse(raw.replaceAll(',', '\n'));
        if (!parsed.ok)
            return parsed;
        return (0,input_parser/* accept */.Ju)([...new Map(parsed.value.map((one) => [(0,platform/* formatPlatform */.Bq)(one), one])).values()]);
    },
};
/** `false`, as other actions have it, or where it goes. */
const statement = (0,input_parser/* refine */.YP)(scalars/* text */.Qq, (written) => written === 'referrer' || written === 'image'
    ? (0,input_parser/* accept */.Ju)(written)
    : written === 'false'
        ? (0,input_parser/* accept */.Ju)('none')
        : (0,input_parser/* refuse */.TR)('false, referrer or image'));
/** A boolean, as it is in other actions, or one thing more. */
const push = (0,input_parser/* refine */.YP)(scalars/* text */.Qq, (written) => {
    if (written === 'digest')
        return (0,input_parser/* accept */.Ju)('digest');
    const parsed = scalars/* flag */.Jt.parse(written);
    return parsed.ok ? (0,input_parser/* accept */.Ju)(parsed.value ? 'tags' : 'nothing') : (0,input_parser/* refuse */.TR)('true, false or digest');
});
const mostRetries = 20;
const count = (0,input_parser/* refine */.YP)(scalars/* text */.Qq, (written) => /^\d+$/.test(written) && Number(written) <= mostRetries
    ? (0,input_parser/* accept */.Ju)(Number(written))
    : (0,input_parser/* refuse */.TR)(`a whole number from 0 to ${mostRetries}`));
/** One a line, or with commas between. */
const names = { parse: (raw) => lines.parse(raw.replaceAll(',', '\n')) };
/** `name:address`; an address of IPv6 has colons too. */
const host = (0,input_parser/* refine */.YP)(scalars/* text */.Qq, (written) => {
    const [, name = '', address = ''] = /^([^:=\s]+)[:=](\S+)$/.exec(written) ?? [];
    return name === '' ? (0,input_parser/* refuse */.TR)('name:address') : (0,input_parser/* accept */.Ju)(`${name}:${address}`);
});
/** `ID=value`, one a line. */
const secretPairs = {
    sensitive: true,
    secretsIn: (raw) => [...valuesOf(raw)].map(([, value]) => value),
    parse(raw) {
        // the line that is wrong may be a secret, so it is not shown
        if (!pairs.parse(raw).ok)
            return (0,input_parser/* refuse */.TR)('ID=value on each line');
        return (0,input_parser/* accept */.Ju)(new Map([...valuesOf(raw)].map(([id, value]) => [id, new secret/* Secret */.z(value)])));
    },
};
function valuesOf(raw) {
    const parsed = pairs.parse(raw);
    return parsed.ok ? parsed.value : new Map();
}
const inputs = {
    image: (0,scalars/* required */.mw)((0,input_parser/* refine */.YP)(linesOf(repository), ([first, ...more]) => first === undefined ? (0,input_parser/* refuse */.TR)('an image') : (0,input_parser/* accept */.Ju)([first, ...more]))),
    tags: linesOf(tagRule),
    'tag-prefix': scalars/* text */.Qq,
    version: (0,scalars/* optional */.lq)(scalars/* text */.Qq),
    'moving-tags': linesOf((0,scalars/* oneOf */.yL)(...forward/* movingTags */.U)),
    'on-existing': (0,scalars/* oneOf */.yL)('fail', 'reuse', 'overwrite'),
    context: scalars/* text */.Qq,
    file: (0,scalars/* optional */.lq)(scalars/* text */.Qq),
    target: (0,scalars/* optional */.lq)(scalars/* text */.Qq),
    'build-args': pairs,
    labels: pairs,
    annotations: annotations,
    secrets: secretPairs,
    'secret-files': pairs,
    'secret-envs': pairs,
    ssh: lines,
    'build-contexts': pairs,
    pull: scalars/* flag */.Jt,
    'no-cache': scalars/* flag */.Jt,
    'no-cache-filters': names,
    network: (0,scalars/* optional */.lq)(scalars/* text */.Qq),
    'add-hosts': linesOf(host),
    'shm-size': (0,scalars/* optional */.lq)(scalars/* text */.Qq),
    ulimit: lines,
    allow: linesOf((0,scalars/* oneOf */.yL)('network.host', 'security.insecure')),
    call: (0,scalars/* oneOf */.yL)('build', 'check'),
    cache: caches/* cachePlace */.U,
    'cache-from': lines,
    'cache-to': lines,
    platforms,
    index: (0,scalars/* oneOf */.yL)('auto', 'always', 'never'),
    engine: (0,scalars/* oneOf */.yL)('auto', 'assemble', 'buildx', 'docker', 'buildah', 'podman'),
    builder: (0,scalars/* optional */.lq)(scalars/* text */.Qq),
    provenance: statement,
    sbom: statement,
    push,
    'merge-results': linesOf(resultDocument),
    username: (0,scalars/* optional */.lq)(scalars/* text */.Qq),
    password: scalars/* secret */.rJ,
    'github-token': scalars/* secret */.rJ,
    retries: count,
};


/***/ }),

/***/ 1390:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _action__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5200);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8029);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2465);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(717);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4948);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1528);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8071);







await (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X)({ inputs: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputs */ .Q, ports: _ports_js__WEBPACK_IMPORTED_MODULE_2__/* .ports */ .X, run: _run_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .e, outputs: _outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .outputs */ .V, summary: _summary_js__WEBPACK_IMPORTED_MODULE_5__/* .summary */ .z, failure: _failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V });

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ outputs),
/* harmony export */   d: () => (/* binding */ imageOf)
/* harmony export */ });
/* harmony import */ var _image__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2459);

/** Those of the first image; `result` has all. */
function outputs(result) {
    const { identity, outcomes } = result;
    const [first] = outcomes;
    return {
        image: first === undefined ? '' : imageOf(first),
        repository: first?.reference.repository ?? '',
        tag: first?.reference.tag ?? '',
        version: identity.version,
        digest: first?.stored?.digest ?? '',
        tags: outcomes.flatMap(namesOf).join('\n'),
        pushed: String(outcomes.some(({ status }) => status === 'pushed')),
        platforms: (first?.stored?.platforms ?? []).map(({ platform }) => platform).join('\n'),
        result: JSON.stringify(resultDocument(result)),
    };
}
/** `host/repository:tag@sha256:…`; '' for an image that no registry has. */
function imageOf({ reference, stored }) {
    return stored === undefined ? '' : (0,_image__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .F)({ ...reference, digest: stored.digest });
}
/** The tags that name the image now: set by this run, or found as they should be. */
function namesOf({ reference, stored, tags }) {
    return tags
        .filter(({ state, was }) => state === 'created' || state === 'moved' || (state === 'kept' && was === stored?.digest))
        .map(({ tag }) => (0,_image__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .F)({ ...reference, tag }));
}
/** What later steps and other jobs read; `schema` grows when a member changes its meaning. */
function resultDocument({ identity, source, outcomes }) {
    const images = outcomes.map((outcome) => {
        const { reference, status, stored, engine, base, tags } = outcome;
        const image = {
            image: imageOf(outcome),
            repository: reference.repository,
            tag: reference.tag ?? '',
            version: identity.version,
            digest: stored?.digest ?? '',
            mediaType: stored?.manifest.mediaType ?? '',
            size: stored?.size ?? 0,
            status,
            platforms: stored?.platforms ?? [],
            tags: tags.map(({ tag, state, was, reason }) => ({ tag, state, was, reason })),
            revision: stored?.revision ?? identity.revision,
            source,
            created: stored?.created ?? '',
            engine: engine ?? '',
            base,
        };
        return [reference.repository, image];
    });
    return { schema: 1, images: Object.fromEntries(images) };
}


/***/ }),

/***/ 8731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   iv: () => (/* binding */ phasesText),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   rO: () => (/* binding */ measurePhases)
/* harmony export */ });
function measurePhases(now = () => performance.now()) {
    const running = new Map();
    return {
        async during(phase, work) {
            const state = running.get(phase) ?? { total: 0, open: 0, since: 0 };
            running.set(phase, state);
            // what overlaps counts once
            if (state.open === 0)
                state.since = now();
            state.open += 1;
            try {
                return await work();
            }
            finally {
                state.open -= 1;
                if (state.open === 0)
                    state.total += now() - state.since;
            }
        },
        taken: () => [...running].map(([phase, { total }]) => [phase, total]),
    };
}
/** A registry whose requests are measured as what they are made for. */
function measured(registry, { during }) {
    return {
        ...registry,
        getManifest: (...given) => during('look', () => registry.getManifest(...given)),
        getBlob: (...given) => during('look', () => registry.getBlob(...given)),
        checkPush: (...given) => during('preflight', () => registry.checkPush(...given)),
        putBlob: (...given) => during('push', () => registry.putBlob(...given)),
        putManifest: (...given) => during('push', () => registry.putManifest(...given)),
        createTag: (...given) => during('push', () => registry.createTag(...given)),
        confirm: (...given) => during('verify', () => registry.confirm(...given)),
        lists: (...given) => during('verify', () => registry.lists(...given)),
    };
}
/** `look 12 ms · build 1.3 s` */
function phasesText(phases) {
    return phases.map(([phase, time]) => `${phase} ${textOf(time)}`).join(' · ');
}
function textOf(milliseconds) {
    return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}


/***/ }),

/***/ 4948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ ports)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./build/packages/engine/platform.js
var engine_platform = __nccwpck_require__(1292);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/packages/engine/base-images.js
var base_images = __nccwpck_require__(6033);
// EXTERNAL MODULE: ./build/packages/engine/dockerfile/parse.js
var parse = __nccwpck_require__(649);
// EXTERNAL MODULE: ./build/packages/engine/dockerfile/stages.js
var stages = __nccwpck_require__(1867);
// EXTERNAL MODULE: ./build/packages/error/action-error.js
var action_error = __nccwpck_require__(2612);
;// CONCATENATED MODULE: ./build/packages/engine/features.js

/** What only some engines can give, and whether a build asks for it. */
const wanted = {
    index: ({ platforms, index }) => index === 'always' || platforms.length > 1,
    cache: ({ cacheFrom, cacheTo }) => cacheFrom.length + cacheTo.length > 0,
    'build-contexts': ({ buildContexts }) => buildContexts.size > 0,
    'no-cache-filters': ({ noCacheFilters }) => noCacheFilters.length > 0,
    network: ({ network }) => !['default', 'host', undefined].includes(network),
    ulimit: ({ ulimits }) => ulimits.length > 0,
    'shm-size': ({ shmSize }) => shmSize !== undefined,
    allow: ({ allow }) => allow.length > 0,
    provenance: ({ provenance }) => provenance !== 'none',
    sbom: ({ sbom }) => sbom !== 'none',
    annotations: ({ annotations, labels }) => annotations.some(({ level, name, value }) => level === 'manifest' && labels.get(name) !== value),
};
/** The first of the features that the build asks for; `undefined` when it asks for none. */
function firstWanted(features, request) {
    return features.find((feature) => wanted[feature](request));
}
const names = {
    index: 'index (several platforms, or `index: always`)',
    cache: 'cache between runs',
    'build-contexts': '`build-contexts`',
    'no-cache-filters': '`no-cache-filters`',
    network: '`network` for a build',
    ulimit: '`ulimit`',
    'shm-size': '`shm-size`',
    allow: '`allow`',
    provenance: '`provenance`',
    sbom: '`sbom`',
    annotations: '`annotations` that no label repeats',
};
/** Why an engine that lacks these features cannot build; `undefined` when none is asked for. */
function lacking(engine, features, request) {
    const feature = firstWanted(features, request);
    if (feature === undefined)
        return undefined;
    return new action_error/* ActionError */.l('ENGINE_CANNOT', `Engine ${engine} cannot build ${request.fileName}: it has no ${names[feature]}.`, {
        hint: 'Engine buildx can: set `engine: buildx`, or `engine: auto` on a runner with docker and buildx.',
    });
}

// EXTERNAL MODULE: ./build/packages/registry/layout.js
var layout = __nccwpck_require__(954);
// EXTERNAL MODULE: ./build/packages/registry/descriptor.js
var registry_descriptor = __nccwpck_require__(8925);
// EXTERNAL MODULE: ./build/packages/registry/media-types.js
var media_types = __nccwpck_require__(7250);
// EXTERNAL MODULE: ./build/packages/image/parse.js
var image_parse = __nccwpck_require__(6965);
// EXTERNAL MODULE: ./build/packages/image/reference.js
var image_reference = __nccwpck_require__(2459);
;// CONCATENATED MODULE: ./build/packages/engine/layout/base-annotations.js

const nameKey = 'org.opencontainers.image.base.name';
const digestKey = 'org.opencontainers.image.base.digest';
/** What an image and its index say of the image that they were made from. @see https://github.com/opencontainers/image-spec/blob/main/annotations.md */
function baseAnnotations(foundation) {
    const parsed = foundation === undefined ? undefined : (0,image_parse/* parseReference */.F)(foundation.name);
    if (foundation === undefined || parsed === undefined || !parsed.ok)
        return [];
    const { digest: _, ...reference } = parsed.value;
    const says = [
        [nameKey, (0,image_reference/* formatReference */.F)(reference)],
        [digestKey, foundation.digest],
    ];
    return says
        .filter(([, value]) => value !== '')
        .flatMap(([name, value]) => [
        { level: 'manifest', name, value },
        { level: 'index', name, value },
    ]);
}
/** What a manifest says that it was made from: one image, or none. */
function baseIn(annotations) {
    const { [nameKey]: name = '', [digestKey]: digest = '' } = annotations ?? {};
    return name === '' || digest === '' ? [] : [{ name, digest }];
}
/**
 * What a manifest says, without a base that the engine noted and that is not the one; a digest that it noted for the right
 * name is that of this very platform.
 */
function withoutOtherBase(annotations, foundation) {
    const [noted] = baseIn(annotations);
    if (noted !== undefined && noted.name === foundation?.name && foundation.digest === '')
        return annotations ?? {};
    const { [nameKey]: _name, [digestKey]: _digest, ...others } = annotations ?? {};
    return others;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/packages/engine/layout/write.js




/** Makes the folders of an image layout; answers where blobs go. */
async function createLayout(directory) {
    const blobs = blobsOf(directory);
    await (0,promises_.mkdir)(blobs, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    return blobs;
}
function blobsOf(directory) {
    return (0,external_node_path_.join)(directory, 'blobs', 'sha256');
}
async function writeJson(blobs, mediaType, value) {
    const bytes = Buffer.from(JSON.stringify(value));
    const hash = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    await (0,promises_.writeFile)((0,external_node_path_.join)(blobs, hash), bytes);
    return { mediaType, digest: `sha256:${hash}`, size: bytes.length };
}
/** Says which manifests the layout is about. */
async function writeIndexFile(directory, manifests) {
    const index = { schemaVersion: 2, mediaType: media_types/* mediaTypes */.Ib.ociIndex, manifests };
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'index.json'), JSON.stringify(index));
}
/** The same object with its keys in order, at every depth; lists keep theirs. */
function sorted(value) {
    if (typeof value !== 'object' || value === null)
        return value;
    if (Array.isArray(value))
        return value.map(sorted);
    const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)]);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./build/packages/engine/layout/statements.js




/** How BuildKit marks, in an index, what it states about an image of the same index. */
const marks = {
    type: 'vnd.docker.reference.type',
    /** The value of `type`. */
    attestation: 'attestation-manifest',
    digest: 'vnd.docker.reference.digest',
};
const statementType = 'application/vnd.in-toto+json';
const predicateType = 'in-toto.io/predicate-type';
/** How an image was built, or what is in it. */
const statementKinds = ['provenance', 'sbom'];
/** @param statement https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
function kindOf(statement) {
    const type = String(JSON.parse(statement).predicateType);
    return type.startsWith('https://slsa.dev/provenance/') ? 'provenance' : 'sbom';
}
/**
 * Writes what was stated about an image so that it names the image by its final digest, in every repository that it goes
 * to; the engine does not know those.
 * @throws ActionError BUILD_FAILED when nothing was stated
 */
async function restate(directory, { was, descriptor }, { statements, names, kind }) {
    const about = statements.filter((statement) => statement.about === was && statement.kind === kind);
    if (about.length === 0)
        throw unstated(kind, descriptor.digest);
    const [algorithm = '', hex = ''] = descriptor.digest.split(':');
    const subject = names.map((name) => ({ name: repositoryOf(name), digest: { [algorithm]: hex } }));
    const layers = [];
    for (const { text } of about) {
        const statement = { ...JSON.parse(text), subject };
        const written = await writeJson(blobsOf(directory), statementType, statement);
        layers.push({ ...written, annotations: { [predicateType]: String(statement.predicateType) } });
    }
    return layers;
}
/**
 * Writes a manifest that holds statements and refers to what they are about.
 * @see https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidelines-for-artifact-usage
 */
async function writeStatements(directory, artifactType, { subject, layers }) {
    const blobs = blobsOf(directory);
    const mediaType = media_types/* mediaTypes */.Ib.ociManifest;
    const config = await writeJson(blobs, 'application/vnd.oci.empty.v1+json', {});
    const { digest, size } = subject;
    const about = { mediaType: subject.mediaType, digest, size };
    const [annotations] = layers.map((layer) => layer.annotations);
    return await writeJson(blobs, mediaType, {
        ...{ schemaVersion: 2, mediaType, artifactType, config, layers },
        ...{ subject: about, annotations },
    });
}
/** Without its tag: that may name another image one day. */
function repositoryOf(name) {
    const parsed = (0,image_parse/* parseReference */.F)(name);
    return parsed.ok ? parsed.value.repository : name;
}
function unstated(kind, digest) {
    return new action_error/* ActionError */.l('BUILD_FAILED', `Reading what was built found no ${kind} of ${digest}.`, {
        hint: `The builder is too old to state it: use one with BuildKit 0.11 or newer, or set \`${kind}: false\`.`,
    });
}

;// CONCATENATED MODULE: ./build/packages/engine/layout/exported.js




/** What an engine wrote into a layout: images, those of an index one by one, and what it states about them. */
async function exported(directory) {
    const file = (0,external_node_path_.join)(directory, 'index.json');
    return await membersOf(directory, { bytes: await (0,promises_.readFile)(file), source: file });
}
async function membersOf(directory, { bytes, source }) {
    const images = [];
    const statements = [];
    const subjects = subjectsIn(bytes);
    for (const manifest of (0,registry_descriptor/* contentsOf */.K)(bytes, media_types/* mediaTypes */.Ib.ociIndex, source).manifests) {
        const { digest, mediaType } = manifest;
        const content = { bytes: await (0,layout/* readBlob */.gm)({ directory, manifest }, digest), source: digest };
        const about = subjects.get(digest);
        if ((0,media_types/* isIndex */.nw)(mediaType)) {
            const inside = await membersOf(directory, content);
            images.push(...inside.images);
            statements.push(...inside.statements);
        }
        else if (about === undefined)
            images.push(manifest);
        else {
            const { blobs } = (0,registry_descriptor/* contentsOf */.K)(content.bytes, mediaType, digest);
            for (const document of blobs.filter((blob) => blob.mediaType === statementType)) {
                const text = (await (0,layout/* readBlob */.gm)({ directory, manifest: document }, document.digest)).toString('utf8');
                statements.push({ about, kind: kindOf(text), text });
            }
        }
    }
    return { images, statements };
}
/** Of the manifests that are no images: which image each of them is about. */
function subjectsIn(index) {
    const { manifests } = JSON.parse(index.toString('utf8'));
    const subjects = new Map();
    for (const { digest, annotations } of manifests) {
        if (annotations?.[marks.type] === marks.attestation)
            subjects.set(digest, String(annotations[marks.digest]));
    }
    return subjects;
}

;// CONCATENATED MODULE: ./build/packages/engine/layout/place-statements.js

/** As BuildKit itself has it: for each image, another entry in the index. */
async function stateInside(directory, images, stated) {
    const entries = [];
    if (stated.kinds.length === 0)
        return entries;
    for (const image of images) {
        const layers = [];
        for (const kind of stated.kinds)
            layers.push(...(await restate(directory, image, { ...stated, kind })));
        const type = 'application/vnd.docker.attestation.manifest.v1+json';
        const statement = await writeStatements(directory, type, { subject: image.descriptor, layers });
        const annotations = { [marks.digest]: image.descriptor.digest, [marks.type]: marks.attestation };
        entries.push({ ...statement, annotations, platform: { architecture: 'unknown', os: 'unknown' } });
    }
    return entries;
}
/** One document for what is pinned by its digest, be it an image or an index. */
async function stateBeside(directory, subject, images, stated) {
    const layers = [];
    for (const image of images)
        layers.push(...(await restate(directory, image, stated)));
    return await writeStatements(directory, statementType, { subject, layers });
}

;// CONCATENATED MODULE: ./build/packages/engine/layout/shape.js







/**
 * Gives what an engine exported its final form: annotations, one manifest or one index as asked for, and what is stated
 * about the images in it or beside it. Engines differ in all of it, and some change their ways with a version, so it is
 * done here, alike for all.
 */
async function shapeLayout(directory, shape) {
    const { platforms, index, names, foundation } = shape;
    const annotations = [...baseAnnotations(foundation), ...shape.annotations];
    const { images: found, statements } = await exported(directory);
    const images = [];
    for (const descriptor of found)
        images.push(await annotate(directory, descriptor, { ...shape, annotations }));
    const unasked = statements.filter(({ kind }) => shape[kind] === 'none');
    refuseOtherCount(images.length + unasked.length, Math.max(platforms.length, 1));
    const stated = { statements, names };
    const kindsAt = (place) => statementKinds.filter((kind) => shape[kind] === place);
    const inside = await stateInside(directory, images, { ...stated, kinds: kindsAt('image') });
    const [single] = images;
    const top = single === undefined || images.length > 1 || index === 'always' || inside.length > 0
        ? await writeIndex(directory, { images, annotations, inside })
        : single.descriptor;
    const referrers = [];
    for (const kind of kindsAt('referrer')) {
        referrers.push(await stateBeside(directory, top, images, { ...stated, kind }));
    }
    await writeIndexFile(directory, [top]);
    return { layout: await (0,layout/* openLayout */.B9)(directory), referrers };
}
/** What the images of a layout say that they were made from. */
async function basesInLayout(directory) {
    const uses = new Map();
    for (const image of (await exported(directory)).images) {
        const { annotations } = JSON.parse((await read(directory, image)).toString('utf8'));
        for (const use of baseIn(annotations))
            uses.set(`${use.name} ${use.digest}`, use);
    }
    return [...uses.values()];
}
function read(directory, manifest) {
    return (0,layout/* readBlob */.gm)({ directory, manifest }, manifest.digest);
}
async function annotate(directory, descriptor, { annotations, foundation }) {
    const bytes = await read(directory, descriptor);
    const [config] = (0,registry_descriptor/* contentsOf */.K)(bytes, descriptor.mediaType, descriptor.digest).blobs;
    if (config === undefined)
        throw new TypeError('An image manifest names its configuration.');
    const { os, architecture, variant } = JSON.parse((await read(directory, config)).toString('utf8'));
    const platform = { architecture, os, ...(variant === undefined ? {} : { variant }) };
    const wanted = atLevel(annotations, 'manifest');
    const plain = { mediaType: descriptor.mediaType, digest: descriptor.digest, size: descriptor.size };
    const was = descriptor.digest;
    if (Object.keys(wanted).length === 0)
        return { was, descriptor: plain, platform };
    const { annotations: own, ...manifest } = JSON.parse(bytes.toString('utf8'));
    const annotated = { ...manifest, annotations: sorted({ ...withoutOtherBase(own, foundation), ...wanted }) };
    return { was, descriptor: await writeJson(blobsOf(directory), descriptor.mediaType, annotated), platform };
}
/** @see https://github.com/opencontainers/image-spec/blob/main/image-index.md */
async function writeIndex(directory, { images, annotations, inside }) {
    const named = images.map(({ descriptor, platform }) => {
        const own = atLevel(annotations, 'manifest-descriptor');
        return { ...descriptor, platform, ...(Object.keys(own).length === 0 ? {} : { annotations: sorted(own) }) };
    });
    const byPlatform = named.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const wanted = atLevel(annotations, 'index');
    return await writeJson(blobsOf(directory), media_types/* mediaTypes */.Ib.ociIndex, {
        schemaVersion: 2,
        mediaType: media_types/* mediaTypes */.Ib.ociIndex,
        manifests: [...byPlatform, ...inside],
        ...(Object.keys(wanted).length === 0 ? {} : { annotations: sorted(wanted) }),
    });
}
function nameOf({ platform: { os, architecture, variant } }) {
    return [os, architecture, variant].join('/');
}
function atLevel(annotations, level) {
    return Object.fromEntries(annotations.filter((one) => one.level === level).map(({ name, value }) => [name, value]));
}
function refuseOtherCount(found, expected) {
    if (found === expected)
        return;
    throw new action_error/* ActionError */.l('BUILD_FAILED', `Reading what was built found ${found} images, expected ${expected}.`, {
        hint: 'The engine left a platform out, or added attestations: look at its output above.',
    });
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/image.js


/**
 * Writes the documents of an image whose layers are written. Keys stand in one order and maps are sorted, so an image
 * has one digest.
 * @param blobs the folder `blobs/sha256` of an image layout
 * @see https://github.com/opencontainers/image-spec/blob/main/manifest.md
 */
async function writeImage(blobs, image) {
    const { platform, created, config, history, layers } = image;
    const configuration = await writeJson(blobs, 'application/vnd.oci.image.config.v1+json', {
        created,
        ...platform,
        config: sorted(config),
        rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
        history,
    });
    return await writeJson(blobs, media_types/* mediaTypes */.Ib.ociManifest, {
        schemaVersion: 2,
        mediaType: media_types/* mediaTypes */.Ib.ociManifest,
        config: configuration,
        layers: layers.map(({ descriptor }) => descriptor),
    });
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __nccwpck_require__(6118);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/packages/engine/assemble/gzip.js


/** Images of applications are pulled over fast networks and mostly hold what compresses badly: time counts more. */
const level = 1;
/** Never changed: a layer has the digest that it had. */
const blockSize = 1_048_576;
/** Node compresses in four threads. */
const atOnce = 4;
/** Deflate, without a name or a time; level 1 is "fastest", 255 an unknown system. @see https://www.rfc-editor.org/rfc/rfc1952 */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255]);
/** The end of a stream of blocks of which each ends at a byte. */
const end = Buffer.from([3, 0]);
const deflate = (0,external_node_util_.promisify)(external_node_zlib_namespaceObject.deflateRaw);
/**
 * Compresses on all processors, into one member of gzip as any reader expects it: each block is compressed by itself and
 * flushed to a byte, so that they can stand one after the other. The same bytes always give the same.
 */
async function* gzip(chunks) {
    const pending = [];
    let [check, size] = [0, 0];
    yield header;
    for await (const block of blocksOf(chunks)) {
        check = (0,external_node_zlib_namespaceObject.crc32)(block, check);
        size += block.length;
        pending.push(compressed(block));
        const first = pending.length < atOnce ? undefined : pending.shift();
        if (first !== undefined)
            yield await first;
    }
    for (const block of pending)
        yield await block;
    yield end;
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(check, 0);
    trailer.writeUInt32LE(size % 2 ** 32, 4);
    yield trailer;
}
function compressed(block) {
    // room for all, so that a block goes to its thread once
    return deflate(block, { level, finishFlush: external_node_zlib_namespaceObject.constants.Z_SYNC_FLUSH, chunkSize: block.length + 65_536 });
}
async function* blocksOf(chunks) {
    let parts = [];
    let length = 0;
    for await (const chunk of chunks) {
        for (let at = 0; at < chunk.length;) {
            const part = chunk.subarray(at, at + blockSize - length);
            parts.push(part);
            length += part.length;
            at += part.length;
            if (length < blockSize)
                continue;
            yield Buffer.concat(parts);
            [parts, length] = [[], 0];
        }
    }
    if (length > 0)
        yield Buffer.concat(parts);
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/layer.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});








const layerMediaType = 'application/vnd.oci.image.layer.v1.tar+gzip';
/**
 * Writes one layer into `blobs`. Names, modes, owners and contents alone decide its bytes: entries are sorted, and all
 * carry the same time.
 * @param blobs the folder `blobs/sha256` of an image layout
 */
async function writeLayer(blobs, entries, epochSeconds) {
    const temporary = (0,external_node_path_.join)(blobs, `.${(0,external_node_crypto_.randomUUID)()}`);
    const tar = (0,tar_stream.pack)();
    const plain = hashing();
    const compressed = hashing();
    await Promise.all([
        (0,external_node_stream_promises_namespaceObject.pipeline)(tar, plain.stream, gzip, compressed.stream, (0,external_node_fs_namespaceObject.createWriteStream)(temporary)),
        fill(tar, entries, new Date(epochSeconds * 1000)).catch((error) => {
            tar.destroy(error instanceof Error ? error : new Error(String(error)));
            throw error;
        }),
    ]);
    const { digest, size } = compressed.result();
    await (0,promises_.rename)(temporary, (0,external_node_path_.join)(blobs, digest.replace('sha256:', '')));
    return { descriptor: { mediaType: layerMediaType, digest, size }, diffId: plain.result().digest };
}
async function fill(tar, entries, mtime) {
    const sorted = [...entries].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
    for (const { path, mode, uid, gid, ...entry } of sorted) {
        const header = { name: path, mode, uid, gid, mtime };
        if (entry.kind === 'file')
            await addFile(tar, header, entry.source);
        else if (entry.kind === 'symlink')
            tar.entry({ ...header, type: 'symlink', linkname: entry.target });
        else
            tar.entry({ ...header, name: `${path}/`, type: 'directory' });
    }
    tar.finalize();
}
/** The file is opened once and never through a link, so what was judged is what is read. */
async function addFile(tar, header, source) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_.open)(source, promises_.constants.O_RDONLY | promises_.constants.O_NOFOLLOW), true);
        const { size } = await file.stat();
        await (0,external_node_stream_promises_namespaceObject.pipeline)(file.createReadStream({ autoClose: false, highWaterMark: chunk }), tar.entry({ ...header, type: 'file', size }));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Larger than a stream's own: each chunk of a layer costs a turn. */
const chunk = 1_048_576;
function hashing() {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    const stream = new external_node_stream_namespaceObject.Transform({
        transform(chunk, _encoding, done) {
            hash.update(chunk);
            size += chunk.length;
            done(null, chunk);
        },
    });
    return { stream, result: () => ({ digest: `sha256:${hash.digest('hex')}`, size }) };
}

// EXTERNAL MODULE: ./build/packages/engine/dockerfile/expand.js
var expand = __nccwpck_require__(6624);
// EXTERNAL MODULE: ./build/packages/engine/dockerfile/refusal.js + 1 modules
var refusal = __nccwpck_require__(8825);
// EXTERNAL MODULE: ./build/packages/engine/requested-stages.js
var requested_stages = __nccwpck_require__(9347);
// EXTERNAL MODULE: ./build/packages/engine/dockerfile/words.js
var dockerfile_words = __nccwpck_require__(8291);
;// CONCATENATED MODULE: ./build/packages/engine/assemble/healthcheck.js



const times = {
    interval: 'Interval',
    timeout: 'Timeout',
    'start-period': 'StartPeriod',
    'start-interval': 'StartInterval',
};
/** @see https://docs.docker.com/reference/dockerfile/#healthcheck */
function readHealthcheck(instruction, scope) {
    const { text, at, flags } = instruction;
    const [, kind = '', command = ''] = /^(NONE|CMD)(?:\s+(.*))?$/is.exec(text.trim()) ?? [];
    if (kind.toUpperCase() === 'NONE')
        return { Test: ['NONE'] };
    if (command === '')
        throw (0,refusal/* invalid */.G)(at, `HEALTHCHECK ${text} is neither NONE nor CMD with a command`);
    const list = (0,dockerfile_words/* jsonList */.Rr)(command);
    const options = Object.fromEntries(flags.map((flag) => readOption(flag, instruction, scope)));
    return { Test: list === undefined ? ['CMD-SHELL', command] : ['CMD', ...list], ...options };
}
function readOption({ name, value = '' }, { at }, scope) {
    const given = (0,expand/* expand */.f)(value, scope);
    if (name === 'retries' && /^\d+$/.test(given))
        return ['Retries', Number(given)];
    const member = times[name];
    const nanoseconds = nanosecondsOf(given);
    if (member !== undefined && nanoseconds !== undefined)
        return [member, nanoseconds];
    throw (0,refusal/* invalid */.G)(at, `HEALTHCHECK --${name}=${given} is not an option such as --interval=30s or --retries=3`);
}
const units = { h: 3_600e9, m: 60e9, s: 1e9, ms: 1e6, us: 1e3, ns: 1 };
/** A duration as Go writes it: `1m30s`. */
function nanosecondsOf(text) {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|us|ns)/g)];
    if (parts.length === 0 || parts.map(([part]) => part).join('') !== text)
        return undefined;
    return parts.reduce((sum, [, count, unit = '']) => sum + Math.round(Number(count) * (units[unit] ?? 0)), 0);
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/run-config.js




/** Instructions that change the configuration and nothing else. */
const configChanges = {
    ENV: (instruction, config, scope) => {
        const env = environmentOf(config);
        for (const { name, value } of (0,dockerfile_words/* splitPairs */._Y)(instruction, scope.escapeCharacter)) {
            env.set((0,expand/* expand */.f)(name, scope), (0,expand/* expand */.f)(value, scope));
        }
        return { ...config, Env: [...env].map(([name, value]) => `${name}=${value}`) };
    },
    LABEL: (instruction, config, scope) => {
        const pairs = (0,dockerfile_words/* splitPairs */._Y)(instruction, scope.escapeCharacter).map(({ name, value }) => [(0,expand/* expand */.f)(name, scope), (0,expand/* expand */.f)(value, scope)]);
        return { ...config, Labels: { ...config.Labels, ...Object.fromEntries(pairs) } };
    },
    USER: (instruction, config, scope) => ({ ...config, User: oneArgument(instruction, scope) }),
    STOPSIGNAL: (instruction, config, scope) => ({ ...config, StopSignal: oneArgument(instruction, scope) }),
    EXPOSE: (instruction, config, scope) => {
        const ports = oneArgument(instruction, scope)
            .split(/\s+/)
            .flatMap((port) => portsOf(port, instruction));
        return { ...config, ExposedPorts: { ...config.ExposedPorts, ...keysOf(ports) } };
    },
    VOLUME: (instruction, config, scope) => {
        const paths = (0,dockerfile_words/* listOf */.c3)(instruction.text).map((path) => (0,expand/* expand */.f)(path, scope));
        if (paths.length === 0 || paths.includes(''))
            throw (0,refusal/* invalid */.G)(instruction.at, 'VOLUME names no path');
        return { ...config, Volumes: { ...config.Volumes, ...keysOf(paths) } };
    },
    HEALTHCHECK: (instruction, config, scope) => ({ ...config, Healthcheck: readHealthcheck(instruction, scope) }),
    CMD: (instruction, config) => ({ ...config, Cmd: commandOf(instruction, config) }),
    ENTRYPOINT: (instruction, config) => ({ ...config, Entrypoint: commandOf(instruction, config) }),
    SHELL: (instruction, config) => {
        const shell = (0,dockerfile_words/* jsonList */.Rr)(instruction.text);
        if (shell === undefined || shell.length === 0)
            throw (0,refusal/* invalid */.G)(instruction.at, 'SHELL is not a JSON list of strings');
        return { ...config, Shell: shell };
    },
};
function environmentOf({ Env = [] }) {
    return new Map(Env.map((variable) => {
        const split = variable.indexOf('=');
        return split < 0 ? [variable, ''] : [variable.slice(0, split), variable.slice(split + 1)];
    }));
}
function oneArgument({ keyword, text, at }, scope) {
    const value = (0,expand/* expand */.f)(text, scope).trim();
    if (value === '')
        throw (0,refusal/* invalid */.G)(at, `${keyword} has no argument, or one that is empty`);
    return value;
}
/** The JSON form runs as it stands, any other text in a shell. Variables are the shell's business. */
function commandOf({ text }, { Shell = ['/bin/sh', '-c'] }) {
    return (0,dockerfile_words/* jsonList */.Rr)(text) ?? [...Shell, text];
}
const portPattern = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/i;
const highestPort = 65_535;
function portsOf(text, { at }) {
    const [, first = '', last = first, protocol = 'tcp'] = portPattern.exec(text) ?? [];
    const count = Number(last) - Number(first) + 1;
    if (first === '' || count < 1 || Number(last) > highestPort) {
        throw (0,refusal/* invalid */.G)(at, `EXPOSE ${text} is not a port such as 8080, 53/udp or 7000-7010`);
    }
    return Array.from({ length: count }, (_, index) => `${Number(first) + index}/${protocol.toLowerCase()}`);
}
function keysOf(names) {
    return Object.fromEntries(names.map((name) => [name, {}]));
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/support.js





const copyFlags = new Set(['chown', 'chmod', 'link', 'from']);
/** Instructions of Dockerfiles that only an engine with a builder carries out. */
const builderOnly = {
    RUN: 'runs a command',
    ONBUILD: 'leaves a trigger for later builds',
    MAINTAINER: 'is deprecated; use LABEL org.opencontainers.image.authors instead',
};
/** Why the stages cannot be assembled without running anything; `undefined` when they can, as far as the text tells. */
function findObstacle({ syntax, escapeCharacter }, stages, { platform, contexts }) {
    const { chain, globals } = stages;
    const [{ from }] = chain;
    if (syntax !== undefined && !standardFrontend.test(syntax)) {
        const at = { file: from.at.file, line: 1 };
        return (0,refusal/* needsBuilder */.B)({ keyword: '# syntax', at }, `asks for the frontend ${syntax}`, 'BuildKit');
    }
    const obstacles = (0,requested_stages/* neededStages */.xB)(stages).flatMap((stage) => [
        contexts.has(stage.base) ? (0,refusal/* needsBuilder */.B)(stage.from, `starts from the build context ${stage.base}`) : undefined,
        chain.includes(stage)
            ? obstacleOfFrom(stage, (0,engine_platform/* formatPlatform */.Bq)(platform), { variables: globals, escapeCharacter, at: stage.from.at })
            : undefined,
        ...stage.instructions.map(obstacleOf),
    ]);
    return obstacles.find((obstacle) => obstacle !== undefined);
}
const standardFrontend = /^(docker\.io\/)?docker\/dockerfile(:1[.\d]*)?(@sha256:[a-f0-9]{64})?$/;
function obstacleOfFrom({ from }, platform, scope) {
    for (const { name, value = '' } of from.flags) {
        if (name !== 'platform')
            return (0,refusal/* invalid */.G)(from.at, `FROM has no flag --${name}`);
        const wanted = (0,expand/* expand */.f)(value, scope);
        if (wanted !== platform)
            return (0,refusal/* needsBuilder */.B)(from, `--platform=${wanted} is not the platform that is built for, ${platform}`);
    }
    return undefined;
}
function obstacleOf(instruction) {
    const { keyword, flags, text, at } = instruction;
    const reason = builderOnly[keyword];
    if (reason !== undefined)
        return (0,refusal/* needsBuilder */.B)(instruction, reason);
    if (keyword === 'COPY' || keyword === 'ADD')
        return obstacleOfCopy(instruction);
    if (keyword !== 'ARG' && keyword !== 'WORKDIR' && configChanges[keyword] === undefined) {
        return (0,refusal/* invalid */.G)(at, `"${keyword}" is not an instruction`);
    }
    if (keyword === 'HEALTHCHECK')
        return undefined;
    const [flag] = flags;
    return flag === undefined ? undefined : (0,refusal/* invalid */.G)(at, `${keyword} has no flag --${flag.name} (${text})`);
}
function obstacleOfCopy(instruction) {
    const { keyword, flags, text, at } = instruction;
    const flag = flags.find(({ name }) => !copyFlags.has(name));
    if (keyword === 'ADD' && flags.some(({ name }) => name === 'from'))
        return (0,refusal/* invalid */.G)(at, 'ADD has no flag --from');
    if (flag !== undefined)
        return (0,refusal/* needsBuilder */.B)(instruction, `--${flag.name} is not supported`, 'BuildKit');
    if (/(^|\s)<<-?["']?\w/.test(text)) {
        return (0,refusal/* needsBuilder */.B)(instruction, 'has its content in the Dockerfile (<<)', 'BuildKit');
    }
    const remote = keyword === 'ADD' ? /(^|[\s"])(https?:\/\/|git@|git:\/\/)/.exec(text) : null;
    return remote === null ? undefined : (0,refusal/* needsBuilder */.B)(instruction, 'downloads its source');
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/base-documents.js




/** @see https://github.com/opencontainers/image-spec/blob/main/manifest.md */
function readBaseManifest({ bytes, mediaType }, source) {
    const [config, ...layers] = (0,registry_descriptor/* contentsOf */.K)(bytes, mediaType, source).blobs;
    if (config === undefined)
        throw unreadable(source, 'its manifest names no configuration');
    return { config, layers };
}
/** @see https://github.com/opencontainers/image-spec/blob/main/image-index.md */
function readBaseIndex({ bytes }, source) {
    const { manifests } = recordOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (!Array.isArray(manifests))
        throw unreadable(source, 'its index lists no images');
    return manifests.map((entry) => {
        const { digest, platform } = recordOf(entry);
        return { digest: String(digest), platform: platformIn(recordOf(platform)).parsed };
    });
}
/**
 * Reads the configuration of an image. Members that we do not know are kept: they belong to the image.
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
async function readBaseConfig(file, source) {
    const document = recordOf(parseJson(await (0,promises_.readFile)(file, 'utf8'), source));
    const { diff_ids: diffIds } = recordOf(document.rootfs);
    if (!isStrings(diffIds))
        throw unreadable(source, 'its configuration lists no layers');
    const config = recordOf(document.config);
    if (!isRunConfig(config))
        throw unreadable(source, 'its configuration has members of another type than the OCI image format');
    const history = Array.isArray(document.history) ? document.history.map(recordOf) : [];
    return { platform: platformIn(document), config, diffIds, history };
}
function platformIn({ os, architecture, variant }) {
    const written = [os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/');
    const parsed = engine_platform/* platform */.iD.parse(written);
    return { written, parsed: parsed.ok ? parsed.value : undefined };
}
function isRunConfig(config) {
    const { User, WorkingDir, StopSignal, Env, Entrypoint, Cmd, Shell, Labels, Volumes, ExposedPorts } = config;
    return ([User, WorkingDir, StopSignal].every((value) => value === undefined || typeof value === 'string') &&
        [Env, Entrypoint, Cmd, Shell].every((value) => value == null || isStrings(value)) &&
        [Labels, Volumes, ExposedPorts].every((value) => value == null || typeof value === 'object'));
}
function isStrings(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function recordOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
function parseJson(text, source) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw unreadable(source, 'its configuration is not JSON');
    }
}
function unreadable(source, found) {
    return new action_error/* ActionError */.l('REGISTRY_REFUSED', `Reading the base image ${source} failed: ${found}.`, {
        hint: 'The base image is damaged; choose or build another.',
    });
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/base-layer.js







/** Applies a layer of a base image. @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
async function applyLayer(file, mediaType, rootfs, keep) {
    const names = await readNames(file, mediaType, keep);
    // a whiteout hides what lower layers have, wherever in this layer it stands
    for (const { path } of names)
        hide(path, rootfs);
    for (const { path, kind, hardLink, ...details } of names) {
        if (external_node_path_.posix.basename(path).startsWith(whiteout))
            continue;
        rootfs.add(path, kind, hardLink ? { ...rootfs.lookUp(details.target), target: '' } : details);
    }
}
const whiteout = '.wh.';
const opaque = '.wh..wh..opq';
function hide(path, rootfs) {
    const name = external_node_path_.posix.basename(path);
    const parent = external_node_path_.posix.dirname(path);
    if (name === opaque)
        rootfs.empty(parent);
    else if (name.startsWith(whiteout))
        rootfs.remove(external_node_path_.posix.join(parent, name.slice(whiteout.length)));
}
async function readNames(file, mediaType, keep) {
    const names = [];
    const tar = (0,tar_stream.extract)();
    const unpacked = (0,external_node_stream_promises_namespaceObject.pipeline)((0,external_node_fs_namespaceObject.createReadStream)(file), decompressor(mediaType), tar);
    const read = async () => {
        for await (const entry of tar) {
            const name = readName(entry.header, keep);
            names.push(name);
            if (name.source === '')
                entry.resume();
            else
                await (0,external_node_stream_promises_namespaceObject.pipeline)(entry, (0,external_node_fs_namespaceObject.createWriteStream)(name.source, { mode: 0o600 }));
        }
    };
    await Promise.all([unpacked, read()]);
    return names;
}
function readName({ name, type, linkname, mode, uid, gid }, keep) {
    const path = inImage(name);
    const hardLink = type === 'link';
    return {
        path,
        kind: type === 'directory' || type === 'symlink' ? type : 'file',
        hardLink,
        target: hardLink ? inImage(linkname ?? '') : (linkname ?? ''),
        mode: (mode ?? defaultMode) & 0o7777,
        uid: uid ?? 0,
        gid: gid ?? 0,
        source: type === 'file' && keep.wants(path) ? (0,external_node_path_.join)(keep.directory, (0,external_node_crypto_.randomUUID)()) : '',
    };
}
const defaultMode = 0o755;
function inImage(name) {
    return external_node_path_.posix.join('/', name).replace(/^\/|\/$/g, '');
}
function decompressor(mediaType) {
    if (/[+.]gzip$/.test(mediaType))
        return (0,external_node_zlib_namespaceObject.createGunzip)();
    return /[+.]zstd$/.test(mediaType) ? (0,external_node_zlib_namespaceObject.createZstdDecompress)() : new external_node_stream_namespaceObject.PassThrough();
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/rootfs.js
const rootDirectory = { kind: 'directory', target: '', mode: 0o755, uid: 0, gid: 0, source: '' };
const longestLinkChain = 40;
/**
 * The names in an image's file system, without contents. COPY needs them: a directory that exists keeps its mode and
 * owner, and a destination may lead through a symbolic link (`/var/run`), which a layer must not replace by a directory.
 * Paths have no leading slash; '' is the root.
 */
class Rootfs {
    #root = { ...rootDirectory, children: new Map() };
    kindOf(path) {
        return this.#find(path)?.kind;
    }
    /** What is under this very name: a symbolic link is not followed. */
    lookUp(path) {
        return this.#find(path);
    }
    /** The path with every symbolic link followed, also the last one; parts that do not exist stay as they are. */
    resolve(path) {
        let rest = partsOf(path);
        let real = [];
        for (let links = 0; rest.length > 0;) {
            const [part = '', ...after] = rest;
            const node = this.#find([...real, part].join('/'));
            if (part === '..')
                real = real.slice(0, -1);
            else if (node?.kind !== 'symlink')
                real = [...real, part];
            rest = after;
            if (part === '..' || node?.kind !== 'symlink')
                continue;
            links += 1;
            if (links > longestLinkChain)
                return partsOf(path).join('/');
            if (node.target.startsWith('/'))
                real = [];
            rest = [...partsOf(node.target), ...after];
        }
        return real.join('/');
    }
    /** Adds a name, or replaces what it stood for. A directory keeps its content. */
    add(path, kind, details = {}) {
        const parts = partsOf(path);
        const name = parts.pop();
        if (name === undefined)
            return;
        const parent = this.#makeDirectories(parts);
        const before = parent.children.get(name);
        const children = kind === 'directory' && before?.kind === 'directory' ? before.children : new Map();
        parent.children.set(name, { ...rootDirectory, ...details, kind, children });
    }
    /** Removes a name and everything below it. */
    remove(path) {
        const parts = partsOf(path);
        const name = parts.pop();
        if (name !== undefined)
            this.#find(parts.join('/'))?.children.delete(name);
    }
    /** Removes everything below a directory, not itself. */
    empty(path) {
        this.#find(path)?.children.clear();
    }
    #find(path) {
        let node = this.#root;
        for (const part of partsOf(path))
            node = node?.children.get(part);
        return node;
    }
    #makeDirectories(parts) {
        let node = this.#root;
        for (const part of parts) {
            const existing = node.children.get(part);
            const next = existing?.kind === 'directory' ? existing : { ...rootDirectory, children: new Map() };
            node.children.set(part, next);
            node = next;
        }
        return node;
    }
}
function partsOf(path) {
    return path.split('/').filter((part) => part !== '' && part !== '.');
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/base.js










/** Docker gives every image that is made from scratch these. */
const scratchConfig = {
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    WorkingDir: '/',
};
/**
 * Starts from nothing, or from an image in a registry: its layers are copied as they are, and read for their names.
 * @throws ActionError ENGINE_CANNOT for a base that wants something run; FILE_NOT_FOUND when there is no such image
 */
async function layFoundation(stage, site) {
    if (stage.base === 'scratch')
        return { config: scratchConfig, rootfs: new Rootfs(), layers: [], history: [], uses: [], origins: [] };
    const parsed = (0,image_parse/* parseReference */.F)(stage.base);
    if (!parsed.ok)
        throw (0,refusal/* invalid */.G)(stage.from.at, `FROM ${stage.base} is not an image: expected ${parsed.expected}`);
    const reference = parsed.value;
    const registry = await site.connect(reference.registry);
    const top = await pull(registry, reference, reference.digest ?? reference.tag ?? 'latest');
    const image = (0,media_types/* isIndex */.nw)(top.mediaType) ? await pickPlatform(registry, { stage, reference, top }, site.platform) : top;
    const source = (0,image_reference/* formatReference */.F)(reference);
    const manifest = readBaseManifest(image, source);
    const configFile = (0,external_node_path_.join)(site.blobs, '.base-config');
    await registry.getBlob(reference.path, manifest.config, configFile);
    const base = await readBaseConfig(configFile, source);
    refuseUnfit(base, stage, site.platform);
    const rootfs = new Rootfs();
    const layers = [];
    for (const [index, layer] of manifest.layers.entries()) {
        const { mediaType, digest, size } = layer;
        const diffId = base.diffIds[index];
        if (diffId === undefined)
            throw base_unreadable(source, 'its configuration lists fewer layers than its manifest');
        const file = (0,external_node_path_.join)(site.blobs, digest.replace('sha256:', ''));
        await registry.getBlob(reference.path, layer, file);
        await applyLayer(file, mediaType, rootfs, site.keep);
        layers.push({ descriptor: { mediaType: ociTypeOf(mediaType, stage), digest, size }, diffId });
    }
    const uses = [{ name: source, digest: top.digest }];
    const { registry: host, path } = reference;
    const origins = manifest.layers.map(({ digest }) => ({ digest, registry: host, path }));
    return { config: base.config, rootfs, layers, history: base.history, uses, origins };
}
async function pull(registry, reference, version) {
    const answer = await registry.getManifest(reference.path, version);
    if (answer.found)
        return answer;
    throw new action_error/* ActionError */.l('FILE_NOT_FOUND', `Pulling the base image ${(0,image_reference/* formatReference */.F)(reference)} failed: the registry does not have it.`, {
        hint: 'Check the name and the tag after FROM; a registry may also hide an image that this login may not read.',
    });
}
async function pickPlatform(registry, { stage, reference, top }, platform) {
    const images = readBaseIndex(top, (0,image_reference/* formatReference */.F)(reference));
    const image = images.find((one) => one.platform !== undefined && (0,engine_platform/* samePlatform */.my)(one.platform, platform));
    if (image !== undefined)
        return pull(registry, reference, image.digest);
    throw (0,refusal/* invalid */.G)(stage.from.at, `FROM ${stage.base} has no image for ${(0,engine_platform/* formatPlatform */.Bq)(platform)}`);
}
function refuseUnfit({ config, platform: own }, { base, from }, platform) {
    const { OnBuild } = config;
    if (Array.isArray(OnBuild) && OnBuild.length > 0) {
        throw (0,refusal/* needsBuilder */.B)(from, `${base} has ONBUILD instructions, which may run commands`);
    }
    if (own.parsed === undefined || !(0,engine_platform/* samePlatform */.my)(own.parsed, platform)) {
        throw (0,refusal/* invalid */.G)(from.at, `FROM ${base} is for ${own.written}, this build is for ${(0,engine_platform/* formatPlatform */.Bq)(platform)}`);
    }
}
/** Docker's media types name the same bytes; an OCI manifest uses OCI's. */
function ociTypeOf(mediaType, { base, from }) {
    if (mediaType === 'application/vnd.docker.image.rootfs.diff.tar.gzip')
        return layerMediaType;
    if (/^application\/vnd\.oci\.image\.layer\.v1\.tar(\+gzip|\+zstd)?$/.test(mediaType))
        return mediaType;
    throw (0,refusal/* needsBuilder */.B)(from, `${base} has a layer of type ${mediaType}`);
}
function base_unreadable(source, found) {
    return new action_error/* ActionError */.l('REGISTRY_REFUSED', `Reading the base image ${source} failed: ${found}.`, {
        hint: 'The base image is damaged; build or pull another.',
    });
}

// EXTERNAL MODULE: ./node_modules/@balena/dockerignore/ignore.js
var ignore = __nccwpck_require__(4158);
;// CONCATENATED MODULE: ./build/packages/engine/assemble/context.js



/**
 * @param directory absolute
 * @param file the Dockerfile: `<file>.dockerignore` goes before the context's own
 */
async function openContext(directory, file) {
    const rules = (await readIfPresent(`${file}.dockerignore`)) ?? (await readIfPresent((0,external_node_path_.join)(directory, '.dockerignore')));
    const isKept = ignore["default"]({ ignorecase: false })
        .add(escapeForeign(rules ?? ''))
        .createFilter();
    return {
        name: 'the build context',
        rooted: false,
        async lookUp(path) {
            const source = (0,external_node_path_.join)(directory, path);
            const stats = await (0,promises_.lstat)(source).catch(noneIfMissing);
            if (stats === undefined)
                return undefined;
            const kind = context_kindOf(stats);
            const ignored = path !== '' && !isKept(path);
            if (ignored && kind !== 'directory')
                return undefined;
            const target = kind === 'symlink' ? await (0,promises_.readlink)(source) : '';
            return { path, kind, source, mode: modeOf(stats), uid: 0, gid: 0, target, ignored };
        },
        async names(path) {
            return (await (0,promises_.readdir)((0,external_node_path_.join)(directory, path))).sort();
        },
    };
}
/** The files of an image or of another stage. */
function imageContext(rootfs, name) {
    return {
        name,
        rooted: true,
        lookUp(path) {
            const node = rootfs.lookUp(path);
            if (node === undefined)
                return Promise.resolve(undefined);
            const { target, mode, uid, gid, source } = node;
            const kind = node.kind === 'file' && source === '' ? 'other' : node.kind;
            return Promise.resolve({ path, kind, source, mode, uid, gid, target, ignored: false });
        },
        names: (path) => Promise.resolve([...(rootfs.lookUp(path)?.children.keys() ?? [])].sort()),
    };
}
/** The library turns patterns into regular expressions and leaves these as they are; in a pattern they mean themselves. */
function escapeForeign(rules) {
    return rules.replace(/^\uFEFF/, '').replace(/\\?([+(){}|])/g, '\\$1');
}
async function readIfPresent(file) {
    return (0,promises_.readFile)(file, 'utf8').catch(noneIfMissing);
}
function noneIfMissing(error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
        return undefined;
    throw error;
}
/** git keeps one permission, the executable bit; the rest is the umask of whoever checked out. */
function modeOf(stats) {
    return stats.isDirectory() || (stats.mode & 0o100) !== 0 ? 0o755 : 0o644;
}
function context_kindOf(stats) {
    if (stats.isSymbolicLink())
        return 'symlink';
    if (stats.isDirectory())
        return 'directory';
    return stats.isFile() ? 'file' : 'other';
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/archive.js
var archive_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var archive_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


const signatures = [
    { format: 'gzip', offset: 0, bytes: Buffer.from([0x1f, 0x8b]) },
    { format: 'bzip2', offset: 0, bytes: Buffer.from('BZh') },
    { format: 'xz', offset: 0, bytes: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]) },
    { format: 'zstd', offset: 0, bytes: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]) },
    { format: 'tar', offset: 257, bytes: Buffer.from('ustar') },
];
const headerSize = 512;
/** ADD unpacks an archive whatever its name says, so its first bytes decide. */
async function refuseArchive(file, instruction) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (file.kind !== 'file')
            return;
        const handle = archive_addDisposableResource(env_1, await (0,promises_.open)(file.source, promises_.constants.O_RDONLY | promises_.constants.O_NOFOLLOW), true);
        const { buffer } = await handle.read(Buffer.alloc(headerSize), 0, headerSize, 0);
        const found = signatures.find(({ offset, bytes }) => buffer.subarray(offset, offset + bytes.length).equals(bytes));
        if (found !== undefined)
            throw (0,refusal/* needsBuilder */.B)(instruction, `${file.path} would unpack an archive (${found.format})`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = archive_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/directories.js

const defaultDirectoryMode = 0o755;
/** A directory and those above it, as far as the image lacks them: a layer that leaves them out leaves their mode to whoever unpacks it. */
function makeDirectories(path, rootfs, owner) {
    if (path === '' || path === '.' || rootfs.kindOf(path) !== undefined)
        return [];
    const above = makeDirectories(external_node_path_.posix.dirname(path), rootfs, owner);
    rootfs.add(path, 'directory', { ...owner, mode: defaultDirectoryMode });
    return [...above, { kind: 'directory', path, ...owner, mode: defaultDirectoryMode }];
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/permissions.js



/** What a tar header holds without an extension. */
const highestId = 0o7777777;
/** Reads `--chown` and `--chmod`. Names of users are those of the image that is built, so far as it is. */
async function readPermissions(instruction, scope, rootfs) {
    let permissions = { owner: undefined, mode: undefined };
    for (const { name, value = '' } of instruction.flags) {
        if (name === 'chown') {
            permissions = { ...permissions, owner: await readOwner((0,expand/* expand */.f)(value, scope), instruction, rootfs) };
        }
        else if (name === 'chmod')
            permissions = { ...permissions, mode: readMode((0,expand/* expand */.f)(value, scope), instruction) };
    }
    return permissions;
}
async function readOwner(text, instruction, rootfs) {
    const [user = '', group] = text.split(':');
    const account = /^\d+$/.test(user) ? [user, user] : await lookUp('etc/passwd', user, rootfs);
    const [uid, own] = [Number(account?.[0]), Number(account?.[1])];
    const named = group === undefined || /^\d+$/.test(group) ? [group] : await lookUp('etc/group', group, rootfs);
    const gid = group === undefined ? own : Number(named?.[0]);
    if (Number.isNaN(uid + gid)) {
        throw (0,refusal/* invalid */.G)(instruction.at, `--chown=${text} names a user or group that the image does not have`);
    }
    if (Math.max(uid, gid) > highestId)
        throw (0,refusal/* needsBuilder */.B)(instruction, `--chown=${text} is above ${highestId}`);
    return { uid, gid };
}
/** The numbers after a name in a file like /etc/passwd: `name:x:uid:gid:…`. */
async function lookUp(path, name, rootfs) {
    const { source = '' } = rootfs.lookUp(rootfs.resolve(path)) ?? {};
    if (source === '')
        return undefined;
    const entries = (await (0,promises_.readFile)(source, 'utf8')).split('\n').map((line) => line.split(':'));
    const [, , ...numbers] = entries.find(([first]) => first === name) ?? [];
    return numbers;
}
function readMode(text, instruction) {
    if (/^[0-7]{3,4}$/.test(text))
        return Number.parseInt(text, 8);
    if (/^[ugoa]*[-+=]/.test(text))
        throw (0,refusal/* needsBuilder */.B)(instruction, `--chmod=${text} is not octal`);
    throw (0,refusal/* invalid */.G)(instruction.at, `--chmod=${text} is not a mode such as 755`);
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/glob.js
/** Whether a path component is a pattern of Go's `filepath.Match`, which COPY uses. */
function isGlob(text) {
    return /[*?[\\]/.test(text);
}
/**
 * One path component as a regular expression; `undefined` when the pattern is malformed.
 * @see https://pkg.go.dev/path/filepath#Match
 */
function globPattern(pattern) {
    const pieces = pattern.match(/\*+|\?|\[\^?(?:\\.|[^\]\\])+\]|\\.|[^*?[\\]/gs) ?? [];
    if (pieces.join('') !== pattern)
        return undefined;
    const source = pieces.map((piece) => {
        if (piece.startsWith('*'))
            return '[^/]*';
        if (piece === '?')
            return '[^/]';
        if (piece.startsWith('['))
            return piece.replace(/(?<=^\[\^?.*)\[/gs, '\\[');
        return literal(piece.replace(/^\\/, ''));
    });
    try {
        return new RegExp(`^${source.join('')}$`, 's');
    }
    catch {
        return undefined;
    }
}
function literal(character) {
    return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/sources.js



/**
 * The files that one source of COPY names. A pattern may match nothing, as with BuildKit; a plain name must exist.
 * Nothing outside of the context is looked at: neither `..` nor a symbolic link leads out of it.
 */
async function findSources(pattern, context, instruction) {
    const path = external_node_path_.posix.normalize(pattern.replace(/^\/+/, '')).replace(/\/$/, '');
    if (path === '..' || path.startsWith('../'))
        throw outOfContext(pattern, instruction);
    const names = await matchesOf(path === '.' ? '' : path, context, instruction);
    const sources = [];
    for (const name of names) {
        const file = await follow(name, context, instruction);
        const isKept = file !== undefined && (!file.ignored || (await walk(file, context)).length > 0);
        if (isKept)
            sources.push({ name: external_node_path_.posix.basename(name), file });
        else if (!isGlob(path))
            throw notFound(pattern, context, instruction);
    }
    return sources;
}
/** A source and all that is below it, parents first; an ignored directory only for what is kept below it. */
async function walk(file, context, path = '') {
    if (file.kind !== 'directory')
        return [{ path, file }];
    const below = [];
    for (const name of await context.names(file.path)) {
        const child = await context.lookUp(external_node_path_.posix.join(file.path, name));
        if (child !== undefined)
            below.push(...(await walk(child, context, external_node_path_.posix.join(path, name))));
    }
    return file.ignored && below.length === 0 ? [] : [{ path, file }, ...below];
}
async function matchesOf(path, context, instruction) {
    let found = [''];
    for (const part of path.split('/')) {
        if (!isGlob(part)) {
            found = found.map((parent) => external_node_path_.posix.join(parent, part)).map((name) => (name === '.' ? '' : name));
            continue;
        }
        const matches = globPattern(part);
        if (matches === undefined)
            throw (0,refusal/* invalid */.G)(instruction.at, `"${part}" is not a valid pattern`);
        const next = [];
        for (const parent of found) {
            const directory = await follow(parent, context, instruction);
            if (directory?.kind !== 'directory')
                continue;
            const names = await context.names(directory.path);
            next.push(...names.filter((name) => matches.test(name)).map((name) => external_node_path_.posix.join(parent, name)));
        }
        found = next;
    }
    return found;
}
const sources_longestLinkChain = 40;
async function follow(path, context, instruction) {
    let rest = path.split('/').filter((part) => part !== '');
    let real = await context.lookUp('');
    for (let links = 0; rest.length > 0 && real !== undefined;) {
        const [part = '', ...after] = rest;
        rest = after;
        const next = await context.lookUp(external_node_path_.posix.join(real.path, part));
        if (next?.kind !== 'symlink') {
            real = next;
            continue;
        }
        links += 1;
        const target = targetOf(next, context);
        if (target === undefined || links > sources_longestLinkChain)
            throw linkOut(next, instruction);
        rest = [...target.split('/').filter((name) => name !== '' && name !== '.'), ...after];
        real = await context.lookUp('');
    }
    return real;
}
/** Where a link leads, from the context's root; `undefined` for out of it. */
function targetOf({ path, target }, { rooted }) {
    if (rooted)
        return external_node_path_.posix.resolve('/', external_node_path_.posix.dirname(path), target).slice(1);
    const resolved = external_node_path_.posix.join(external_node_path_.posix.dirname(path), target);
    return target.startsWith('/') || resolved === '..' || resolved.startsWith('../') ? undefined : resolved;
}
function outOfContext(pattern, { keyword, at }) {
    return (0,refusal/* invalid */.G)(at, `${keyword} ${pattern} leads out of the build context`, 'Widen `context`, or copy the file into it.');
}
function linkOut({ path, target }, { keyword, at }) {
    return (0,refusal/* invalid */.G)(at, `${keyword} ${path} is a symbolic link to ${target}, which does not stay in the build context`, 'Links are not followed out of the context. Copy the file itself into it.');
}
function notFound(pattern, { name }, { keyword, at }) {
    return (0,refusal/* invalid */.G)(at, `${keyword} ${pattern} names no file of ${name}`, 'Check the path, `context` and .dockerignore. A file that a former step makes must be made before this one.');
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/copy.js








/** What COPY, or ADD of plain local files, puts into the image. */
async function copy(instruction, place, scope) {
    const words = (0,dockerfile_words/* listOf */.c3)(instruction.text).map((word) => (0,expand/* expand */.f)(word, scope));
    const destination = words.pop();
    if (destination === undefined || words.length === 0) {
        throw (0,refusal/* invalid */.G)(instruction.at, `${instruction.keyword} needs a source and a destination`);
    }
    const permissions = await readPermissions(instruction, scope, place.rootfs);
    const sources = [];
    for (const word of words)
        sources.push(...(await findSources(word, place.context, instruction)));
    const isDirectory = /(^|\/)\.?$/.test(destination);
    if (sources.length > 1 && !isDirectory) {
        throw (0,refusal/* invalid */.G)(instruction.at, `${instruction.keyword} of several sources to ${destination}`, 'End the destination with a slash.');
    }
    const to = external_node_path_.posix.resolve('/', place.workingDirectory, destination).slice(1);
    const entries = new Map();
    for (const source of sources) {
        if (instruction.keyword === 'ADD')
            await refuseArchive(source.file, instruction);
        for (const entry of await copySource(source, { to, isDirectory, permissions, instruction, place })) {
            entries.set(entry.path, entry);
        }
    }
    return [...entries.values()];
}
async function copySource({ name, file }, copying) {
    const { to, isDirectory } = copying;
    const { rootfs, context } = copying.place;
    const real = rootfs.resolve(to);
    const into = file.kind !== 'directory' && (isDirectory || rootfs.kindOf(real) === 'directory');
    const entries = [];
    for (const item of await walk(file, context)) {
        const path = external_node_path_.posix.join(real, into ? name : '', item.path);
        entries.push(...put(path === '.' ? '' : path, item.file, item.path === '', copying));
    }
    return entries;
}
/** Puts one name into the file system. The destination itself is made like a directory above it; `--chmod` starts below. */
function put(wanted, file, isTop, copying) {
    const { permissions, instruction } = copying;
    const { rootfs } = copying.place;
    const owner = permissions.owner ?? { uid: 0, gid: 0 };
    const parent = rootfs.resolve(external_node_path_.posix.dirname(wanted));
    const path = file.kind === 'directory' ? rootfs.resolve(wanted) : external_node_path_.posix.join(parent, external_node_path_.posix.basename(wanted));
    const existing = path === '' ? 'directory' : rootfs.kindOf(path);
    if (existing !== undefined && (existing === 'directory') !== (file.kind === 'directory')) {
        throw (0,refusal/* invalid */.G)(instruction.at, `${instruction.keyword} cannot put the ${file.kind} ${file.path} over the ${existing} /${path}`);
    }
    if (file.kind === 'directory' && isTop)
        return makeDirectories(path, rootfs, owner);
    const above = makeDirectories(external_node_path_.posix.dirname(path), rootfs, owner);
    const entry = entryOf(path, file, copying);
    rootfs.add(path, entry.kind, { ...entry, target: file.target, source: file.source });
    return [...above, entry];
}
function entryOf(path, file, { permissions, instruction }) {
    const { at, keyword } = instruction;
    const { uid, gid } = permissions.owner ?? file;
    const mode = permissions.mode ?? file.mode;
    if (path.includes('\uFFFD'))
        throw (0,refusal/* invalid */.G)(at, `${keyword} ${file.path} has a name that is not UTF-8`);
    switch (file.kind) {
        case 'directory':
            return { kind: 'directory', path, uid, gid, mode };
        case 'symlink':
            return { kind: 'symlink', path, uid, gid, mode: 0o777, target: file.target };
        case 'file':
            return { kind: 'file', path, uid, gid, mode, source: file.source };
        case 'other':
            throw (0,refusal/* needsBuilder */.B)(instruction, `${file.path} is neither a file, a directory nor a symbolic link`);
        default:
            return file.kind;
    }
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/stage-state.js




/** ENV goes before ARG. */
function scopeOf({ config, args }, { at }, escapeCharacter) {
    return { variables: new Map([...args, ...environmentOf(config)]), escapeCharacter, at };
}
/** ARG: given from outside, or the default, or what was declared before the first FROM. */
function declareArgs(args, { text, at }, scope, { globals, buildArgs }) {
    const words = (0,dockerfile_words/* splitWords */.yM)(text, scope.escapeCharacter);
    if (words.length === 0)
        throw (0,refusal/* invalid */.G)(at, 'ARG has no name');
    const result = new Map(args);
    for (const word of words) {
        const split = word.indexOf('=');
        const name = split < 0 ? word : word.slice(0, split);
        const fallback = split < 0 ? globals.get(name) : (0,expand/* expand */.f)(word.slice(split + 1), scope);
        const value = buildArgs.get(name) ?? fallback;
        if (value !== undefined)
            result.set(name, value);
    }
    return result;
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/step.js





/** Carries out the instructions of the stages, one after the other. */
async function* stepThrough(walkthrough) {
    const { escapeCharacter, chain, config } = walkthrough;
    let state = { config, args: new Map(), ownCommand: false };
    for (const stage of chain) {
        state = { ...state, ownCommand: false };
        for (const instruction of stage.instructions) {
            const scope = scopeOf(state, instruction, escapeCharacter);
            state = nextState(state, instruction, scope, walkthrough);
            const from = instruction.flags.find(({ name }) => name === 'from')?.value;
            const context = from === undefined ? walkthrough.context : await walkthrough.contextFrom(from, stage, instruction);
            const entries = await entriesOf(instruction, scope, { ...walkthrough, context, config: state.config });
            yield { instruction, config: state.config, entries };
        }
    }
}
function nextState(state, instruction, scope, given) {
    const { config } = state;
    switch (instruction.keyword) {
        case 'ARG':
            return {
                ...state,
                args: declareArgs(state.args, instruction, scope, {
                    globals: given.globals,
                    buildArgs: given.buildArgs,
                }),
            };
        case 'WORKDIR': {
            const directory = external_node_path_.posix.resolve('/', config.WorkingDir ?? '', oneArgument(instruction, scope));
            return { ...state, config: { ...config, WorkingDir: directory } };
        }
        case 'CMD':
            return { ...state, config: changed(instruction, config, scope), ownCommand: true };
        case 'ENTRYPOINT': {
            const { Cmd, ...rest } = changed(instruction, config, scope);
            return { ...state, config: state.ownCommand && Cmd !== undefined ? { ...rest, Cmd } : rest };
        }
        default:
            return { ...state, config: changed(instruction, config, scope) };
    }
}
function changed(instruction, config, scope) {
    return configChanges[instruction.keyword]?.(instruction, config, scope) ?? config;
}
async function entriesOf(instruction, scope, { context, rootfs, config }) {
    const workingDirectory = config.WorkingDir ?? '/';
    if (instruction.keyword === 'WORKDIR') {
        return makeDirectories(rootfs.resolve(workingDirectory), rootfs, { uid: 0, gid: 0 });
    }
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD')
        return [];
    return copy(instruction, { context, rootfs, workingDirectory }, scope);
}

;// CONCATENATED MODULE: ./build/packages/engine/assemble/workplace.js










/** What names of users stand for is read from the image itself. */
const accountFiles = new Set(['etc/passwd', 'etc/group']);
/** Where the image for one platform is put together: its stages, and what they copy from each other and from images. */
class Workplace {
    #plan;
    #sources;
    #contexts = new Map();
    #uses = new Map();
    constructor(plan) {
        this.#plan = plan;
        this.#sources = (0,external_node_path_.join)(plan.request.temp, 'sources');
    }
    /** The images that were taken from, so far. */
    get uses() {
        return [...this.#uses.values()];
    }
    /** Carries out the target. */
    async build() {
        await (0,promises_.mkdir)(this.#sources, { recursive: true });
        const { stages, blobs } = this.#plan;
        return this.#walk(stages.chain, blobs, (path) => accountFiles.has(path));
    }
    async #walk(chain, blobs, wants) {
        const { request, dockerfile, stages } = this.#plan;
        const foundation = await this.#lay(chain[0], blobs, wants);
        const { config, rootfs } = foundation;
        const steps = stepThrough({
            ...{ chain, config, rootfs, globals: stages.globals, buildArgs: request.buildArgs },
            escapeCharacter: dockerfile.escapeCharacter,
            context: await this.#once('', () => openContext(request.context, request.file)),
            contextFrom: (name, stage, instruction) => this.#contextFrom(name, stage, instruction),
        });
        return { foundation, steps };
    }
    async #lay(stage, blobs, wants) {
        const { connect } = this.#plan;
        const keep = { directory: this.#sources, wants };
        const foundation = await layFoundation(stage, { connect, platform: this.#platformOf(stage), blobs, keep });
        for (const use of foundation.uses)
            this.#uses.set(use.name, use);
        return foundation;
    }
    #platformOf({ from }) {
        const { platform, stages, dockerfile } = this.#plan;
        const value = from.flags.find(({ name }) => name === 'platform')?.value;
        if (value === undefined)
            return platform;
        const { escapeCharacter } = dockerfile;
        const parsed = engine_platform/* platform */.iD.parse((0,expand/* expand */.f)(value, { variables: stages.globals, escapeCharacter, at: from.at }));
        if (parsed.ok)
            return parsed.value;
        throw (0,refusal/* invalid */.G)(from.at, `FROM --platform=${value} is not ${parsed.expected}`);
    }
    /** A named build context goes before a stage, and a stage before an image. */
    #contextFrom(name, stage, instruction) {
        const { request, stages } = this.#plan;
        const given = request.buildContexts.get(name);
        if (given?.startsWith(imagePrefix))
            return this.#image(given.slice(imagePrefix.length), instruction);
        if (given !== undefined)
            return this.#folder(name, given, instruction);
        const earlier = (0,requested_stages/* stageNamed */.ap)(name, stages.all.slice(0, stages.all.indexOf(stage)));
        return earlier === undefined ? this.#image(name, instruction) : this.#stage(earlier, name);
    }
    #folder(name, given, instruction) {
        if (/^[a-z][a-z0-9+.-]*:|^git@/i.test(given))
            throw (0,refusal/* needsBuilder */.B)(instruction, `takes files from ${given}`);
        return this.#once(`folder ${name}`, () => openContext(given, (0,external_node_path_.join)(given, 'Dockerfile')));
    }
    #stage(stage, name) {
        return this.#once(stage, async () => {
            const { all } = this.#plan.stages;
            const { foundation, steps } = await this.#walk((0,stages/* chainTo */.p)(all, all.indexOf(stage)), this.#sources, () => true);
            // its layers are not needed, only what its file system looks like in the end
            for await (const step of steps)
                void step;
            return imageContext(foundation.rootfs, `stage ${name}`);
        });
    }
    #image(name, from) {
        return this.#once(`image ${name}`, async () => {
            const stage = { name: undefined, from: { ...from, flags: [] }, base: name, instructions: [] };
            const { rootfs } = await this.#lay(stage, this.#sources, () => true);
            return imageContext(rootfs, `image ${name}`);
        });
    }
    #once(key, make) {
        const made = this.#contexts.get(key) ?? make();
        this.#contexts.set(key, made);
        return made;
    }
}
const imagePrefix = 'docker-image://';

;// CONCATENATED MODULE: ./build/packages/engine/assemble/assemble.js













/**
 * Builds an image without a daemon, root or a container: for Dockerfiles whose stages, as far as the target needs them,
 * run nothing. The same input gives the same digest, whatever the clock, the files' times and the umask.
 */
function assembleEngine(options) {
    return {
        name: 'assemble',
        async probe(request) {
            const why = lacking('assemble', ['cache', 'provenance', 'sbom'], request) ?? (await obstacle(request, options.platform));
            if (why === undefined)
                return { can: true };
            if (why.code !== 'ENGINE_CANNOT')
                throw why;
            return { can: false, why };
        },
        build: (request) => assemble(request, options),
    };
}
function platformsOf({ platforms }, own) {
    return platforms.length === 0 ? [own] : platforms;
}
async function obstacle(request, own) {
    for (const platform of platformsOf(request, own)) {
        const { dockerfile, stages } = await assemble_read(request, platform, own);
        const found = findObstacle(dockerfile, stages, { platform, contexts: request.buildContexts });
        if (found !== undefined)
            return found;
    }
    return undefined;
}
async function assemble_read({ file, fileName, target, buildArgs }, platform, own) {
    const dockerfile = (0,parse/* parseDockerfile */.A)(await (0,promises_.readFile)(file, 'utf8'), fileName);
    const options = { target, buildArgs, platformArgs: (0,engine_platform/* platformArgs */.xZ)(platform, own) };
    return { dockerfile, stages: (0,stages/* readStages */.i)(dockerfile, options) };
}
async function assemble(request, { connect, platform: own }) {
    const directory = (0,external_node_path_.join)(request.temp, 'layout');
    const blobs = await createLayout(directory);
    const images = [];
    for (const platform of platformsOf(request, own)) {
        images.push(await assembleOne({ request, ...(await assemble_read(request, platform, own)), platform, connect, blobs }));
    }
    await writeIndexFile(directory, images.map(({ descriptor }) => descriptor));
    const uses = new Map(images.flatMap(({ base }) => base).map((use) => [use.name, use]));
    const base = [...uses.values()];
    const foundation = (0,base_images/* useOf */.jj)((0,base_images/* foundationOf */.Lh)(await (0,base_images/* baseImagesOf */.re)(request)), base);
    const shaped = await shapeLayout(directory, { ...request, foundation });
    return { kind: 'layout', ...shaped, base, origins: images.flatMap(({ origins }) => origins) };
}
async function assembleOne(plan) {
    const { request, platform, blobs } = plan;
    const workplace = new Workplace(plan);
    const { foundation, steps } = await workplace.build();
    const layers = [...foundation.layers];
    const history = [...foundation.history];
    const created = timestamp(request.epochSeconds);
    let { config } = foundation;
    for await (const step of steps) {
        const layer = step.entries.length === 0 ? [] : [await writeLayer(blobs, step.entries, request.epochSeconds)];
        layers.push(...layer);
        history.push({ created, created_by: textOf(step), ...(layer.length === 0 && { empty_layer: true }) });
        config = step.config;
    }
    const labels = { ...config.Labels, ...Object.fromEntries(request.labels) };
    const image = { platform, created, config: { ...config, Labels: labels }, history, layers };
    const descriptor = await writeImage(blobs, image);
    return { descriptor, base: workplace.uses, origins: foundation.origins };
}
/** As written: what a variable stood for may be meant for this build only. */
function textOf({ instruction: { keyword, flags, text } }) {
    const options = flags.map(({ name, value }) => `--${name}${value === undefined ? '' : `=${value}`}`);
    return [keyword, ...options, text].join(' ');
}
/** RFC 3339, in whole seconds. */
function timestamp(epochSeconds) {
    return new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
}

;// CONCATENATED MODULE: ./build/packages/exec/find-command.js


/** The path of the command that a child with this environment would run, or `undefined` when there is none. */
async function findCommand(name, environment) {
    const candidates = (0,external_node_path_.isAbsolute)(name)
        ? [name]
        : (environment.PATH ?? '')
            .split(external_node_path_.delimiter)
            .filter((directory) => directory !== '')
            .map((directory) => (0,external_node_path_.join)(directory, name));
    for (const candidate of candidates) {
        if (await isExecutable(candidate))
            return candidate;
    }
    return undefined;
}
function isExecutable(path) {
    return (0,promises_.access)(path, promises_.constants.X_OK).then(() => true, () => false);
}

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 7 modules
var exec = __nccwpck_require__(5963);
;// CONCATENATED MODULE: ./build/packages/secret/redact.js
/** Replaces every occurrence of the secrets' values in a text that comes from elsewhere (a tool's output, a response). */
function redact(text, secrets) {
    return secrets
        .map((secret) => secret.reveal())
        .filter((value) => value !== '')
        .reduce((result, value) => result.replaceAll(value, '***'), text);
}

;// CONCATENATED MODULE: ./build/packages/exec/exec-error.js

/** A child process ended with another exit code than 0. What it printed is kept, with secrets redacted. */
class ExecError extends action_error/* ActionError */.l {
    exitCode;
    stdout;
    stderr;
    constructor(command, result) {
        const said = lastLines(result.stderr) || lastLines(result.stdout) || 'nothing';
        super('COMMAND_FAILED', `Running \`${command}\` failed with exit code ${result.exitCode}; it said: ${said}`);
        this.exitCode = result.exitCode;
        this.stdout = result.stdout;
        this.stderr = result.stderr;
    }
}
const shownLines = 5;
function lastLines(output) {
    return output.trim().split('\n').slice(-shownLines).join(' / ');
}

;// CONCATENATED MODULE: ./build/packages/exec/execute.js




/**
 * Runs a command without a shell: every argument reaches the child as it is.
 * @param command a name on the PATH, or a path
 * @throws ExecError COMMAND_FAILED when the exit code is not 0, ActionError COMMAND_FAILED when the command cannot be started
 */
async function execute(command, args, options = {}) {
    const secrets = options.secrets ?? [];
    const stdout = [];
    const stderr = [];
    const onLine = (line) => options.onLine?.(redact(line, secrets));
    const exitCode = await (0,exec/* exec */.m)(quoted(command), [...args], {
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        ...(options.input === undefined ? {} : { input: Buffer.from(options.input) }),
        env: { ...(options.environment ?? bareEnvironment()) },
        silent: true,
        ignoreReturnCode: true,
        listeners: {
            stdout: (data) => stdout.push(data),
            stderr: (data) => stderr.push(data),
            stdline: onLine,
            errline: onLine,
        },
    }).catch((cause) => {
        throw new action_error/* ActionError */.l('COMMAND_FAILED', `Starting \`${command}\` failed: ${messageOf(cause)}.`, {
            hint: `Install \`${command}\` on the runner, or choose an engine that is there.`,
        });
    });
    const output = { stdout: redact(execute_textOf(stdout), secrets), stderr: redact(execute_textOf(stderr), secrets) };
    if (exitCode !== 0)
        throw new ExecError(shown(command, args, secrets), { exitCode, ...output });
    return output;
}
/** @actions/exec splits its first argument as a shell would; quotes keep a path with spaces whole. */
function quoted(command) {
    return `"${command.replace(/["\\]/g, '\\$&')}"`;
}
function bareEnvironment() {
    const { PATH = '', HOME = '' } = process.env;
    return { PATH, HOME };
}
function execute_textOf(chunks) {
    return Buffer.concat(chunks).toString('utf8');
}
function shown(command, args, secrets) {
    return redact([command, ...args.slice(0, 2)].join(' '), secrets);
}
function messageOf(cause) {
    return cause instanceof Error ? cause.message : String(cause);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./build/packages/engine/again.js


const firstWait = 1_000;
/**
 * Runs a command again for as long as it fails in a way that may pass. Tools that speak to registries give up early: some
 * of them at the first 503. They do not tell how long the registry asked them to wait, so the pauses grow.
 */
async function again(what, { retries = 3, say }, mayPass, run) {
    for (let attempt = 0;; attempt += 1) {
        try {
            return await run();
        }
        catch (error) {
            if (!(error instanceof ExecError) || attempt >= retries || !mayPass(error))
                throw error;
            say(`${what} failed, attempt ${attempt + 1} of ${retries + 1}.`);
            await (0,external_node_timers_promises_.setTimeout)(firstWait * 2 ** attempt);
        }
    }
}
/** What builders say while they pull an image. */
const pulling = /pulling from host|failed to do request|failed to (?:authorize|copy|fetch (?:oauth|anonymous) token|resolve source)|initializing source|parsing image configuration|reading manifest|writing blob|copying system image/i;
const passing = /\b(?:408|429|499|5\d\d)\b|too ?many ?requests|unavailable|\bEOF\b|connection re(?:set|fused)|broken pipe|timeout/i;
/** BuildKit says this of an image that is named by its digest also when it got no token to ask for it. */
const misled = /failed to resolve source metadata .*@sha256:[0-9a-f]{64}: not found$/;
/** A command of the Dockerfile failed, whatever it printed: running it again is not ours to decide. */
const ownFailure = /did not complete successfully|executor failed|exit status/i;
/** Whether a build failed because a registry could not be read for a moment. */
function pullMayPass({ stderr }) {
    const last = stderr.trim().split('\n').at(-1) ?? '';
    return misled.test(last) || (pulling.test(last) && passing.test(last) && !ownFailure.test(last));
}

;// CONCATENATED MODULE: ./build/packages/engine/base-registries.js



const base_registries_imageContext = 'docker-image://';
/** The registries that a build may need a login for: where the image goes, and where base images and caches come from. */
async function registriesOf(request) {
    const here = (0,engine_platform/* platformOf */.tj)(process.arch);
    const stages = (await (0,requested_stages/* requestedStages */.IF)(request, here, here))?.all ?? [];
    const caches = [...request.cacheFrom, ...request.cacheTo].flatMap((cache) => /(?:^|,)ref=([^,]+)/.exec(cache)?.[1] ?? []);
    const contexts = [...request.buildContexts.values()].flatMap((context) => context.startsWith(base_registries_imageContext) ? [context.slice(base_registries_imageContext.length)] : []);
    const images = [
        ...request.names,
        ...stages.map(({ base }) => base),
        ...stages.flatMap(requested_stages/* copiedFrom */.nR),
        ...caches,
        ...contexts,
    ];
    return images.flatMap((image) => {
        const parsed = (0,image_parse/* parseReference */.F)(image);
        return parsed.ok ? [parsed.value.registry] : [];
    });
}

;// CONCATENATED MODULE: ./build/packages/engine/build-options.js

/** What every engine calls by the same name. */
function buildOptions(request) {
    const { file, target, labels, buildArgs, ssh, buildContexts, network, addHosts, shmSize, ulimits } = request;
    return [
        `--file=${file}`,
        ...(target === undefined ? [] : [`--target=${target}`]),
        ...[...labels].map(([name, value]) => `--label=${name}=${value}`),
        ...[...buildArgs].map(([name, value]) => `--build-arg=${name}=${value}`),
        ...ssh.map((agent) => `--ssh=${agent}`),
        ...[...buildContexts].map(([name, value]) => `--build-context=${name}=${value}`),
        ...(request.noCache ? ['--no-cache'] : []),
        ...(network === undefined || network === 'default' ? [] : [`--network=${network}`]),
        ...addHosts.map((host) => `--add-host=${host}`),
        ...(shmSize === undefined ? [] : [`--shm-size=${shmSize}`]),
        ...ulimits.map((limit) => `--ulimit=${limit}`),
    ];
}
/** What only BuildKit knows. */
function buildKitOptions({ pull, noCacheFilters, platforms, allow }) {
    return [
        ...(pull ? ['--pull'] : []),
        ...allow.map((entitlement) => `--allow=${entitlement}`),
        ...noCacheFilters.map((stage) => `--no-cache-filter=${stage}`),
        ...(platforms.length === 0 ? [] : [`--platform=${platforms.map(engine_platform/* formatPlatform */.Bq).join(',')}`]),
    ];
}

;// CONCATENATED MODULE: ./build/packages/engine/build-secrets.js
/** Values travel in the child's environment: an argument can be read by every process, and a file stays when a run is killed. */
function secretOptions(secrets) {
    const variable = (index) => `GITOPS_ACTIONS_SECRET_${index}`;
    const values = secrets.flatMap(({ content }, index) => 'value' in content ? [[variable(index), content.value]] : []);
    return {
        options: secrets.map(({ id, content }, index) => 'value' in content
            ? `--secret=${csv(`id=${id}`, `env=${variable(index)}`)}`
            : `--secret=${csv(`id=${id}`, `src=${content.file}`)}`),
        environment: Object.fromEntries(values.map(([name, value]) => [name, value.reveal()])),
        secrets: values.map(([, value]) => value),
    };
}
/** Engines read such an option as a line of CSV. */
function csv(...fields) {
    return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

;// CONCATENATED MODULE: ./build/packages/engine/docker/child-environment.js
/** What a docker client sees: the isolated login, and the builders that the machine has. */
function childEnvironment({ directory, environment }, original, { epochSeconds }) {
    return {
        ...environment,
        BUILDX_CONFIG: buildxFolder(original),
        DOCKER_CONFIG: directory,
        DOCKER_BUILDKIT: '1',
        // provenance inside of the image would make an index of it, and another one each time
        BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
        SOURCE_DATE_EPOCH: String(epochSeconds),
    };
}
/** Where buildx keeps its builders. */
function buildxFolder({ HOME = '', DOCKER_CONFIG = `${HOME}/.docker`, BUILDX_CONFIG }) {
    return BUILDX_CONFIG ?? `${DOCKER_CONFIG}/buildx`;
}

;// CONCATENATED MODULE: ./build/packages/engine/docker/progress.js

/**
 * The images that a build started from, by what BuildKit printed with `--progress=plain`: it names each by the digest that
 * its tag stood for.
 */
function basesInProgress(progress) {
    const uses = new Map();
    for (const [, name = '', digest = ''] of progress.matchAll(/^#\d+ \[[^\]]*\] FROM (\S+)@(sha256:[0-9a-f]{64})\s*$/gm)) {
        const parsed = (0,image_parse/* parseReference */.F)(name);
        if (parsed.ok)
            uses.set(name, { name: (0,image_reference/* formatReference */.F)(parsed.value), digest });
    }
    return [...uses.values()];
}

// EXTERNAL MODULE: ./build/packages/secret/secret.js
var secret = __nccwpck_require__(8557);
;// CONCATENATED MODULE: ./build/packages/engine/isolated-login.js



const helperName = 'gitops-actions';
/**
 * A docker configuration that logs in without a password on disk or on a command line: it names a credential helper,
 * and the helper prints what stands in the child's environment.
 * @see https://docs.docker.com/reference/cli/docker/login/#credential-helpers
 */
async function isolateLogin({ registries, credentialsFor, environment, temp, }) {
    const directory = (0,external_node_path_.join)(temp, 'login');
    await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    const logins = [];
    for (const registry of new Set(registries)) {
        const credentials = await credentialsFor(registry);
        if (credentials !== undefined)
            logins.push(loginOf(registry, credentials, `GITOPS_ACTIONS_LOGIN_${logins.length}`));
    }
    const helper = (0,external_node_path_.join)(directory, `docker-credential-${helperName}`);
    await (0,promises_.writeFile)(helper, helperScript(logins));
    await (0,promises_.chmod)(helper, 0o700);
    const kept = await keepFrom(environment, directory);
    const credHelpers = Object.fromEntries(logins.map(({ server }) => [server, helperName]));
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'config.json'), JSON.stringify({ ...kept, credHelpers }));
    return {
        directory,
        environment: {
            ...environment,
            ...Object.fromEntries(logins.map(({ variable, answer }) => [variable, answer])),
            PATH: [directory, environment.PATH ?? ''].join(external_node_path_.delimiter),
        },
        secrets: logins.flatMap(({ secrets }) => secrets),
    };
}
function loginOf(registry, { username, password }, variable) {
    // docker knows its own registry by this name only
    const server = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
    const answer = JSON.stringify({ ServerURL: server, Username: username, Secret: password.reveal() });
    return { server, variable, answer, secrets: [password, new secret/* Secret */.z(answer)] };
}
/** A registry's name follows the reference grammar, so it cannot end the quotes. */
function helperScript(logins) {
    const cases = logins.map(({ server, variable }) => `  "get ${server}") printf '%s' "$${variable}" ;;\n`);
    return `#!/bin/sh
read -r server
case "$1 $server" in
${cases.join('')}  *) echo 'credentials not found in native keychain'; exit 1 ;;
esac
`;
}
/** Without its plugins and contexts docker finds neither buildx nor a daemon that is not the default one. */
async function keepFrom({ HOME, DOCKER_CONFIG }, directory) {
    // never a relative path: it would lead into the checkout, and plugins are programs
    const original = DOCKER_CONFIG ?? (0,external_node_path_.join)(HOME ?? '', '.docker');
    if (!(0,external_node_path_.isAbsolute)(original))
        return {};
    for (const name of ['cli-plugins', 'contexts']) {
        const isThere = await (0,promises_.stat)((0,external_node_path_.join)(original, name)).catch(() => undefined);
        if (isThere !== undefined)
            await (0,promises_.symlink)((0,external_node_path_.join)(original, name), (0,external_node_path_.join)(directory, name));
    }
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(original, 'config.json'), 'utf8').catch(() => '{}');
    const { currentContext, cliPluginsExtraDirs } = isolated_login_parse(text);
    return {
        ...(currentContext !== undefined && { currentContext }),
        ...(cliPluginsExtraDirs !== undefined && { cliPluginsExtraDirs }),
    };
}
function isolated_login_parse(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./build/packages/engine/runnable.js





/** Names of the kernel's own table of emulators, as qemu's packages write them. */
const emulators = { amd64: 'x86_64', arm64: 'aarch64', '386': 'i386' };
/** This machine runs its own programs, and those that an emulator is registered for. @see https://docs.kernel.org/admin-guide/binfmt-misc.html */
const canRunHere = async (platform) => {
    const own = (0,engine_platform/* platformOf */.tj)(process.arch);
    if ((0,engine_platform/* samePlatform */.my)(platform, own) || (own.architecture === 'amd64' && platform.architecture === '386'))
        return true;
    const name = emulators[platform.architecture] ?? platform.architecture;
    const entry = await (0,promises_.readFile)(`/proc/sys/fs/binfmt_misc/qemu-${name}`, 'utf8').catch(() => '');
    return entry.startsWith('enabled');
};
/**
 * Why commands of the Dockerfile could not run. Emulation is never installed for a build: it is slow, and changes the
 * machine for all that follows.
 */
async function notRunnable(engine, request, canRun) {
    const build = (0,engine_platform/* platformOf */.tj)(process.arch);
    for (const platform of request.platforms) {
        if (await canRun(platform))
            continue;
        const stages = await (0,requested_stages/* requestedStages */.IF)(request, platform, build);
        if (stages === undefined)
            continue;
        const needed = (0,requested_stages/* neededStages */.xB)(stages);
        const command = needed.flatMap((stage) => (runsOn(stage, stages.globals, build) ? [] : commandsOf(stage)))[0];
        if (command === undefined)
            continue;
        return new action_error/* ActionError */.l('PLATFORM_NOT_RUNNABLE', `Engine ${engine} cannot build ${request.fileName} for ${(0,engine_platform/* formatPlatform */.Bq)(platform)}: RUN in line ${command.at.line} would run programs of another processor.`, {
            hint: 'Build each platform on a runner of its own, as deliver.yml does with `platforms`; or cross-compile in a stage FROM --platform=$BUILDPLATFORM.',
            at: command.at,
        });
    }
    return undefined;
}
/** Whether the stage asks to be built for the machine that builds. */
function runsOn({ from }, variables, build) {
    const value = from.flags.find(({ name }) => name === 'platform')?.value;
    return (value !== undefined && (0,expand/* expand */.f)(value, { variables, escapeCharacter: '\\', at: from.at }) === (0,engine_platform/* formatPlatform */.Bq)(build));
}
function commandsOf({ instructions }) {
    return instructions.filter(({ keyword }) => keyword === 'RUN');
}

;// CONCATENATED MODULE: ./build/packages/engine/buildx/builder.js




/** Pinned: what builds a release must not change by itself. @see https://github.com/moby/buildkit/releases */
const buildKitImage = 'docker.io/moby/buildkit:v0.33.1@sha256:cec9f139f45e93c5c69c60f8b07cfad9f43f4ef6b6a6cd917527fea5ff2e3dea';
/** A builder that is there, and stays. */
function useBuilder({ name }, environment) {
    return { name, environment, [Symbol.asyncDispose]: () => Promise.resolve() };
}
/** Starts a builder in a container, for this build alone. Nothing of it is written where other steps would find it. */
async function createBuilder(command, { temp, allow }, options) {
    const name = `gitops-actions-${(0,external_node_crypto_.randomUUID)()}`;
    const environment = { ...options.environment, BUILDX_CONFIG: (0,external_node_path_.join)(temp, 'buildx') };
    const buildx = (...args) => execute(command, ['buildx', ...args], { ...options, environment });
    try {
        const flags = allow.map((entitlement) => `--allow-insecure-entitlement=${entitlement}`).join(' ');
        const own = [`--driver-opt=image=${buildKitImage}`, ...(flags === '' ? [] : [`--buildkitd-flags=${flags}`])];
        await buildx('create', `--name=${name}`, '--driver=docker-container', ...own);
    }
    catch (error) {
        if (!(error instanceof ExecError))
            throw error;
        throw new action_error/* ActionError */.l('BUILD_FAILED', `Making a builder for engine buildx failed: ${error.message}`, {
            hint: 'Give the name of a builder in `builder` (docker/setup-buildx-action makes one), or use another engine.',
            cause: error,
        });
    }
    return {
        name,
        environment,
        [Symbol.asyncDispose]: async () => void (await buildx('rm', '--force', name).catch(() => undefined)),
    };
}

;// CONCATENATED MODULE: ./build/packages/engine/buildx/cache-service.js

/** What the runner tells actions about the cache of the repository. @see https://docs.docker.com/build/cache/backends/gha/#authentication */
const cache_service_names = [
    'ACTIONS_CACHE_SERVICE_V2',
    'ACTIONS_CACHE_URL',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_RUNTIME_TOKEN',
];
/** The variables go to builds that ask for this cache, and to no others: the token can do more than caching. */
function cacheAccess({ cacheFrom, cacheTo }, variable) {
    if (![...cacheFrom, ...cacheTo].some((cache) => /(?:^|,)type=gha(?:,|$)/.test(cache))) {
        return { environment: {}, secrets: [] };
    }
    const known = cache_service_names.flatMap((name) => {
        const value = variable(name);
        return value === undefined || value === '' ? [] : [[name, value]];
    });
    const environment = Object.fromEntries(known);
    const { ACTIONS_RUNTIME_TOKEN: token } = environment;
    return { environment, secrets: token === undefined ? [] : [new secret/* Secret */.z(token)] };
}

;// CONCATENATED MODULE: ./build/packages/engine/buildx/inspect.js


/** Asks for a builder, without a name for the current one; the error where there is none, or no docker behind it. */
async function inspectBuilder(command, name, options) {
    try {
        const { stdout } = await execute(command, ['buildx', 'inspect', ...(name === undefined ? [] : [name])], options);
        return readInspection(stdout);
    }
    catch (error) {
        if (error instanceof ExecError)
            return error;
        throw error;
    }
}
function readInspection(text) {
    const valuesOf = (field) => [...text.matchAll(new RegExp(`^${field}:[ \\t]*(.*)$`, 'gm'))].map(([, value = '']) => value.trim());
    const versions = valuesOf('BuildKit(?: version)?').flatMap((version) => {
        const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
        return major === undefined ? [] : [[Number(major), Number(minor)]];
    });
    const [name = ''] = valuesOf('Name');
    const [driver = ''] = valuesOf('Driver');
    return {
        name,
        driver,
        platforms: valuesOf('Platforms')
            .flatMap((list) => list.split(','))
            .flatMap((item) => {
            const parsed = engine_platform/* platform */.iD.parse(item.replace('*', '').trim());
            return parsed.ok ? [parsed.value] : [];
        }),
        buildKit: [...versions].sort(([a, b], [c, d]) => a - c || b - d)[0],
    };
}

;// CONCATENATED MODULE: ./build/packages/engine/buildx/buildx.js
var buildx_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var buildx_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


















/**
 * Builds with BuildKit in a container or elsewhere, which hands an image layout over: several platforms, caches,
 * annotations, and a digest that is known before the push.
 */
function buildxEngine(options) {
    let found;
    const find = () => {
        found ??= findBuilder(options);
        return found;
    };
    return {
        name: 'buildx',
        probe: async (request) => judge(request, await find(), options),
        build: async (request) => build(request, await find(), options),
    };
}
/** Looks for a builder that exports layouts; `undefined` where one would have to be made. */
async function findBuilder({ environment, builder: name }) {
    const command = await findCommand('docker', environment);
    if (command === undefined)
        return missing('there is no command `docker` on the PATH');
    const isThere = await execute(command, ['buildx', 'version'], { environment }).catch(ignoreFailure);
    if (isThere === undefined)
        return missing(`docker (${command}) has no buildx`);
    const builder = await inspectBuilder(command, name, { environment });
    if (builder instanceof ExecError) {
        const said = builder.stderr.trim().split('\n').at(-1) ?? '';
        return missing(name === undefined ? `no builder answers (${said})` : `there is no builder "${name}" (${said})`);
    }
    if (exportsLayouts(builder))
        return { can: true, command, builder };
    if (name === undefined)
        return { can: true, command, builder: undefined };
    return cannot(`builder "${name}" has the driver ${builder.driver}, which exports no image layout`);
}
function exportsLayouts({ driver }) {
    return driver !== 'docker' && driver !== '';
}
async function judge(request, found, { eager }) {
    if (!found.can)
        return found;
    const { builder } = found;
    const needed = firstWanted(['index', 'cache', 'annotations', 'allow', 'provenance', 'sbom'], request);
    if (builder === undefined && !eager && needed === undefined)
        return cannot('the current builder is the docker engine itself, and nothing asked for is worth another builder');
    const canRun = builder === undefined || builder.platforms.length === 0
        ? canRunHere
        : async (wanted) => builder.platforms.some((one) => (0,engine_platform/* samePlatform */.my)(one, wanted));
    const why = await notRunnable('buildx', request, canRun);
    return why === undefined ? { can: true } : { can: false, why };
}
async function build(request, found, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { environment, credentialsFor, say } = options;
        if (!found.can)
            throw found.why;
        const { temp } = request;
        const login = await isolateLogin({ registries: await registriesOf(request), credentialsFor, environment, temp });
        const given = secretOptions(request.secrets);
        const cache = cacheAccess(request, options.variable);
        const child = {
            environment: { ...childEnvironment(login, environment, request), ...given.environment, ...cache.environment },
            secrets: [...login.secrets, ...given.secrets, ...cache.secrets],
            onLine: say,
        };
        const { command, builder } = found;
        const inUse = buildx_addDisposableResource(env_1, builder === undefined ? await createBuilder(command, request, child) : useBuilder(builder, child.environment), true);
        const directory = (0,external_node_path_.join)(temp, 'layout');
        const args = [
            ...['buildx', 'build', `--builder=${inUse.name}`, '--progress=plain', ...statementsOf(request)],
            `--output=${outputTo(directory, builder)}`,
            ...request.cacheFrom.map((cache) => `--cache-from=${cache}`),
            ...request.cacheTo.map((cache) => `--cache-to=${cache}`),
            ...given.options,
            ...buildKitOptions(request),
            ...buildOptions(request),
            request.context,
        ];
        const run = () => execute(command, args, { ...child, environment: inUse.environment });
        const { stderr } = await again('Building', options, pullMayPass, run).catch(failed);
        const base = basesInProgress(stderr);
        const foundation = (0,base_images/* useOf */.jj)((0,base_images/* foundationOf */.Lh)(await (0,base_images/* baseImagesOf */.re)(request)), base);
        return { kind: 'layout', ...(await shapeLayout(directory, { ...request, foundation })), base, origins: [] };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = buildx_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** `max` tells the Dockerfile, its arguments and every step; what is asked of a build is readable in it. */
function statementsOf({ provenance, sbom }) {
    return [`--provenance=${provenance === 'none' ? 'false' : 'mode=max'}`, `--sbom=${sbom !== 'none'}`];
}
const firstThatRewrites = [0, 13];
/** The same input gives the same digest: files carry the commit's time, and the media types do not change with a version. */
function outputTo(directory, builder) {
    const [major, minor] = builder?.buildKit ?? firstThatRewrites;
    const rewrites = major > firstThatRewrites[0] || minor >= firstThatRewrites[1];
    return csv(...['type=oci', `dest=${directory}`, 'tar=false', 'oci-mediatypes=true'], ...(rewrites ? ['rewrite-timestamp=true'] : []));
}
function ignoreFailure(error) {
    if (error instanceof ExecError)
        return undefined;
    throw error;
}
function missing(reason) {
    const why = new action_error/* ActionError */.l('ENGINE_MISSING', `Engine buildx cannot be used: ${reason}.`, {
        hint: 'Use a runner with docker and its buildx plugin (https://docs.docker.com/go/buildx/), or another engine.',
    });
    return { can: false, why };
}
function cannot(reason) {
    const why = new action_error/* ActionError */.l('ENGINE_CANNOT', `Engine buildx is not used: ${reason}.`, {
        hint: 'Name a builder of another driver in `builder`, set `engine: buildx`, or use engine docker.',
    });
    return { can: false, why };
}
function failed(error) {
    if (!(error instanceof ExecError))
        throw error;
    throw new action_error/* ActionError */.l('BUILD_FAILED', `Building with buildx failed: ${error.message}`, {
        hint: 'The output above says which instruction failed.',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/packages/engine/docker/detect.js



/** From this version on the client has no BuildKit of its own, and without buildx falls back to the legacy builder in silence. */
const firstWithoutBuildKit = 23;
/** Beside the one in the user's own. @see https://github.com/docker/cli/blob/master/cli-plugins/manager/manager_unix.go */
const pluginFolders = ['/usr/local/lib', '/usr/local/libexec', '/usr/lib', '/usr/libexec'].map((folder) => (0,external_node_path_.join)(folder, 'docker/cli-plugins'));
/**
 * docker with its plugin, as far as files tell, which is quickly said; `undefined`: ask docker itself. Whether its engine
 * answers shows in the build.
 */
async function expectDocker(environment) {
    const command = await findCommand('docker', environment);
    if (command === undefined)
        return undefined;
    const { HOME = '', DOCKER_CONFIG = (0,external_node_path_.join)(HOME, '.docker') } = environment;
    for (const folder of [(0,external_node_path_.join)(DOCKER_CONFIG, 'cli-plugins'), ...pluginFolders]) {
        const plugin = await findCommand((0,external_node_path_.join)(folder, 'docker-buildx'), environment);
        if (plugin !== undefined)
            return { can: true, command, buildx: true };
    }
    return undefined;
}
/** Whether docker is there, its engine answers, and it builds with BuildKit. */
async function detectDocker(environment) {
    const command = await findCommand('docker', environment);
    if (command === undefined)
        return detect_missing('there is no command `docker` on the PATH');
    const [version, hasBuildx] = await Promise.all([
        versionOf(command, environment),
        answers(command, ['buildx', 'version'], environment),
    ]);
    if (version.server === '')
        return detect_missing(`client ${version.client} finds no docker engine (${version.said})`);
    if (hasBuildx)
        return { can: true, command, buildx: true };
    if (Number.parseInt(version.client, 10) < firstWithoutBuildKit)
        return { can: true, command, buildx: false };
    return detect_missing(`client ${version.client} (${command}) has no buildx, and would use the legacy builder`);
}
async function versionOf(command, environment) {
    const format = '{{.Client.Version}} {{with .Server}}{{.Version}}{{end}}';
    const output = await execute(command, ['version', '--format', format], { environment }).catch((error) => {
        if (error instanceof ExecError)
            return error;
        throw error;
    });
    const [client = '', server = ''] = output.stdout.trim().split(' ');
    return { client, server, said: output.stderr.trim().split('\n')[0] ?? '' };
}
async function answers(command, args, environment) {
    try {
        await execute(command, args, { environment });
        return true;
    }
    catch (error) {
        if (error instanceof ExecError)
            return false;
        throw error;
    }
}
function detect_missing(found) {
    const why = new action_error/* ActionError */.l('ENGINE_MISSING', `Engine docker cannot be used: ${found}.`, {
        hint: 'Use a runner with docker and its buildx plugin (https://docs.docker.com/go/buildx/), or another engine.',
    });
    return { can: false, why };
}

;// CONCATENATED MODULE: ./build/packages/engine/docker/push.js



/** What waiting does not change. */
const lasting = [
    {
        said: /no basic auth|unauthorized|authentication required|incorrect username/i,
        code: 'REGISTRY_AUTH',
        hint: 'Give `username` and `password`, or log in to the registry in a former step.',
    },
    {
        said: /denied|forbidden|insufficient_scope/i,
        code: 'PUSH_DENIED',
        hint: 'Give the login the right to push there; on ghcr.io a job needs `permissions: packages: write`.',
    },
    { said: /immutable/i, code: 'TAG_EXISTS', hint: 'The registry never changes this tag: push a new version.' },
];
/**
 * Pushes from docker's store. `docker push` gives up on a single 502, 503 or broken connection, so it is repeated; what
 * it sent already is not sent again.
 * @throws ActionError REGISTRY_AUTH, PUSH_DENIED, TAG_EXISTS, REGISTRY_UNAVAILABLE
 */
async function pushWithRetries(command, name, options) {
    const mayPass = (failure) => lastingCause(failure) === undefined;
    try {
        await again('Pushing', options, mayPass, () => execute(command, ['push', name], { ...options, onLine: options.say }));
    }
    catch (error) {
        if (!(error instanceof ExecError))
            throw error;
        const { code = 'REGISTRY_UNAVAILABLE', hint = 'Check that the registry is up, and run the job again.' } = lastingCause(error) ?? {};
        throw new action_error/* ActionError */.l(code, `Pushing ${name} with docker failed: ${error.message}`, { hint, cause: error });
    }
}
function lastingCause({ stderr, stdout }) {
    return lasting.find(({ said }) => said.test(stderr + stdout));
}

;// CONCATENATED MODULE: ./build/packages/engine/docker/docker.js
















/**
 * Builds with BuildKit and leaves the image in docker's own store, which alone can push it. That store keeps labels and
 * drops annotations, and the image carries the time of the build.
 */
function dockerEngine(options) {
    let detected;
    const detect = () => {
        detected ??= detectDocker(options.environment);
        return detected;
    };
    // asking docker takes as long as a small build, so it is asked where files leave a doubt, or after a failure
    const expected = async () => (await expectDocker(options.environment)) ?? (await detect());
    return {
        name: 'docker',
        probe: async (request) => docker_judge(request, await expected()),
        build: async (request) => docker_build(request, await expected(), { ...options, detect }),
    };
}
/** The store holds one platform of an image, and its own BuildKit exports no cache. */
const storeLacks = ['index', 'cache', 'annotations', 'allow', 'provenance', 'sbom'];
/** Some of these it takes, and does nothing. */
const oldClientLacks = ['build-contexts', 'no-cache-filters', 'ulimit', 'shm-size'];
async function docker_judge(request, docker) {
    if (!docker.can)
        return docker;
    const features = docker.buildx ? storeLacks : [...storeLacks, ...oldClientLacks];
    const why = lacking('docker', features, request) ?? (await notRunnable('docker', request, canRunHere));
    return why === undefined ? docker : { can: false, why };
}
async function docker_build(request, docker, options) {
    const { environment, credentialsFor, say, retries, detect } = options;
    if (!docker.can)
        throw docker.why;
    const { temp, names, context } = request;
    const login = await isolateLogin({ registries: await registriesOf(request), credentialsFor, environment, temp });
    const given = secretOptions(request.secrets);
    const quiet = { environment: childEnvironment(login, environment, request), secrets: login.secrets };
    const building = {
        environment: { ...quiet.environment, ...given.environment },
        secrets: [...login.secrets, ...given.secrets],
        onLine: say,
    };
    const { command } = docker;
    const own = [...names.map((name) => `--tag=${name}`), ...given.options, ...buildKitOptions(request)];
    const idFile = (0,external_node_path_.join)(temp, 'image-id');
    const args = ['--progress=plain', `--iidfile=${idFile}`, ...own, ...buildOptions(request), context];
    const buildWith = ({ buildx }) => {
        const subcommand = buildx ? ['buildx', 'build', '--load'] : ['build'];
        return again('Building', options, pullMayPass, () => execute(command, [...subcommand, ...args], building));
    };
    const { stderr } = await buildWith(docker).catch(async (error) => {
        const found = await detect();
        if (!found.can)
            throw found.why;
        // the plugin is a file that does not work, beside a client that can do without
        return docker.buildx && !found.buildx ? await buildWith(found).catch(docker_failed) : docker_failed(error);
    });
    return {
        kind: 'daemon',
        imageId: (await (0,promises_.readFile)(idFile, 'utf8')).trim(),
        base: basesInProgress(stderr),
        async describe() {
            const [name = ''] = names;
            // not redacted: secrets are what is looked for
            const plain = { environment: quiet.environment };
            const [inspected, history] = await Promise.all([
                execute(command, ['image', 'inspect', '--format', '{{json .}}', name], plain),
                execute(command, ['history', '--no-trunc', '--format', '{{.CreatedBy}}', name], plain),
            ]);
            return { name: 'configuration or history', text: `${inspected.stdout}\n${history.stdout}` };
        },
        push: (to) => pushWithRetries(command, (0,image_reference/* formatReference */.F)(to), { ...quiet, retries, say }),
    };
}
function docker_failed(error) {
    if (!(error instanceof ExecError))
        throw error;
    throw new action_error/* ActionError */.l('BUILD_FAILED', `Building with docker failed: ${error.message}`, {
        hint: 'The output above says which instruction failed.',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/packages/engine/containers/bases.js



/**
 * What the image was made from, one entry for each platform that has its own. These tools note it in the manifest, where a
 * stage that starts from another stage gets a name that no registry knows: then only a digest in the Dockerfile counts.
 */
async function basesOf(request, directory) {
    const image = (0,base_images/* foundationOf */.Lh)(await (0,base_images/* baseImagesOf */.re)(request));
    if (image === undefined)
        return [];
    const name = (0,image_reference/* formatReference */.F)(image.reference);
    if (image.reference.digest !== undefined)
        return [{ name, digest: image.reference.digest }];
    if (!image.isDirect)
        return [];
    const noted = await basesInLayout(directory);
    return noted.filter((use) => (0,base_images/* useOf */.jj)(image, [use]) !== undefined);
}
/** The one that all platforms have in common; without a digest where that differs. */
function foundationIn(uses) {
    const [first] = uses;
    return uses.length < 2 || first === undefined ? first : { ...first, digest: '' };
}

;// CONCATENATED MODULE: ./build/packages/engine/containers/registries.js
/** This machine's own registries speak plain http. */
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
/**
 * What names mean: a bare `nginx` is Docker Hub's, as docker has it, whatever the distribution's own file says.
 * @see https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md
 */
function registriesConfiguration(registries) {
    const insecure = [...new Set(registries)].filter((registry) => loopback.test(registry));
    return [
        'unqualified-search-registries = ["docker.io"]',
        ...insecure.map((registry) => `[[registry]]\nlocation = "${registry}"\ninsecure = true`),
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/packages/engine/containers/store.js



/** vfs needs neither privileges nor a kernel module; STORAGE_DRIVER asks for another. */
async function openStore(command, temp, options) {
    const folders = [(0,external_node_path_.join)(temp, 'store'), (0,external_node_path_.join)(temp, 'run')];
    const [root = '', runRoot = ''] = folders;
    const driver = options.environment.STORAGE_DRIVER ?? 'vfs';
    const store = [`--root=${root}`, `--runroot=${runRoot}`, `--storage-driver=${driver}`];
    return {
        run: (subcommand, ...args) => execute(command, [...store, subcommand, ...args], options),
        async [Symbol.asyncDispose]() {
            // without root, what a container wrote belongs to users that only exist in the builder's user namespace
            if (process.getuid?.() !== 0)
                await execute(command, ['unshare', 'rm', '-rf', ...folders], options).catch(() => undefined);
            for (const folder of folders)
                await (0,promises_.rm)(folder, { recursive: true, force: true });
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/engine/containers/engine.js
var engine_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var engine_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
















function buildahEngine(options) {
    return containersEngine('buildah', options);
}
function podmanEngine(options) {
    return containersEngine('podman', options);
}
/** Commands run in a chroot, which works in containers too, and has neither a network nor a /dev/shm of its own. */
const lacks = ['cache', 'no-cache-filters', 'network', 'shm-size', 'allow', 'provenance', 'sbom'];
/** Builds without a daemon, in a store of its own that is removed afterwards. */
function containersEngine(tool, options) {
    return {
        name: tool,
        async probe(request) {
            const detected = await detect(tool, options.environment);
            if (!detected.can)
                return detected;
            const why = lacking(tool, lacks, request) ?? (await notRunnable(tool, request, canRunHere));
            return why === undefined ? detected : { can: false, why };
        },
        build: (request) => engine_build(tool, request, options),
    };
}
async function detect(tool, environment) {
    const command = await findCommand(tool, environment);
    if (command !== undefined)
        return { can: true, command };
    const message = `Engine ${tool} cannot be used: there is no command \`${tool}\` on the PATH.`;
    const hint = `Install it (\`apt-get install ${tool}\`), or use another engine.`;
    return { can: false, why: new action_error/* ActionError */.l('ENGINE_MISSING', message, { hint }) };
}
async function engine_build(tool, request, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { environment, credentialsFor, say } = options;
        const detected = await detect(tool, environment);
        if (!detected.can)
            throw detected.why;
        const { temp } = request;
        const registries = await registriesOf(request);
        const login = await isolateLogin({ registries, credentialsFor, environment, temp });
        const given = secretOptions(request.secrets);
        const configuration = (0,external_node_path_.join)(temp, 'registries.conf');
        await (0,promises_.writeFile)(configuration, registriesConfiguration(registries));
        const store = engine_addDisposableResource(env_1, await openStore(detected.command, temp, {
            environment: {
                CONTAINERS_REGISTRIES_CONF: configuration,
                ...login.environment,
                ...given.environment,
                REGISTRY_AUTH_FILE: (0,external_node_path_.join)(login.directory, 'config.json'),
            },
            secrets: [...login.secrets, ...given.secrets],
            onLine: say,
        }), true);
        const directory = (0,external_node_path_.join)(temp, 'layout');
        await (0,promises_.mkdir)(directory);
        const platforms = request.platforms.length === 0 ? [undefined] : request.platforms;
        try {
            for (const platform of platforms)
                await buildOne(store, platform, directory, {
                    ...request,
                    isolation: environment.BUILDAH_ISOLATION ?? 'chroot',
                    secretOptions: given.options,
                    persistence: options,
                });
        }
        catch (error) {
            throw error instanceof ExecError ? engine_failed(tool, error) : error;
        }
        const base = await basesOf(request, directory);
        const shaped = await shapeLayout(directory, { ...request, foundation: foundationIn(base) });
        return { kind: 'layout', ...shaped, base, origins: [] };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = engine_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Adds the image for one platform to the layout. */
async function buildOne(store, platform, directory, request) {
    const label = platform === undefined ? 'image' : (0,engine_platform/* formatPlatform */.Bq)(platform).replaceAll('/', '-');
    const name = `localhost/build:${label}`;
    const own = [
        `--tag=${name}`,
        `--isolation=${request.isolation}`,
        '--format=oci',
        // the store is new, so there is nothing to gain; and podman takes a step of one platform for that of another
        '--layers=false',
        // the same input gives the same digest
        `--timestamp=${request.epochSeconds}`,
        ...(platform === undefined ? [] : [`--platform=${(0,engine_platform/* formatPlatform */.Bq)(platform)}`]),
        ...(request.pull ? ['--pull-always'] : []),
        ...request.secretOptions,
    ];
    const run = () => store.run('build', ...own, ...buildOptions(request), request.context);
    await again('Building', request.persistence, pullMayPass, run);
    // without a format, another one would be pushed when this one is refused, and with it another digest
    await store.run('push', '--format=oci', '--quiet', name, `oci:${directory}:${label}`);
}
function engine_failed(tool, error) {
    return new action_error/* ActionError */.l('BUILD_FAILED', `Building with ${tool} failed: ${error.message}`, {
        hint: 'The output above says which instruction failed.',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/packages/engine/buildx/check.js






/** Lets BuildKit judge a Dockerfile without building it. */
function dockerfileChecker(options) {
    return async (request) => {
        const { environment, credentialsFor, say, builder } = options;
        const command = await findCommand('docker', environment);
        if (command === undefined)
            throw check_cannot(request, 'there is no command `docker` on the PATH');
        const login = await isolateLogin({
            ...{ registries: await registriesOf(request), credentialsFor, environment, temp: request.temp },
        });
        const args = [
            ...['buildx', 'build', '--call=check,format=json', '--progress=plain'],
            ...(builder === undefined ? [] : [`--builder=${builder}`]),
            ...[...buildOptions(request), request.context],
        ];
        const child = { environment: childEnvironment(login, environment, request), secrets: login.secrets };
        const { stdout, stderr } = await execute(command, args, child).catch((error) => {
            // findings are a failure to buildx, and printed as they are without one
            if (error instanceof ExecError)
                return error;
            throw error;
        });
        for (const line of stderr.split('\n'))
            say(line);
        const findings = readFindings(stdout, request.fileName);
        if (findings !== undefined)
            return findings;
        throw check_cannot(request, stderr.trim().split('\n').at(-1) ?? '');
    };
}
/** `undefined`: this is no answer of a check. */
function readFindings(stdout, file) {
    const answer = check_parse(stdout);
    if (answer === undefined || !('warnings' in answer))
        return undefined;
    const { warnings, buildError } = answer;
    const wrong = check_recordOf(buildError);
    if (typeof wrong.message === 'string') {
        const at = positionOf(wrong, file);
        throw new action_error/* ActionError */.l('DOCKERFILE_INVALID', `Checking ${file} failed: ${wrong.message}.`, { at });
    }
    return (Array.isArray(warnings) ? warnings : []).map(check_recordOf).map((warning) => ({
        rule: check_textOf(warning.ruleName),
        message: check_textOf(warning.detail) || check_textOf(warning.description),
        url: check_textOf(warning.url),
        at: positionOf(warning, file),
    }));
}
function positionOf({ location }, file) {
    const { ranges } = check_recordOf(location);
    const { line } = check_recordOf(check_recordOf(Array.isArray(ranges) ? ranges[0] : undefined).start);
    return typeof line === 'number' ? { file, line } : { file };
}
function check_parse(text) {
    try {
        return check_recordOf(JSON.parse(text));
    }
    catch {
        return undefined;
    }
}
function check_recordOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
function check_textOf(value) {
    return typeof value === 'string' ? value : '';
}
function check_cannot({ fileName }, found) {
    return new action_error/* ActionError */.l('ENGINE_CANNOT', `Checking ${fileName} failed: ${found}.`, {
        hint: 'A check needs docker with buildx 0.15 or newer and BuildKit 0.15 or newer (docker/setup-buildx-action gives both).',
    });
}

;// CONCATENATED MODULE: ./build/packages/git/head-commit.js

// A checkout is untrusted data: none of its hooks and watchers may run, and its owner may be another user (containers).
const guarded = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'safe.directory=*'];
/** The commit that a checkout stands at; `undefined` where there is no git, no repository or no commit yet. */
async function headCommit(directory, environment) {
    const git = async (...args) => (await execute('git', [...guarded, ...args], { cwd: directory, environment })).stdout.trim();
    try {
        const [sha = '', seconds = ''] = (await git('show', '--no-patch', '--format=%H %ct', 'HEAD')).split(' ');
        const dirty = (await git('status', '--porcelain')) !== '';
        return { sha, epochSeconds: Number(seconds), dirty };
    }
    catch (error) {
        if (error instanceof ExecError || isMissingGit(error))
            return undefined;
        throw error;
    }
}
function isMissingGit(error) {
    return error instanceof Error && /Unable to locate executable file/.test(error.message);
}

// EXTERNAL MODULE: ./build/packages/registry/json.js
var json = __nccwpck_require__(3170);
;// CONCATENATED MODULE: ./build/packages/registry/credential-helper.js




/**
 * Asks a docker credential helper; `undefined` when it has nothing for the registry.
 * @see https://github.com/docker/docker-credential-helpers#development
 * @throws ActionError REGISTRY_AUTH
 */
async function askHelper({ helper, serverName, environment }) {
    const command = `docker-credential-${helper}`;
    // the name comes from a file and becomes a command
    if (!/^[A-Za-z0-9._-]+$/.test(helper))
        throw credential_helper_failed(command, serverName, 'it is no command name');
    const program = await findCommand(command, environment);
    if (program === undefined)
        throw credential_helper_failed(command, serverName, 'it is not on the PATH');
    const output = await execute(program, ['get'], { input: serverName, environment }).catch((error) => {
        if (error instanceof ExecError && /credentials not found/i.test(error.stdout))
            return undefined;
        // what a helper prints may hold a password: its output stays out of the error
        throw credential_helper_failed(command, serverName, error instanceof ExecError ? `exit code ${error.exitCode}` : 'it cannot be started');
    });
    if (output === undefined)
        return undefined;
    const credentials = credential_helper_read(output.stdout);
    if (credentials === undefined)
        throw credential_helper_failed(command, serverName, 'its answer holds no user name and password');
    return credentials;
}
function credential_helper_read(stdout) {
    const answer = (0,json/* parseJson */.q)(stdout);
    const { Username: username, Secret: password } = (0,json/* isObject */.G)(answer) ? answer : {};
    if (typeof username !== 'string' || typeof password !== 'string')
        return undefined;
    return { username, password: new secret/* Secret */.z(password) };
}
function credential_helper_failed(command, serverName, found) {
    return new action_error/* ActionError */.l('REGISTRY_AUTH', `Asking ${command} for the login of ${serverName} failed: ${found}.`, {
        hint: 'Install the helper that your docker configuration names, or give username and password to this step.',
    });
}

;// CONCATENATED MODULE: ./build/packages/registry/credentials.js
/** Docker's own mark in the place of a user name. @see https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol */
const identityUser = '<token>';
function isIdentity({ username }) {
    return username === identityUser;
}
/** The value of an `Authorization` header. */
function basicAuthorization({ username, password }) {
    return `Basic ${base64Of({ username, password })}`;
}
function base64Of({ username, password }) {
    return Buffer.from(`${username}:${password.reveal()}`).toString('base64');
}

;// CONCATENATED MODULE: ./build/packages/registry/docker-config.js






const dockerHubKey = 'https://index.docker.io/v1/';
const dockerHubNames = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
/**
 * Reads `$DOCKER_CONFIG/config.json`, or `~/.docker/config.json`. A helper of this registry goes before the store of all,
 * and that before a password in the file.
 * @see https://docs.docker.com/reference/cli/docker/login/#credential-stores
 * @throws ActionError REGISTRY_AUTH when the file is there and cannot be read
 */
async function readDockerLogin({ registry, path = '' }, environment) {
    const file = configFile(environment);
    const config = file === undefined ? undefined : await readConfig(file);
    if (config === undefined)
        return undefined;
    const isHub = dockerHubNames.includes(registry);
    const rank = (key) => rankOf(key, isHub ? dockerHubNames : [registry], path);
    const helper = docker_config_entryOf(config.credHelpers, rank) ?? config.credsStore;
    return {
        helper: typeof helper === 'string' && helper !== '' ? helper : undefined,
        serverName: isHub ? dockerHubKey : registry,
        stored: credentialsOf(docker_config_entryOf(config.auths, rank)),
    };
}
function configFile({ DOCKER_CONFIG = '', HOME = '' }) {
    if (DOCKER_CONFIG !== '')
        return (0,external_node_path_.join)(DOCKER_CONFIG, 'config.json');
    return HOME === '' ? undefined : (0,external_node_path_.join)(HOME, '.docker', 'config.json');
}
async function readConfig(file) {
    const text = await (0,promises_.readFile)(file, 'utf8').catch((cause) => {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
            return undefined;
        throw docker_config_unreadable(file, 'it cannot be opened');
    });
    return text === undefined ? undefined : docker_config_parse(text, file);
}
/** The file holds passwords: nothing of it is quoted. */
function docker_config_parse(text, file) {
    const value = (0,json/* parseJson */.q)(text);
    if ((0,json/* isObject */.G)(value))
        return value;
    throw docker_config_unreadable(file, value === undefined ? 'it is not JSON' : 'it is not a JSON object');
}
/** Podman and buildah also keep logins for a part of a registry: of `host`, `host/acme` and `host/acme/shop` the longest wins. */
function rankOf(key, hosts, path) {
    const isAddress = /^https?:\/\//.test(key);
    const [host = '', ...parts] = key.replace(/^https?:\/\//, '').split('/');
    if (!hosts.includes(host))
        return 0;
    const namespace = parts.join('/');
    // docker writes addresses, whose path is that of the API
    if (isAddress || namespace === '' || /^v[12]\/?$/.test(namespace))
        return 1;
    return `${path}/`.startsWith(`${namespace}/`) ? 1 + namespace.length : 0;
}
function docker_config_entryOf(table, rank) {
    if (!(0,json/* isObject */.G)(table))
        return undefined;
    const ranked = Object.entries(table).map(([key, value]) => ({ value, rank: rank(key) }));
    return ranked.filter((entry) => entry.rank > 0).toSorted((a, b) => b.rank - a.rank)[0]?.value;
}
function credentialsOf(entry) {
    if (!(0,json/* isObject */.G)(entry))
        return undefined;
    const { auth, username, password, identitytoken } = entry;
    // what `docker login` leaves beside it is the user's name alone
    if (typeof identitytoken === 'string' && identitytoken !== '') {
        return { username: identityUser, password: new secret/* Secret */.z(identitytoken) };
    }
    if (typeof username === 'string' && typeof password === 'string')
        return { username, password: new secret/* Secret */.z(password) };
    if (typeof auth !== 'string')
        return undefined;
    const decoded = Buffer.from(auth, 'base64').toString('utf8');
    // a password may hold further colons
    const colon = decoded.indexOf(':');
    if (colon < 1)
        return undefined;
    return { username: decoded.slice(0, colon), password: new secret/* Secret */.z(decoded.slice(colon + 1)) };
}
function docker_config_unreadable(file, found) {
    return new action_error/* ActionError */.l('REGISTRY_AUTH', `Reading the logins in ${file} failed: ${found}.`, {
        hint: 'Log in again, or give username and password to this step.',
    });
}

;// CONCATENATED MODULE: ./build/packages/registry/find-credentials.js


/**
 * The registry of github.com, or of a GitHub of one's own.
 * @see https://docs.github.com/en/enterprise-server@latest/packages/working-with-a-github-packages-registry/working-with-the-container-registry
 */
function githubRegistry(serverUrl) {
    const host = URL.parse(serverUrl)?.host ?? '';
    return host === 'github.com' ? 'ghcr.io' : `containers.${host}`;
}
/** The first of: what was given, what `docker login` left, and the job's token for GitHub. `undefined`: anonymous. */
async function findCredentials(sources) {
    const { registry, path, given, environment, github } = sources;
    if (given !== undefined)
        return given;
    const login = await readDockerLogin({ registry, path }, environment);
    if (login?.helper !== undefined) {
        const { helper, serverName } = login;
        const helped = await askHelper({ helper, serverName, environment });
        if (helped !== undefined)
            return helped;
    }
    if (login?.stored !== undefined)
        return login.stored;
    return github !== undefined && registry === githubRegistry(github.serverUrl)
        ? { username: github.actor, password: github.token }
        : undefined;
}

;// CONCATENATED MODULE: ./build/packages/registry/challenge.js
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = new RegExp(`\\s*(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))\\s*(?:,|$)`, 'y');
const scheme = new RegExp(`[\\s,]*(${token})(?:\\s+|$|(?=,))`, 'y');
/** Real headers have a few hundred characters. */
const longestHeader = 8_192;
/**
 * Reads `WWW-Authenticate`: several challenges in one header, commas inside quoted strings.
 * What follows an unreadable place is left out.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate
 */
function parseChallenges(header) {
    const challenges = [];
    const text = header.slice(0, longestHeader);
    for (let at = 0; at < text.length;) {
        scheme.lastIndex = at;
        const [start = '', name = ''] = scheme.exec(text) ?? [];
        if (name === '')
            break;
        const { parameters, end } = readParameters(text, at + start.length);
        challenges.push({ scheme: name.toLowerCase(), parameters });
        at = end;
    }
    return challenges;
}
function readParameters(text, start) {
    const parameters = new Map();
    let end = start;
    for (;;) {
        parameter.lastIndex = end;
        const match = parameter.exec(text);
        if (match === null)
            return { parameters, end };
        const [whole, name = '', quoted, plain = ''] = match;
        parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain);
        end += whole.length;
    }
}

;// CONCATENATED MODULE: ./build/packages/registry/retry.js

const systemClock = { now: Date.now, sleep: (milliseconds) => (0,external_node_timers_promises_.setTimeout)(milliseconds), random: Math.random };
/** A failure that may pass by itself. Never leaves this package: {@link retrying} throws what it stands for. */
class TransientFailure extends Error {
    /** The error to report if it does not pass. */
    failure;
    /** How long the registry asked us to wait. */
    retryAfter;
    constructor(failure, retryAfter) {
        super(failure.message);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }
}
const retry_firstWait = 1_000;
/** A registry that asks for more is better served by a later run. */
const longestWait = 120_000;
/** Repeats an attempt for as long as it fails with a {@link TransientFailure} and retries are left. */
async function retrying({ retries, clock }, attempt) {
    for (let retry = 0;; retry += 1) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof TransientFailure))
                throw error;
            const wait = error.retryAfter ?? retry_firstWait * 2 ** retry * (0.5 + clock.random());
            if (retry >= retries || wait > longestWait)
                throw error.failure;
            await clock.sleep(wait);
        }
    }
}
/** `Retry-After` in milliseconds: seconds or a date. @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterOf(header, clock) {
    if (header === null)
        return undefined;
    if (/^\d+$/.test(header))
        return Number(header) * 1_000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}

;// CONCATENATED MODULE: ./build/packages/registry/connection.js


const brokenConnections = /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|EAI_AGAIN)$/;
/**
 * What to throw for a request that got no whole answer. Another try may help when the connection broke; a name that
 * does not exist, or a bad certificate, stays as it is.
 */
function connectionFailure({ operation, registry }, cause) {
    if (cause instanceof action_error/* ActionError */.l)
        return cause;
    const reason = reasonOf(cause);
    const failure = new action_error/* ActionError */.l('REGISTRY_UNAVAILABLE', `${operation} failed: ${registry} gave no answer (${reason}).`, {
        hint: `Check that ${registry} is spelled right, is up, and can be reached from this runner; then run the job again.`,
        cause,
    });
    const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
    return timedOut || brokenConnections.test(reason) ? new TransientFailure(failure) : failure;
}
function reasonOf(error) {
    if (!(error instanceof Error))
        return 'unknown error';
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

;// CONCATENATED MODULE: ./build/packages/registry/answer.js


/**
 * Reads a body that is as long as it may be.
 * @throws ActionError LIMIT_EXCEEDED
 */
async function readBounded(body, { limit, host }) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > limit) {
            throw new action_error/* ActionError */.l('LIMIT_EXCEEDED', `Reading the answer of ${host} stopped after ${limit} bytes.`, {
                hint: `No manifest, token or error message is that long: check what answers at ${host}.`,
            });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/** The errors in an answer; none when it is no error document (a proxy's HTML page, the answer to HEAD). */
function errorsOf({ bytes }) {
    const document = (0,json/* parseJson */.q)(bytes);
    return (0,json/* isObject */.G)(document) && Array.isArray(document.errors) ? document.errors.map(readError) : [];
}
function readError(error) {
    const { code = 'UNKNOWN', message = '' } = (0,json/* isObject */.G)(error) ? error : {};
    return { code: String(code), message: String(message) };
}

;// CONCATENATED MODULE: ./build/packages/registry/refusal.js




/** Statuses that may pass by themselves; 499 and 522 are what front proxies answer when a connection broke. */
const transientStatuses = [408, 429, 499, 500, 502, 503, 504, 522];
function mayPass(status) {
    return transientStatuses.includes(status);
}
/** The error that a final answer stands for. */
function refusal_refusal(purpose, answer) {
    const code = codeOf(purpose, answer);
    return new action_error/* ActionError */.l(code, `${purpose.operation} failed: ${purpose.registry} answered ${said(purpose, answer)}.`, {
        hint: hintOf(code, purpose),
    });
}
function codeOf({ access }, answer) {
    if (mayPass(answer.status))
        return 'REGISTRY_UNAVAILABLE';
    if (answer.status === 401)
        return access === 'push' && lacksScope(answer) ? 'PUSH_DENIED' : 'REGISTRY_AUTH';
    if (answer.status === 403)
        return access === 'push' ? 'PUSH_DENIED' : 'REGISTRY_AUTH';
    return 'REGISTRY_REFUSED';
}
/** A token that was granted without the right to push is refused with 401 rather than 403. */
function lacksScope({ headers }) {
    return parseChallenges(headers.get('www-authenticate') ?? '').some(({ parameters }) => parameters.get('error') === 'insufficient_scope');
}
function hintOf(code, { registry, path, access, authenticated }) {
    if (code === 'REGISTRY_UNAVAILABLE')
        return 'Nothing is wrong with the image: run the job again later.';
    if (code === 'REGISTRY_REFUSED') {
        return `Check that ${registry} is an OCI registry, that it allows the repository ${path}, and what it says above.`;
    }
    if (registry === 'ghcr.io') {
        const permission = access === 'push' ? '`packages: write`' : '`packages: read`';
        return `Give the job the permission ${permission}, and give this repository access in the settings of the package ${path}.`;
    }
    if (!authenticated)
        return `No credentials for ${registry} were found: set username and password, or log in before this step.`;
    return code === 'PUSH_DENIED'
        ? `Give the user the right to push to ${path}, and make sure that the repository exists.`
        : `Check username and password for ${registry}: they may be wrong, expired, or not allowed to read ${path}.`;
}
const shownCharacters = 300;
/** Status and the registry's own words, on one line. */
function said({ secrets }, answer) {
    const words = errorsOf(answer).map(({ code, message }) => (message === '' ? code : `${code}: ${message}`));
    const line = redact([`${answer.status}`, words.join('; ')].join(' '), secrets)
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim();
    return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}

;// CONCATENATED MODULE: ./build/packages/registry/token.js


const defaultSeconds = 60;
const marginSeconds = 5;
/** Reads a token service's answer. @see https://distribution.github.io/distribution/spec/auth/token/#token-response-fields */
function readToken({ bytes }) {
    const fields = (0,json/* parseJson */.q)(bytes);
    if (!(0,json/* isObject */.G)(fields))
        return undefined;
    const value = [fields.token, fields.access_token].find((field) => typeof field === 'string' && field !== '');
    // a token with a line break would end the header, and start another
    if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value))
        return undefined;
    const seconds = typeof fields.expires_in === 'number' ? fields.expires_in : defaultSeconds;
    return { value: new secret/* Secret */.z(value), lifetime: (seconds - marginSeconds) * 1_000 };
}

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: ./build/packages/registry/http.js



/**
 * One HTTP exchange, of which no redirect is followed. Node's `fetch` needs longer to load than a run needs for all that
 * it asks a registry, and thrice the time to send a layer.
 */
async function exchangeHttp(request) {
    const { url, method, headers, body, timeout, connection } = request;
    const { request: open } = url.protocol === 'https:' ? await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4708, 19)) : external_node_http_namespaceObject;
    const { promise, resolve, reject } = Promise.withResolvers();
    const signal = AbortSignal.timeout(timeout);
    const length = body === undefined ? {} : { 'content-length': 'file' in body ? body.size : body.length };
    const sent = open(url, { method, headers: { ...headers, ...length }, signal, ...connection });
    sent.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    sent.on('response', (response) => resolve({ status: response.statusCode ?? 0, headers: fieldsOf(response.headers), body: response }));
    if (body === undefined || !('file' in body))
        sent.end(body);
    else
        (0,external_node_stream_promises_namespaceObject.pipeline)((0,external_node_fs_namespaceObject.createReadStream)(body.file, { highWaterMark: http_chunk }), sent).catch(reject);
    return await promise;
}
/** Larger than a stream's own: each chunk of a layer costs a turn. */
const http_chunk = 1_048_576;
function fieldsOf(headers) {
    return {
        get(name) {
            const value = headers[name.toLowerCase()];
            return value === undefined ? null : String(value);
        },
    };
}

;// CONCATENATED MODULE: external "node:dns/promises"
const external_node_dns_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");
;// CONCATENATED MODULE: ./build/packages/registry/origin.js

const dockerHubApi = 'registry-1.docker.io';
/**
 * The base URL of a registry's API. Plain http only for this machine itself; Docker Hub's API has another name.
 * @param registry host with an optional port, as in an image reference
 */
function originOf(registry) {
    const host = registry === 'docker.io' ? dockerHubApi : registry;
    const scheme = isLoopbackHost(new URL(`https://${host}`).hostname) ? 'http' : 'https';
    return new URL(`${scheme}://${host}`);
}
const ranges = [
    ['loopback', '127.0.0.0', 8, 'ipv4'],
    ['loopback', '::1', 128, 'ipv6'],
    ['link-local', '0.0.0.0', 8, 'ipv4'],
    ['link-local', '::', 128, 'ipv6'],
    ['link-local', '169.254.0.0', 16, 'ipv4'],
    ['link-local', 'fe80::', 10, 'ipv6'],
    // metadata services outside the link-local ranges: Amazon (IPv6), Alibaba, Azure
    ['link-local', 'fd00:ec2::254', 128, 'ipv6'],
    ['link-local', '100.100.100.200', 32, 'ipv4'],
    ['link-local', '168.63.129.16', 32, 'ipv4'],
    ['private', '10.0.0.0', 8, 'ipv4'],
    ['private', '172.16.0.0', 12, 'ipv4'],
    ['private', '192.168.0.0', 16, 'ipv4'],
    ['private', '100.64.0.0', 10, 'ipv4'],
    ['private', 'fc00::', 7, 'ipv6'],
];
/** Also sees through IPv4 addresses that are written as IPv6 ones. */
function reachOf(address) {
    const family = (0,external_node_net_namespaceObject.isIP)(address) === 6 ? 'ipv6' : 'ipv4';
    const found = ranges.find(([, network, prefix, type]) => {
        const range = new external_node_net_namespaceObject.BlockList();
        range.addSubnet(network, prefix, type);
        return range.check(address, family);
    });
    return found?.[0] ?? 'public';
}
/** Whether a host of a URL is this machine by its very name, without asking DNS. */
function isLoopbackHost(hostname) {
    const address = unbracketed(hostname);
    return hostname === 'localhost' || ((0,external_node_net_namespaceObject.isIP)(address) !== 0 && reachOf(address) === 'loopback');
}
/** `URL.hostname` keeps the brackets of an IPv6 address. */
function unbracketed(hostname) {
    return hostname.replace(/^\[(.*)\]$/, '$1');
}

;// CONCATENATED MODULE: ./build/packages/registry/realm.js




const systemResolve = async (host) => (await (0,external_node_dns_promises_namespaceObject.lookup)(host, { all: true })).map(({ address }) => address);
/**
 * Judges the URL that a registry sends us to for a token. Whoever answers as the registry chooses that URL, so without
 * this rule it could make the runner call its own metadata service, or services in its private network.
 * - https, or plain http on this machine when the registry is on this machine too
 * - never a link-local or metadata address; private addresses only when the registry has one itself
 * @returns an address that was judged: connect to it, since the name may resolve to another one next time
 * @throws ActionError REALM_REFUSED
 */
async function judgeRealm(realm, registry, resolve) {
    const refuse = (found) => new action_error/* ActionError */.l('REALM_REFUSED', `Getting a token for ${registry.host} was refused: ${found}.`, {
        hint: `A token service must be reachable by https and lie where the registry lies; check that ${registry.host} is the registry you mean.`,
    });
    requireSafeScheme(realm, registry, refuse);
    const [registryReaches, addresses] = await Promise.all([
        addressesOf(registry, resolve).then((found) => found.map(reachOf)),
        addressesOf(realm, resolve),
    ]);
    for (const address of addresses) {
        const reach = reachOf(address);
        if (!mayReach(reach, registryReaches))
            throw refuse(`its token service ${realm.host} is at a ${reach} address`);
    }
    const [address] = addresses;
    if (address === undefined)
        throw refuse(`its token service ${realm.host} has no address`);
    return address;
}
/** The part of the rule that needs no DNS; it also holds for redirects and upload locations. */
function requireSafeScheme(target, registry, refuse) {
    const local = isLoopbackHost(target.hostname) && isLoopbackHost(registry.hostname);
    if (target.protocol === 'https:' || (target.protocol === 'http:' && local))
        return;
    throw refuse(`it points to ${target.protocol}//${target.host}, which is not https`);
}
function mayReach(reach, registry) {
    return reach === 'public' || (reach !== 'link-local' && registry.includes(reach));
}
async function addressesOf({ hostname }, resolve) {
    const literal = unbracketed(hostname);
    return (0,external_node_net_namespaceObject.isIP)(literal) === 0 ? await resolve(literal) : [literal];
}

;// CONCATENATED MODULE: ./build/packages/registry/token-request.js





const redirectLimit = 3;
const tokenLimit = 1_048_576;
const timeout = 30_000;
/**
 * Asks a token service. Each hop is judged before it is made, and made to the very address that was judged.
 * Credentials are not taken along to another origin.
 */
async function requestToken({ realm, registry, authorization, form, resolve }) {
    let target = realm;
    for (let hop = 0;; hop += 1) {
        const address = await judgeRealm(target, registry, resolve);
        const sent = target.origin === realm.origin ? authorization : undefined;
        const answer = await ask({ target, address, authorization: sent, form });
        const location = answer.headers.get('location');
        if (answer.status < 300 || answer.status > 399 || location === null || form !== undefined)
            return answer;
        if (hop === redirectLimit)
            throw endless(registry);
        target = new URL(location, target);
    }
}
function endless(registry) {
    return new action_error/* ActionError */.l('REALM_REFUSED', `Getting a token for ${registry.host} failed: more than ${redirectLimit} redirects.`, {
        hint: `Check that ${registry.host} is the registry you mean.`,
    });
}
async function ask({ target, address, authorization, form }) {
    const response = await exchangeHttp({
        method: form === undefined ? 'GET' : 'POST',
        url: target,
        headers: {
            accept: 'application/json',
            ...(authorization !== undefined && { authorization }),
            ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        body: form === undefined ? undefined : Buffer.from(form.toString()),
        timeout,
        connection: { agent: false, lookup: lookupOf(address) },
    });
    return { ...response, bytes: await readBounded(response.body, { limit: tokenLimit, host: target.host }) };
}
function lookupOf(address) {
    const family = (0,external_node_net_namespaceObject.isIP)(address);
    return (_host, { all }, found) => {
        if (all)
            found(null, [{ address, family }]);
        else
            found(null, address, family);
    };
}

;// CONCATENATED MODULE: ./build/packages/registry/authorization.js









/** Gets and keeps what a registry wants to see in `Authorization`; one grant for each repository and access. */
class Authorizer {
    #options;
    #grants = new Map();
    /** Requests that are challenged at the same time wait for one grant. */
    #asked = new Map();
    #secrets;
    constructor(options) {
        this.#options = options;
        const { credentials } = options;
        this.#secrets = credentials === undefined ? [] : [credentials.password, new secret/* Secret */.z(base64Of(credentials))];
    }
    /** Everything that was sent as a credential so far. */
    get secrets() {
        return this.#secrets;
    }
    /** The header for a request, as far as it is known without asking; who may push may pull. */
    headerFor(purpose) {
        const scopes = [authorization_scopeOf(purpose), authorization_scopeOf({ ...purpose, access: 'push' })];
        return scopes
            .map((scope) => this.#grants.get(scope))
            .find((grant) => grant !== undefined && grant.expires > this.#options.clock.now())?.header;
    }
    /** Answers the challenges of a 401. `undefined` when there is nothing to answer with. */
    async answer(challenged, purpose) {
        const challenges = parseChallenges(challenged.headers.get('www-authenticate') ?? '');
        const scope = authorization_scopeOf(purpose);
        const asked = this.#asked.get(scope) ?? this.#grantFor(challenges, purpose);
        this.#asked.set(scope, asked);
        try {
            const grant = await asked;
            if (grant !== undefined)
                this.#grants.set(scope, grant);
            return grant?.header;
        }
        finally {
            this.#asked.delete(scope);
        }
    }
    async #grantFor(challenges, purpose) {
        const { credentials } = this.#options;
        const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
        if (bearer !== undefined)
            return await this.#token(bearer, purpose);
        const isBasic = challenges.some(({ scheme }) => scheme === 'basic');
        if (credentials === undefined || isIdentity(credentials) || !isBasic)
            return undefined;
        return { header: basicAuthorization(credentials), expires: Number.POSITIVE_INFINITY };
    }
    async #token({ parameters }, purpose) {
        const { origin, credentials, clock, resolve } = this.#options;
        const realm = realmOf(parameters, purpose);
        const identity = credentials !== undefined && isIdentity(credentials) ? credentials : undefined;
        const form = identity === undefined ? undefined : exchangeOf(identity, parameters, purpose);
        if (form === undefined)
            addQuery(realm, parameters, purpose);
        const authorization = credentials === undefined || identity !== undefined ? undefined : basicAuthorization(credentials);
        const asking = { ...purpose, operation: `${purpose.operation}: getting a token from ${realm.host}` };
        const answer = await requestToken({ realm, registry: origin, authorization, form, resolve }).catch((cause) => {
            throw connectionFailure({ ...asking, registry: realm.host }, cause);
        });
        if (mayPass(answer.status)) {
            throw new TransientFailure(refusal_refusal(asking, answer), retryAfterOf(answer.headers.get('retry-after'), clock));
        }
        const token = answer.status === 200 ? readToken(answer) : undefined;
        if (token === undefined)
            throw refusal_refusal(asking, answer);
        this.#secrets.push(token.value);
        return { header: `Bearer ${token.value.reveal()}`, expires: clock.now() + token.lifetime };
    }
}
/** @see https://distribution.github.io/distribution/spec/auth/scope/ */
function authorization_scopeOf({ path, access }) {
    return `repository:${path}:${access === 'push' ? 'pull,push' : 'pull'}`;
}
function realmOf(parameters, purpose) {
    const realm = URL.parse(parameters.get('realm') ?? '');
    if (realm === null) {
        throw new action_error/* ActionError */.l('REALM_REFUSED', `${purpose.operation} failed: ${purpose.registry} names no token service.`, {
            hint: `Check that ${purpose.registry} is the registry you mean.`,
        });
    }
    return realm;
}
function addQuery(realm, parameters, purpose) {
    const service = parameters.get('service');
    if (service !== undefined)
        realm.searchParams.set('service', service);
    realm.searchParams.append('scope', authorization_scopeOf(purpose));
}
/** @see https://distribution.github.io/distribution/spec/auth/oauth/#refresh-token-format */
function exchangeOf({ password }, parameters, purpose) {
    return new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: password.reveal(),
        service: parameters.get('service') ?? '',
        scope: authorization_scopeOf(purpose),
        client_id: 'gitops-actions',
    });
}

;// CONCATENATED MODULE: ./build/packages/registry/check-push.js


/**
 * Starts an upload and gives it up. Only a certain refusal counts: a registry that is away for a moment may be back when
 * there is something to push.
 * @param uploads `…/v2/<path>/blobs/uploads/`
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#post-then-put
 */
async function checkPush(send, uploads, purpose) {
    const start = await unlessAway(send({ method: 'POST', url: uploads }, purpose));
    if (start === undefined)
        return;
    const location = start.headers.get('location');
    if (start.status !== 202 || location === null)
        throw refusal_refusal(purpose, start);
    // registries forget uploads that nobody ends, so it does not matter where this is not known
    await unlessAway(send({ method: 'DELETE', url: new URL(location, uploads) }, purpose));
}
async function unlessAway(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (error instanceof TransientFailure)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/packages/registry/digest.js
var digest = __nccwpck_require__(8800);
;// CONCATENATED MODULE: ./build/packages/registry/read-manifest.js





/** Reads one manifest, once. Absent is only what the registry calls unknown: any doubt is an error. */
async function readManifest(send, url, purpose) {
    const answer = await send({ method: 'GET', url, headers: { accept: media_types/* acceptedManifests */.My } }, purpose);
    if (answer.status === 404 && errorsOf(answer).some(({ code }) => absentCodes.includes(code)))
        return { found: false };
    if (answer.status !== 200)
        throw refusal_refusal(purpose, answer);
    return verified(answer, url, purpose);
}
const absentCodes = ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN'];
function verified({ headers, bytes }, url, purpose) {
    const requested = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
    const stated = headers.get('docker-content-digest') ?? requested;
    for (const expected of [stated, requested]) {
        const algorithm = (0,digest/* algorithmOf */.H)(expected);
        const found = algorithm === undefined ? expected : (0,digest/* digestOf */.o)(bytes, algorithm);
        if (found !== expected)
            throw mismatch(purpose, expected, found);
    }
    const mediaType = (headers.get('content-type') ?? '').replace(/;.*$/, '').trim();
    return { found: true, digest: (0,digest/* algorithmOf */.H)(requested) === undefined ? (0,digest/* digestOf */.o)(bytes) : requested, mediaType, bytes };
}
function mismatch({ operation, registry }, expected, found) {
    return new action_error/* ActionError */.l('DIGEST_MISMATCH', `${operation} failed: expected ${expected}, found ${found}.`, {
        hint: `What ${registry} (or a proxy before it) delivered is not the image. Nothing of it was used; look for who else writes there.`,
    });
}

;// CONCATENATED MODULE: ./build/packages/registry/download.js






/**
 * Downloads a blob to a file, once, with its hash computed on the way.
 * @throws ActionError DIGEST_MISMATCH when the bytes, or their number, are not what the descriptor says
 */
async function downloadBlob(send, { url, blob, file }, purpose) {
    const hash = (0,external_node_crypto_.createHash)((0,digest/* algorithmOf */.H)(blob.digest) ?? 'sha256');
    let size = 0;
    async function* checked(chunks) {
        for await (const chunk of chunks) {
            size += chunk.length;
            // stops an endless body, and says so below
            if (size > blob.size)
                return;
            hash.update(chunk);
            yield chunk;
        }
    }
    const sink = (body) => (0,external_node_stream_promises_namespaceObject.pipeline)(body, checked, (0,external_node_fs_namespaceObject.createWriteStream)(file));
    const answer = await send({ method: 'GET', url, sink }, purpose);
    if (answer.status !== 200)
        throw refusal_refusal(purpose, answer);
    if (size !== blob.size)
        throw mismatch(purpose, `${blob.size} bytes`, size > blob.size ? 'more' : `${size} bytes`);
    const found = `${(0,digest/* algorithmOf */.H)(blob.digest)}:${hash.digest('hex')}`;
    if (found !== blob.digest)
        throw mismatch(purpose, blob.digest, found);
}

;// CONCATENATED MODULE: ./build/packages/registry/identify.js

/** Whether a manifest is the image that `id` names: by its own digest, or by that of its configuration. */
function isImage({ digest, bytes }, id) {
    if (digest === id)
        return true;
    const manifest = (0,json/* parseJson */.q)(bytes);
    return (0,json/* isObject */.G)(manifest) && (0,json/* isObject */.G)(manifest.config) && manifest.config.digest === id;
}

;// CONCATENATED MODULE: ./build/packages/registry/put-manifest.js






/**
 * Puts a manifest under a tag or its own digest, unless exactly it is there: a registry with immutable tags refuses even
 * the same bytes, and an answer that was lost makes us come again.
 */
async function putManifest(send, url, { manifest, purpose, once }) {
    const present = await readManifest(send, url, purpose);
    if (present.found && present.digest === (0,digest/* digestOf */.o)(manifest.bytes))
        return;
    if (present.found && once === true)
        throw taken(purpose, present.digest);
    const headers = { 'content-type': manifest.mediaType };
    const answer = await send({ method: 'PUT', url, headers, body: new Uint8Array(manifest.bytes) }, purpose);
    if (answer.status === 201)
        return;
    if (isImmutable(answer))
        throw tagExists(purpose, answer);
    const failure = refusal_refusal(purpose, answer);
    // what was uploaded a moment ago is not yet known to every server of the registry
    const isEarly = errorsOf(answer).some(({ code }) => unknownParts.includes(code));
    throw isEarly ? new TransientFailure(failure) : failure;
}
const unknownParts = ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN'];
/** No registry compares and swaps: whoever comes between this look and the write is found by reading back. */
function taken({ operation }, digest) {
    return new action_error/* ActionError */.l('TAG_EXISTS', `${operation} failed: meanwhile somebody gave the tag to ${digest}.`, {
        hint: 'Two runs publish the same tag: let one workflow do it, with `concurrency`, and run this job again.',
    });
}
/** Amazon ECR says TAG_INVALID, Google Artifact Registry and Harbor say it in words only. */
function isImmutable(answer) {
    return errorsOf(answer).some(({ message }) => /immutable/i.test(message));
}
function tagExists(purpose, answer) {
    const { message } = refusal_refusal(purpose, answer);
    return new action_error/* ActionError */.l('TAG_EXISTS', message, {
        hint: 'The registry never lets this tag point to another image: push a new version.',
    });
}

;// CONCATENATED MODULE: ./build/packages/registry/read-referrers.js



/** 404 is the specification's word for it; servers that know the path's form and not its end say 405. */
const unknownEndpoint = [404, 405];
/**
 * Asks what refers to a manifest, once: digests, or `undefined` for a registry that does not answer such questions.
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */
async function readReferrers(send, url, purpose) {
    const answer = await send({ method: 'GET', url, headers: { accept: media_types/* mediaTypes */.Ib.ociIndex } }, purpose);
    if (unknownEndpoint.includes(answer.status))
        return undefined;
    if (answer.status !== 200)
        throw refusal_refusal(purpose, answer);
    return (0,registry_descriptor/* manifestsOf */.o)(answer.bytes, url.href).map(({ digest }) => digest);
}

;// CONCATENATED MODULE: ./build/packages/registry/transport.js







const transport_redirectLimit = 3;
const answerLimit = 4 * 1_048_576;
const transport_timeout = 60_000;
const layerTimeout = 1_800_000;
function createTransport(options) {
    return async (call, purpose) => {
        const answer = await authorized(options, call, purpose);
        if (!mayPass(answer.status))
            return answer;
        const retryAfter = retryAfterOf(answer.headers.get('retry-after'), options.clock);
        throw new TransientFailure(refusal_refusal(purpose, answer), retryAfter);
    };
}
async function authorized(options, call, purpose) {
    const { answer, from } = await followed(options, call, purpose);
    // whoever else asks for credentials gets none
    if (answer.status !== 401 || from !== options.origin.origin)
        return answer;
    const header = await options.authorizer.answer(answer, purpose);
    return header === undefined ? answer : (await followed(options, call, purpose)).answer;
}
/** Follows redirects of reads, as registries use them to send readers to a blob store. */
async function followed(options, call, purpose) {
    const { origin, authorizer } = options;
    let url = call.url;
    for (let hop = 0;; hop += 1) {
        requireSafeScheme(url, origin, (found) => unsafe(purpose, found));
        const authorization = url.origin === origin.origin ? authorizer.headerFor(purpose) : undefined;
        const answer = await exchange({ ...call, url }, authorization, purpose);
        const location = answer.headers.get('location');
        const reads = call.method === 'GET' || call.method === 'HEAD';
        if (!reads || answer.status < 300 || answer.status > 399 || location === null || hop === transport_redirectLimit) {
            return { answer, from: url.origin };
        }
        url = new URL(location, url);
    }
}
async function exchange(call, authorization, purpose) {
    const { method, url, headers, body, sink } = call;
    try {
        const response = await exchangeHttp({
            ...{ method, url, body, timeout: body === undefined && sink === undefined ? transport_timeout : layerTimeout },
            headers: { 'user-agent': 'gitops-actions', ...headers, ...(authorization !== undefined && { authorization }) },
        });
        if (sink === undefined || response.status !== 200) {
            return { ...response, bytes: await readBounded(response.body, { limit: answerLimit, host: url.host }) };
        }
        await sink(response.body);
        return { ...response, bytes: new Uint8Array() };
    }
    catch (cause) {
        throw connectionFailure(purpose, cause);
    }
}
function unsafe({ operation, registry }, found) {
    return new action_error/* ActionError */.l('REGISTRY_REFUSED', `${operation} failed: ${registry} sent us on, and ${found}.`, {
        hint: `Let ${registry} answer with relative or https locations; behind a proxy it must know its public address.`,
    });
}

;// CONCATENATED MODULE: ./build/packages/registry/upload.js



/** The registry lost the upload session, as it does when one of its servers is replaced: start another. */
const lostSession = ['BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID', 'BLOB_UNKNOWN'];
/**
 * Uploads a blob unless it is there: one attempt, from the start. A broken upload cannot be taken up with another PUT,
 * since the registry may have kept a part of the bytes.
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#post-then-put
 */
async function uploadBlob(send, upload, purpose) {
    const { repository, digest, body, from } = upload;
    const head = await send({ method: 'HEAD', url: new URL(`blobs/${digest}`, repository) }, purpose);
    if (head.status === 200)
        return 'present';
    if (head.status !== 404)
        throw refusal_refusal(purpose, head);
    const uploads = new URL('blobs/uploads/', repository);
    const mounted = from === undefined ? undefined : await send({ method: 'POST', url: mountOf(uploads, digest, from) }, purpose);
    if (mounted?.status === 201)
        return 'present';
    // a registry that does not mount starts an upload; one that does not let us read there refuses
    const start = mounted?.status === 202 ? mounted : await send({ method: 'POST', url: uploads }, purpose);
    const location = start.headers.get('location');
    if (start.status !== 202 || location === null)
        throw refusal_refusal(purpose, start);
    const url = new URL(location, repository);
    url.searchParams.set('digest', digest);
    const headers = { 'content-type': 'application/octet-stream' };
    const end = await send({ method: 'PUT', url, headers, body }, purpose);
    if (end.status === 201)
        return 'uploaded';
    const failure = refusal_refusal(purpose, end);
    throw errorsOf(end).some(({ code }) => lostSession.includes(code)) ? new TransientFailure(failure) : failure;
}
/** @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#mounting-a-blob-from-another-repository */
function mountOf(uploads, digest, from) {
    const url = new URL(uploads);
    url.searchParams.set('mount', digest);
    url.searchParams.set('from', from);
    return url;
}

;// CONCATENATED MODULE: ./build/packages/registry/connect.js













function connectRegistry(options) {
    const { registry, credentials, retries = 3, clock = systemClock, resolve = systemResolve } = options;
    const origin = originOf(registry);
    const authorizer = new Authorizer({ origin, credentials, clock, resolve });
    const send = createTransport({ origin, authorizer, clock });
    const patiently = (attempt) => retrying({ retries, clock }, attempt);
    const purpose = (operation, path, access) => ({
        ...{ operation, registry, path, access },
        authenticated: credentials !== undefined,
        secrets: authorizer.secrets,
    });
    const repository = (path) => new URL(`/v2/${path}/`, origin);
    const manifest = (path, reference) => new URL(`manifests/${reference}`, repository(path));
    const named = (path, reference) => `${registry}/${path}${reference.includes(':') ? '@' : ':'}${reference}`;
    const getManifest = (path, reference) => {
        const reading = purpose(`Reading ${named(path, reference)}`, path, 'pull');
        return patiently(() => readManifest(send, manifest(path, reference), reading));
    };
    const put = (path, reference, content) => {
        const pushing = purpose(`Pushing ${named(path, reference)}`, path, 'push');
        return patiently(() => putManifest(send, manifest(path, reference), { ...content, purpose: pushing }));
    };
    return {
        host: registry,
        getManifest,
        checkPush(path) {
            const checking = purpose(`Asking whether ${registry}/${path} takes a push`, path, 'push');
            return checkPush(send, new URL('blobs/uploads/', repository(path)), checking);
        },
        putManifest: (path, reference, content) => put(path, reference, { manifest: content }),
        createTag: (path, tag, content) => put(path, tag, { manifest: content, once: true }),
        getBlob(path, blob, file) {
            const reading = purpose(`Downloading ${named(path, blob.digest)}`, path, 'pull');
            const url = new URL(`blobs/${blob.digest}`, repository(path));
            return patiently(() => downloadBlob(send, { url, blob, file }, reading));
        },
        putBlob(path, digest, body, from) {
            const pushing = purpose(`Uploading ${named(path, digest)}`, path, 'push');
            return patiently(() => uploadBlob(send, { repository: repository(path), digest, body, from }, pushing));
        },
        confirm(path, reference, id) {
            const confirming = purpose(`Confirming ${named(path, reference)}`, path, 'pull');
            return patiently(async () => {
                const read = await readManifest(send, manifest(path, reference), confirming);
                if (read.found && isImage(read, id))
                    return read;
                throw new TransientFailure(mismatch(confirming, id, read.found ? read.digest : 'no such tag'));
            });
        },
        lists(path, subject, referrer) {
            const listing = purpose(`Listing what refers to ${named(path, subject)}`, path, 'pull');
            return patiently(async () => {
                const listed = await readReferrers(send, new URL(`referrers/${subject}`, repository(path)), listing);
                if (listed === undefined)
                    return false;
                if (listed.includes(referrer))
                    return true;
                throw new TransientFailure(unlisted(listing, referrer));
            });
        },
    };
}
function unlisted({ operation, registry }, referrer) {
    return new action_error/* ActionError */.l('REGISTRY_REFUSED', `${operation} failed: ${referrer} was pushed and is not among it.`, {
        hint: `Nobody who asks ${registry} would find it. Run the job again; if that does not help, ask who runs the registry.`,
    });
}

// EXTERNAL MODULE: ./build/actions/build-push/src/phases.js
var src_phases = __nccwpck_require__(8731);
;// CONCATENATED MODULE: ./build/actions/build-push/src/run-event.js

/**
 * Reads what the runner tells about the event.
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
async function readRunEvent({ eventName, ref, sha, environment }) {
    const { GITHUB_EVENT_PATH: file = '', GITHUB_BASE_REF = '' } = environment;
    const payload = file === '' ? {} : await readPayload(file);
    return {
        ...{ eventName, ref, sha },
        baseRef: GITHUB_BASE_REF || textIn(payload, 'base_ref'),
        defaultBranch: textIn(memberOf(payload, 'repository'), 'default_branch'),
        now: Math.floor(Date.now() / 1000),
    };
}
/** A run outside of GitHub has no payload: rules that need it do not apply. */
async function readPayload(file) {
    try {
        return JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    }
    catch {
        return {};
    }
}
function textIn(value, name) {
    const member = memberOf(value, name);
    return typeof member === 'string' ? member : '';
}
function memberOf(value, name) {
    return typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : undefined;
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/ports.js







async function ports(inputs, { log, environment, variable, ...runner }) {
    const given = givenCredentials(inputs);
    const [{ reference }] = inputs.image;
    const { githubToken: token } = inputs;
    const credentialsFor = once((registry) => findCredentials({
        registry,
        environment,
        // a login may be for a part of a registry: the one that the image goes to counts
        path: inputs.image.find((image) => image.reference.registry === registry)?.reference.path,
        given: registry === reference.registry ? given : undefined,
        github: token === undefined ? undefined : { actor: runner.actor, token, serverUrl: runner.serverUrl },
    }));
    const phases = (0,src_phases/* measurePhases */.rO)();
    const connect = once(async (registry) => (0,src_phases/* measured */.jh)(connectRegistry({ registry, credentials: await credentialsFor(registry), retries: inputs.retries }), phases));
    const platform = (0,engine_platform/* platformOf */.tj)(process.arch);
    const say = (line) => log.info(line);
    const around = { environment, credentialsFor, say, retries: inputs.retries };
    return {
        log,
        engines: [
            assembleEngine({ connect, platform }),
            buildxEngine({
                ...around,
                variable,
                builder: inputs.builder,
                eager: inputs.engine === 'buildx' || inputs.push === 'digest',
            }),
            dockerEngine(around),
            buildahEngine(around),
            podmanEngine(around),
        ],
        check: dockerfileChecker({ ...around, builder: inputs.builder }),
        connect,
        phases,
        headOf: (directory) => phases.during('look', () => headCommit(directory, environment)),
        event: await readRunEvent({ ...runner, environment, variable }),
        source: runner.repository === '' ? '' : `${runner.serverUrl}/${runner.repository}`,
        workspace: runner.workspace,
        variable,
        artifacts: environment.GITHUB_ARTIFACTS ?? '',
        temp: runner.temp || (0,external_node_os_.tmpdir)(),
    };
}
function givenCredentials({ username, password }) {
    if (username === undefined && password === undefined)
        return undefined;
    if (username !== undefined && password !== undefined)
        return { username, password };
    const [present, absent] = username === undefined ? ['password', 'username'] : ['username', 'password'];
    throw new action_error/* ActionError */.l('INPUT_INVALID', `Input "${absent}": expected a value, since "${present}" is given, found nothing.`, {
        hint: 'Give both, or neither to use the login that a former step left.',
    });
}
/** Asks once for each name: a login is looked up, and a token fetched, a single time in a run. */
function once(ask) {
    const answers = new Map();
    return (name) => {
        const answer = answers.get(name) ?? ask(name);
        answers.set(name, answer);
        return answer;
    };
}


/***/ }),

/***/ 8482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  x: () => (/* binding */ locate),
  p: () => (/* binding */ requestFor)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/packages/error/action-error.js
var action_error = __nccwpck_require__(2612);
// EXTERNAL MODULE: ./build/packages/image/reference.js
var image_reference = __nccwpck_require__(2459);
// EXTERNAL MODULE: ./build/packages/secret/secret.js
var secret = __nccwpck_require__(8557);
// EXTERNAL MODULE: ./build/actions/build-push/src/caches.js
var caches = __nccwpck_require__(9368);
;// CONCATENATED MODULE: ./build/actions/build-push/src/settings.js




/**
 * What is asked for beside the Dockerfile.
 * @param facts the standard labels, as the image carries them
 */
function settingsOf(inputs, facts, surroundings) {
    const { platforms, index, annotations, provenance, sbom, ssh, pull, noCache, noCacheFilters, network, addHosts, shmSize, allow, } = inputs;
    refuseLostAnnotations(inputs);
    return {
        ...{ platforms, index, provenance, sbom, ssh, pull, noCache, noCacheFilters, network, addHosts, shmSize, allow },
        ...(0,caches/* cachesOf */.n)(inputs),
        ulimits: inputs.ulimit,
        annotations: [...standard(facts), ...annotations],
        secrets: secretsOf(inputs, surroundings),
        buildContexts: new Map([...inputs.buildContexts].map(([name, value]) => [name, located(value, surroundings)])),
    };
}
/** Registries show what an index says as well as what an image says. */
function standard(facts) {
    return [...facts].flatMap(([name, value]) => [
        { level: 'manifest', name, value },
        { level: 'index', name, value },
    ]);
}
function refuseLostAnnotations({ annotations, platforms, index }) {
    const lost = annotations.find(({ level }) => level !== 'manifest');
    if (lost === undefined || index === 'always' || platforms.length > 1)
        return;
    throw new action_error/* ActionError */.l('INPUT_INVALID', `Input "annotations": ${lost.level}:${lost.name} needs an index, and none is made.`, {
        hint: 'Annotate the manifest, or set `index: always`.',
    });
}
function secretsOf(inputs, { workspace, variable }) {
    const fromVariable = ([id, name]) => {
        const value = variable(name);
        if (value !== undefined)
            return { id, content: { value: new secret/* Secret */.z(value) } };
        throw new action_error/* ActionError */.l('INPUT_INVALID', `Input "secret-envs": the variable ${name} of secret ${id} is not set.`, {
            hint: 'Set it in `env` of the step.',
        });
    };
    return [
        ...[...inputs.secrets].map(([id, value]) => ({ id, content: { value } })),
        ...[...inputs.secretFiles].map(([id, file]) => ({ id, content: { file: (0,external_node_path_.resolve)(workspace, file) } })),
        ...[...inputs.secretEnvs].map(fromVariable),
    ];
}
/** A folder by its absolute path; anything else (`docker-image://…`, an address) as it stands. */
function located(value, { workspace }) {
    return /^[a-z][a-z0-9+.-]*:|^git@/i.test(value) ? value : (0,external_node_path_.resolve)(workspace, value);
}

// EXTERNAL MODULE: ./build/actions/build-push/src/standard-facts.js
var standard_facts = __nccwpck_require__(6260);
;// CONCATENATED MODULE: ./build/actions/build-push/src/request.js






/** @throws ActionError FILE_NOT_FOUND */
async function locate(inputs, workspace) {
    const context = (0,external_node_path_.resolve)(workspace, inputs.context);
    const file = inputs.file === undefined ? (0,external_node_path_.join)(context, 'Dockerfile') : (0,external_node_path_.resolve)(workspace, inputs.file);
    const fileName = (0,external_node_path_.relative)(workspace, file);
    if (!(await (0,promises_.stat)(context).catch(() => undefined))?.isDirectory()) {
        throw notFound(`the context "${inputs.context}"`, 'folder');
    }
    if (!(await (0,promises_.stat)(file).catch(() => undefined))?.isFile())
        throw notFound(`the Dockerfile "${fileName}"`, 'file');
    return { context, file, fileName };
}
function requestFor(inputs, identity, { location, temp, source, ...surroundings }) {
    const facts = (0,standard_facts/* standardFacts */.p)(identity, source);
    const labels = new Map([...facts, ...inputs.labels]);
    return {
        ...settingsOf(inputs, new Map([...facts.keys()].map((key) => [key, labels.get(key) ?? ''])), surroundings),
        ...{ ...location, temp, labels },
        target: inputs.target,
        buildArgs: inputs.buildArgs,
        epochSeconds: identity.epochSeconds,
        names: inputs.image.map(({ reference }) => (0,image_reference/* formatReference */.F)({ ...reference, tag: identity.tag })),
    };
}
function notFound(what, kind) {
    return new action_error/* ActionError */.l('FILE_NOT_FOUND', `Reading ${what} failed: there is no such ${kind} in the workspace.`, {
        hint: 'Check out the repository first (actions/checkout), and check the inputs "context" and "file".',
    });
}


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./build/packages/exec/cancel.js


/** GitHub's runner sends SIGINT, 7.5 seconds later SIGTERM, and after 2.5 more it kills. */
const signals = ['SIGINT', 'SIGTERM'];
const patience = 6_000;
const pause = 100;
const interrupted = 130;
/**
 * What to do when the run is cancelled: children are told to stop, so that whoever waits for them clears up as after any
 * failure; then `clearUp` removes what may be left, and the process ends.
 */
function onCancel(clearUp) {
    let isCancelled = false;
    const cancel = () => {
        if (isCancelled)
            return;
        isCancelled = true;
        void stopChildren()
            .then(clearUp)
            .finally(() => process.exit(interrupted));
    };
    for (const signal of signals)
        process.on(signal, cancel);
    return {
        [Symbol.dispose]() {
            if (isCancelled)
                return;
            for (const signal of signals)
                process.off(signal, cancel);
        },
    };
}
/** Tells all child processes to end, and waits for them. Those that clear up are children too, and are waited for. */
async function stopChildren() {
    for (const child of await children())
        stop(child);
    for (let quiet = 0, waited = 0; quiet < 2 && waited < patience; waited += pause) {
        await (0,external_node_timers_promises_.setTimeout)(pause);
        quiet = (await children()).length === 0 ? quiet + 1 : 0;
    }
}
function stop(child) {
    try {
        process.kill(child, 'SIGTERM');
    }
    catch {
        // it ended by itself
    }
}
/** Engines run on Linux, whose kernel lists them. @see https://man7.org/linux/man-pages/man5/proc_pid_task_tid_children.5.html */
async function children() {
    const list = await (0,promises_.readFile)(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').catch(() => '');
    return list
        .split(' ')
        .filter((pid) => pid !== '')
        .map(Number);
}

// EXTERNAL MODULE: ./build/packages/image/reference.js
var image_reference = __nccwpck_require__(2459);
// EXTERNAL MODULE: ./build/actions/build-push/src/outputs.js
var outputs = __nccwpck_require__(717);
;// CONCATENATED MODULE: ./build/actions/build-push/src/artifacts.js


/**
 * Tells the runner which images stand in registries now, where it wants to know: a later actions/attest finds them there.
 * A runner that does not take them is no reason to fail what is published.
 */
async function announce(outcomes, { log, artifacts }) {
    if (artifacts === '')
        return;
    const tagged = outcomes.filter(({ reference, stored }) => stored !== undefined && reference.tag !== undefined);
    if (tagged.length === 0)
        return;
    try {
        await (0,promises_.appendFile)(artifacts, tagged.map((outcome) => `oci://${(0,outputs/* imageOf */.d)(outcome)}\n`).join(''));
    }
    catch (error) {
        log.debug(`GITHUB_ARTIFACTS was not written: ${error}`);
    }
}

// EXTERNAL MODULE: ./build/packages/error/action-error.js
var action_error = __nccwpck_require__(2612);
;// CONCATENATED MODULE: ./build/packages/engine/select.js

/**
 * Builds with the engine that was asked for, or with the first that is there and can; says why others were passed over.
 * @throws ActionError ENGINE_MISSING, ENGINE_CANNOT, DOCKERFILE_INVALID, BUILD_FAILED
 */
async function buildImage(choice, request, { engines, say }) {
    refuseShape(request);
    const refusals = [];
    for (const engine of engines.filter(({ name }) => choice === 'auto' || choice === name)) {
        const built = await attempt(engine, request, say);
        if (!(built instanceof action_error/* ActionError */.l))
            return { engine: engine.name, build: built };
        if (choice !== 'auto')
            throw built;
        say(`Passed over: ${built.message}`);
        refusals.push(built);
    }
    throw noneCan(refusals, request);
}
/** What a base image has, or that no daemon answers, shows only when it is tried: a build may be refused too. */
async function attempt(engine, request, say) {
    const ability = await engine.probe(request);
    if (!ability.can)
        return ability.why;
    say(`Engine ${engine.name} builds ${request.fileName}.`);
    try {
        return await engine.build(request);
    }
    catch (error) {
        if (error instanceof action_error/* ActionError */.l && passedOver.includes(error.code))
            return error;
        throw error;
    }
}
const passedOver = ['ENGINE_CANNOT', 'ENGINE_MISSING'];
function refuseShape({ index, platforms }) {
    if (index !== 'never' || platforms.length < 2)
        return;
    throw new action_error/* ActionError */.l('INPUT_INVALID', `Input "index": expected auto or always for ${platforms.length} platforms, found never.`, {
        hint: 'Only an index holds images for several platforms. Ask for one platform, or allow the index.',
    });
}
function noneCan(refusals, { fileName }) {
    const codes = ['PLATFORM_NOT_RUNNABLE', 'ENGINE_MISSING', 'ENGINE_CANNOT'];
    const code = codes.find((one) => refusals.some((refusal) => refusal.code === one)) ?? 'ENGINE_CANNOT';
    const at = refusals.find((refusal) => refusal.at !== undefined)?.at;
    const reasons = refusals.map(({ message }) => message).join(' ');
    return new action_error/* ActionError */.l(code, `No engine of this runner can build ${fileName}. ${reasons}`, {
        hint: 'Install docker or buildah on the runner, or change the Dockerfile.',
        ...(at === undefined ? {} : { at }),
    });
}

;// CONCATENATED MODULE: ./build/packages/registry/concurrently.js
/**
 * Works on several items at a time, in their order; answers in their order. After a failure nothing new is begun, and the
 * failure is thrown once nothing is under way any more.
 */
async function concurrently(items, limit, work) {
    const results = [];
    const queue = [...items.entries()];
    let hasFailed = false;
    const worker = async () => {
        for (let next = queue.shift(); next !== undefined && !hasFailed; next = queue.shift()) {
            const [at, item] = next;
            try {
                results[at] = await work(item);
            }
            catch (error) {
                hasFailed = true;
                throw error;
            }
        }
    };
    const ended = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, worker));
    for (const end of ended)
        if (end.status === 'rejected')
            throw end.reason;
    return results;
}

// EXTERNAL MODULE: ./build/packages/registry/descriptor.js
var descriptor = __nccwpck_require__(8925);
// EXTERNAL MODULE: ./build/packages/registry/layout.js
var registry_layout = __nccwpck_require__(954);
;// CONCATENATED MODULE: ./build/packages/registry/push-layout.js





/** Uploads side by side; more would only wait for the same network. */
const atOnce = 4;
/**
 * Pushes an image so that it is never visible by halves: blobs, then manifests by digest (those of an index first), then
 * the tags; then reads every tag back.
 */
async function pushLayout(registry, { tags, ...target }) {
    const { layout, path } = target;
    const { digest, mediaType } = layout.manifest;
    const progress = await pushManifest(registry, target, layout.manifest);
    const bytes = await (0,registry_layout/* readBlob */.gm)(layout, digest);
    for (const tag of tags)
        await registry.putManifest(path, tag, { mediaType, bytes });
    for (const tag of tags)
        await registry.confirm(path, tag, digest);
    return { digest, mediaType, ...progress };
}
async function pushManifest(registry, target, { digest, mediaType }) {
    const bytes = await (0,registry_layout/* readBlob */.gm)(target.layout, digest);
    const { blobs, manifests } = (0,descriptor/* contentsOf */.K)(bytes, mediaType, digest);
    const parts = [
        ...(await concurrently(distinct(blobs), atOnce, (blob) => pushBlob(registry, target, blob))),
        ...(await concurrently(distinct(manifests), atOnce, (child) => pushManifest(registry, target, child))),
    ];
    await registry.putManifest(target.path, digest, { mediaType, bytes });
    return {
        size: parts.reduce((sum, { size }) => sum + size, bytes.length),
        uploaded: parts.reduce((sum, { uploaded }) => sum + uploaded, 0),
    };
}
async function pushBlob(registry, { layout, path, origins, twin }, { digest, size }) {
    const file = (0,registry_layout/* blobFile */.c7)(layout, digest);
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (found?.size === size) {
        const state = await registry.putBlob(path, digest, { file, size }, origins?.get(digest) ?? twin);
        return { size, uploaded: state === 'uploaded' ? 1 : 0 };
    }
    const state = found === undefined ? 'it is not there' : `it has ${found.size} bytes instead of ${size}`;
    throw new action_error/* ActionError */.l('BUILD_FAILED', `Reading ${digest} from the image layout failed: ${state}.`, {
        hint: 'The engine wrote an incomplete layout; build the image again.',
    });
}
/** An image may use the same layer twice. */
function distinct(descriptors) {
    return [...new Map(descriptors.map((descriptor) => [descriptor.digest, descriptor])).values()];
}

// EXTERNAL MODULE: ./build/packages/registry/json.js
var json = __nccwpck_require__(3170);
// EXTERNAL MODULE: ./build/packages/registry/media-types.js
var media_types = __nccwpck_require__(7250);
;// CONCATENATED MODULE: ./build/packages/registry/push-referrer.js





/** As often as somebody else may come between. */
const attempts = 3;
/**
 * Pushes what refers to an image, so that it is found by the image's digest: the registry lists it, or, where it does not
 * know how to, a tag that is made of the digest.
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema
 */
async function pushReferrer(registry, { layout, path }) {
    const { digest } = layout.manifest;
    const { subject, listing } = await describe(layout);
    await pushLayout(registry, { layout, path, tags: [] });
    await registry.confirm(path, digest, digest);
    if (await registry.lists(path, subject, digest))
        return;
    const tag = subject.replace(':', '-');
    for (let attempt = 0; attempt < attempts; attempt += 1) {
        const before = await registry.getManifest(path, tag);
        const listed = before.found ? listedIn(before) : [];
        if (listed.some((one) => one.digest === digest))
            return;
        const index = { schemaVersion: 2, mediaType: media_types/* mediaTypes */.Ib.ociIndex, manifests: [...listed, listing] };
        await registry.putManifest(path, tag, {
            mediaType: media_types/* mediaTypes */.Ib.ociIndex,
            bytes: Buffer.from(JSON.stringify(index)),
        });
    }
    const after = await registry.getManifest(path, tag);
    if (after.found && listedIn(after).some((one) => one.digest === digest))
        return;
    throw new action_error/* ActionError */.l('MOVING_TAG_RACE', `Listing ${digest} in ${registry.host}/${path}:${tag} failed: others write it.`, {
        hint: 'Let one workflow at a time attach something to an image, and run this job again.',
    });
}
async function describe({ directory, manifest }) {
    const { mediaType, digest, size } = manifest;
    const document = (0,json/* parseJson */.q)(await (0,registry_layout/* readBlob */.gm)({ directory, manifest }, digest));
    const { subject, artifactType, annotations } = (0,json/* isObject */.G)(document) ? document : {};
    if (!(0,json/* isObject */.G)(subject) || typeof subject.digest !== 'string')
        throw new TypeError(`${digest} refers to no image.`);
    return { subject: subject.digest, listing: { mediaType, digest, size, artifactType, annotations } };
}
/** Entries as they stand: others may say more of theirs. */
function listedIn({ bytes, digest }) {
    const document = (0,json/* parseJson */.q)(bytes);
    const manifests = (0,json/* isObject */.G)(document) && Array.isArray(document.manifests) ? document.manifests : undefined;
    if (manifests?.every(isListing))
        return manifests;
    throw new action_error/* ActionError */.l('REGISTRY_REFUSED', `Reading the list of referrers ${digest} failed: it is no image index.`, {
        hint: 'Its tag is made for that list alone: delete it, and run this job again.',
    });
}
function isListing(value) {
    return (0,json/* isObject */.G)(value) && typeof value.digest === 'string';
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/actions/build-push/src/stored-image.js




const revisionKey = 'org.opencontainers.image.revision';
const versionKey = 'org.opencontainers.image.version';
/** Reads what a registry has under a tag or digest, from bytes that were verified by their hash; `undefined`: nothing. */
async function readStoredImage(shelf, reference) {
    const manifest = await shelf.registry.getManifest(shelf.path, reference);
    return manifest.found ? await readImage(shelf, manifest) : undefined;
}
/** Reads what a manifest that the registry has refers to. */
function readImage(shelf, manifest) {
    return (0,media_types/* isIndex */.nw)(manifest.mediaType) ? readIndex(shelf, manifest) : readSingle(shelf, manifest);
}
async function readSingle(shelf, { bytes, digest, mediaType }) {
    const { blobs } = (0,descriptor/* contentsOf */.K)(bytes, mediaType, digest);
    const [config] = blobs;
    const { os, architecture, variant, created, config: settings, } = config === undefined ? {} : await readJson(shelf, config);
    const size = bytes.length + blobs.reduce((sum, blob) => sum + blob.size, 0);
    const labels = recordOf(recordOf(settings).Labels);
    const says = { ...labels, ...recordOf(parse(bytes).annotations) };
    return {
        ...{ digest, manifest: { mediaType, bytes }, size },
        platforms: [
            { platform: [os, architecture, ...(variant === undefined ? [] : [variant])].map(nameOf).join('/'), digest, size },
        ],
        revision: textOf(says[revisionKey]),
        version: textOf(says[versionKey]),
        created: textOf(created),
        configDigest: config?.digest ?? '',
    };
}
async function readIndex(shelf, { bytes, digest, mediaType }) {
    const children = [];
    for (const child of (0,descriptor/* contentsOf */.K)(bytes, mediaType, digest).manifests) {
        const image = await readStoredImage(shelf, child.digest);
        // an attestation stands in an index like an image, for a platform that does not exist
        if (image !== undefined && !image.platforms.some(({ platform }) => platform.startsWith('unknown/')))
            children.push(image);
    }
    const says = recordOf(parse(bytes).annotations);
    return {
        ...{ digest, manifest: { mediaType, bytes }, configDigest: '' },
        size: children.reduce((sum, { size }) => sum + size, bytes.length),
        platforms: children.flatMap(({ platforms }) => platforms),
        revision: textOf(says[revisionKey] ?? children[0]?.revision),
        version: textOf(says[versionKey] ?? children[0]?.version),
        created: children[0]?.created ?? '',
    };
}
async function readJson({ registry, path, temp }, blob) {
    const file = (0,external_node_path_.join)(temp, (0,external_node_crypto_.randomUUID)());
    try {
        await registry.getBlob(path, blob, file);
        return parse(await (0,promises_.readFile)(file));
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
    }
}
/** A text that is not a JSON object says nothing about the image. */
function parse(bytes) {
    try {
        return recordOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
    }
    catch {
        return {};
    }
}
function recordOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
/** What is no image runs on nothing. */
function nameOf(value) {
    return textOf(value) || 'unknown';
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/place.js


async function findPlace(reference, shelf, { tags }) {
    const before = new Map();
    for (const { name, policy } of tags) {
        if (policy === 'forward')
            continue;
        const stored = await readStoredImage(shelf, name);
        if (stored !== undefined)
            before.set(name, stored);
    }
    return { reference: { ...reference, tag: tags[0].name }, shelf, before };
}
/**
 * What a place has already and keeps: an image of this very commit, or with `on-existing: reuse` whatever it is.
 * `undefined`: a build decides.
 */
function reusable({ before }, { tags, revision, onExisting }) {
    const [{ name, policy }] = tags;
    const stored = policy === 'once' ? before.get(name) : undefined;
    if (stored === undefined || onExisting === 'overwrite')
        return undefined;
    return onExisting === 'reuse' || isOf(stored, revision) ? stored : undefined;
}
function isOf(stored, revision) {
    return revision !== '' && stored.revision === revision;
}
/** `host/repository:tag` of one of the tags. */
function place_nameOf({ reference }, tag) {
    return (0,image_reference/* formatReference */.F)({ ...reference, tag });
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/material.js



function materialOf({ engine, build }, { during }) {
    if (build.kind === 'layout') {
        const { layout, referrers, base, origins } = build;
        const id = layout.manifest.digest;
        const brought = [];
        const bring = async ({ shelf: { registry, path } }) => {
            const { digest } = await pushLayout(registry, {
                layout,
                path,
                tags: [],
                origins: near(origins, registry.host, path),
                twin: brought.find((other) => other.registry === registry.host)?.path,
            });
            brought.push({ registry: registry.host, path });
            const manifest = await registry.confirm(path, digest, digest);
            // before the tags, so that no run after this one can find the image without them and leave it at that
            for (const referrer of referrers)
                await pushReferrer(registry, { layout: { ...layout, manifest: referrer }, path });
            return { manifest };
        };
        return { engine, base, id, isDigestKnown: true, bring };
    }
    const { imageId: id, base, push } = build;
    return {
        ...{ engine, base, id, isDigestKnown: false },
        // it cannot push without a tag: the one that names the image goes with it
        async bring(place, intent) {
            const { reference, shelf } = place;
            await requireFree(place, intent);
            await during('push', () => push(reference));
            const manifest = await shelf.registry.confirm(shelf.path, reference.tag ?? '', id);
            return { manifest, tagged: reference.tag };
        },
    };
}
/** The repositories of this registry that blobs can be taken from, without sending them. */
function near(origins, registry, path) {
    const others = origins.filter((origin) => origin.registry === registry && origin.path !== path);
    return new Map(others.map((origin) => [origin.digest, origin.path]));
}
/** The build took a while: another run may have been faster. */
async function requireFree(place, { tags: [{ name, policy }] }) {
    const { registry, path } = place.shelf;
    if (policy !== 'once' || place.before.has(name))
        return;
    const found = await registry.getManifest(path, name);
    if (!found.found)
        return;
    throw new action_error/* ActionError */.l('TAG_EXISTS', `Pushing ${place_nameOf(place, name)} was refused: meanwhile it names ${found.digest}.`, {
        hint: 'Two runs publish the same version: let one workflow do it, with `concurrency`, and run this job again.',
    });
}
/** Whether a registry has this image, as far as can be told before it is pushed. */
function isSame({ digest, configDigest }, { id }) {
    return digest === id || configDigest === id;
}

// EXTERNAL MODULE: ./build/packages/engine/base-images.js
var base_images = __nccwpck_require__(6033);
;// CONCATENATED MODULE: ./build/actions/build-push/src/name-base.js


/**
 * Lets the image say what it was made from, as far as the Dockerfile tells, and reports bases that are free to change.
 * @see https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */
async function nameBase(request, log) {
    const images = await (0,base_images/* baseImagesOf */.re)(request);
    for (const { reference, at } of images) {
        if (reference.digest !== undefined)
            continue;
        const name = (0,image_reference/* formatReference */.F)(reference);
        log.annotate('warning', `FROM ${name} has no digest: the same commit may give another image tomorrow.`, at);
    }
    return { ...request, labels: new Map([...baseLabels((0,base_images/* foundationOf */.Lh)(images)), ...request.labels]) };
}
function baseLabels(foundation) {
    if (foundation === undefined)
        return [];
    const { digest, ...reference } = foundation.reference;
    const says = { name: (0,image_reference/* formatReference */.F)(reference), ...(digest !== undefined && { digest }) };
    return Object.entries(says).map(([name, value]) => [`org.opencontainers.image.base.${name}`, value]);
}

// EXTERNAL MODULE: ./build/actions/build-push/src/request.js + 1 modules
var src_request = __nccwpck_require__(8482);
;// CONCATENATED MODULE: ./build/actions/build-push/src/scan.js


/**
 * What anybody who pulls the image can read of it without starting it: manifests, configuration, history, provenance.
 * A command that prints a secret is not found by looking at build arguments.
 * @throws ActionError SECRET_IN_IMAGE, before anything is pushed
 */
async function scanBuild(build, leak) {
    const documents = build.kind === 'layout' ? await allDocuments(build) : [await build.describe()];
    for (const { name, text } of documents) {
        if (!stringsIn(text).some(leak.isIn))
            continue;
        throw new action_error/* ActionError */.l('SECRET_IN_IMAGE', `The image was built and not pushed: its ${name} holds a secret.`, {
            hint: 'Give it to the build as a secret (`RUN --mount=type=secret`), not as ARG, ENV, LABEL or part of a command. A base image may hold it too.',
        });
    }
}
const statementType = 'application/vnd.in-toto+json';
async function allDocuments({ layout, referrers }) {
    const parts = [layout.manifest, ...referrers].map((manifest) => documentsOf(layout, manifest));
    return (await Promise.all(parts)).flat();
}
async function documentsOf(layout, { digest, mediaType }) {
    const bytes = await (0,registry_layout/* readBlob */.gm)(layout, digest);
    const { blobs, manifests } = (0,descriptor/* contentsOf */.K)(bytes, mediaType, digest);
    const documents = [{ name: (0,media_types/* isIndex */.nw)(mediaType) ? 'index' : 'manifest', text: bytes.toString('utf8') }];
    for (const child of manifests)
        documents.push(...(await documentsOf(layout, child)));
    for (const [at, blob] of blobs.entries()) {
        if (at > 0 && blob.mediaType !== statementType)
            continue;
        const name = at > 0 ? 'provenance or SBOM' : 'configuration or history';
        documents.push({ name, text: (await (0,registry_layout/* readBlob */.gm)(layout, blob.digest)).toString('utf8') });
    }
    return documents;
}
/** JSON escapes quotes and line breaks: what it says is looked at, not how it is written. */
function stringsIn(text) {
    const strings = [text];
    const collect = (value) => {
        if (typeof value === 'string')
            strings.push(value);
        if (typeof value !== 'object' || value === null)
            return;
        for (const [key, member] of Object.entries(value)) {
            strings.push(key);
            collect(member);
        }
    };
    try {
        collect(JSON.parse(text));
    }
    catch {
        // not JSON: the text itself is looked at
    }
    return strings;
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/build.js






/** Builds what the inputs ask for. */
async function build({ inputs, ports, identity, leak, temp }, location) {
    const { source, log, workspace, variable, phases } = ports;
    const asked = (0,src_request/* requestFor */.p)(inputs, identity, { location, temp, source, workspace, variable });
    const request = await nameBase(asked, log);
    const engines = enginesFor(inputs, ports);
    const say = (line) => log.info(line);
    return await phases.during('build', async () => {
        const built = await log.group('Build', () => buildImage(inputs.engine, request, { engines, say }));
        await scanBuild(built.build, leak);
        return materialOf(built, phases);
    });
}
/** docker's own store pushes by tag only. */
function enginesFor({ engine, push }, { engines }) {
    if (push !== 'digest')
        return engines;
    if (engine !== 'docker')
        return engines.filter(({ name }) => name !== 'docker');
    throw new action_error/* ActionError */.l('ENGINE_CANNOT', 'Engine docker cannot push without a tag, as `push: digest` asks for.', {
        hint: 'Use the engine buildx, buildah, podman or assemble, or leave the choice to `engine: auto`.',
    });
}

// EXTERNAL MODULE: ./build/actions/build-push/src/check.js
var check = __nccwpck_require__(2135);
// EXTERNAL MODULE: ./build/packages/secret/secret.js
var secret = __nccwpck_require__(8557);
;// CONCATENATED MODULE: ./build/actions/build-push/src/given-secrets.js



/** What the runner lets actions do in the name of the job. No action can read the secrets that the runner masks. */
const runnerTokens = [
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'ACTIONS_CACHE_TOKEN',
    'GITHUB_TOKEN',
];
/** A secret is no longer than this; a larger file is a key store or the like, which no configuration holds. */
const longestSecret = 65_536;
/** Everything secret that this step was given. */
async function givenSecrets(inputs, surroundings) {
    const { password, githubToken, secrets, secretEnvs, secretFiles } = inputs;
    const variables = [...runnerTokens, ...secretEnvs.values()].map(surroundings.variable);
    const files = await Promise.all([...secretFiles.values()].map((file) => contentOf(file, surroundings)));
    const texts = [...variables, ...files].flatMap((text) => text === undefined || text === '' ? [] : [new secret/* Secret */.z(text)]);
    return [password, githubToken, ...secrets.values(), ...texts].filter((secret) => secret !== undefined);
}
/** A file that is not there is for the engine to report. */
async function contentOf(file, { workspace }) {
    const path = (0,external_node_path_.resolve)(workspace, file);
    const size = await (0,promises_.stat)(path).then((stats) => stats.size, () => undefined);
    return size === undefined || size > longestSecret ? undefined : (await (0,promises_.readFile)(path, 'utf8')).trim();
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/guard.js

/**
 * Build arguments, labels and annotations stay readable in the image for everyone who can pull it.
 * @throws ActionError SECRET_IN_IMAGE naming the input and the variable, never the value
 */
function refuseSecrets({ buildArgs, labels, annotations }, leak) {
    const readable = [
        ['build-args', buildArgs],
        ['labels', labels],
        ['annotations', annotations.map(({ name, value }) => [name, value])],
    ];
    for (const [input, values] of readable) {
        for (const [name, value] of values) {
            if (!leak.isIn(value))
                continue;
            throw new action_error/* ActionError */.l('SECRET_IN_IMAGE', `Input "${input}": the value of ${name} is, or holds, a secret.`, {
                hint: `Whoever can pull the image can read ${input}. Take it out, and if an image with it was ever pushed, revoke it.`,
            });
        }
    }
}

// EXTERNAL MODULE: ./build/packages/image/grammar.js
var grammar = __nccwpck_require__(159);
// EXTERNAL MODULE: ./build/packages/image/tags/forward.js
var forward = __nccwpck_require__(2995);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __nccwpck_require__(2088);
;// CONCATENATED MODULE: ./build/packages/image/version.js



const triggerLines = 'on:\n  push:\n    tags: ["v*"]';
/**
 * The version that a pushed git tag names: `refs/tags/v1.2.3` is `1.2.3`.
 * @param prefix literal text before the version, as monorepos use it: `shop/` for `shop/v1.2.3`
 * @throws ActionError NO_TAG, TAG_PREFIX_MISMATCH, TAG_NOT_VERSION, TAG_TOO_LONG
 */
function versionOfTag(gitRef, prefix = '') {
    const gitTag = tagOf(gitRef);
    const rest = withoutPrefix(gitTag, prefix).replace(/^[vV](?=\d)/, '');
    if (rest.length > grammar/* tagLimit */.qF) {
        throw new action_error/* ActionError */.l('TAG_TOO_LONG', `Git tag "${gitTag}" gives an image tag of ${rest.length} characters.`, {
            hint: `An image tag has at most ${grammar/* tagLimit */.qF} characters and is never cut: push a shorter version.`,
        });
    }
    const version = versionIn(rest);
    if (version !== undefined)
        return version;
    throw new action_error/* ActionError */.l('TAG_NOT_VERSION', `Git tag "${gitTag}" is not a semantic version.`, { hint: advice(rest) });
}
/** The version that a text is, with or without a leading `v`; `undefined` when it is none. */
function versionIn(text) {
    const version = parseStrict(text.replace(/^[vV]/, ''));
    return version === undefined ? undefined : { version, tag: version.replace('+', '_') };
}
/**
 * Orders two versions, or image tags that stand for versions, by semver precedence (build metadata does not count).
 * @returns below 0, 0 or above 0; `undefined` if one of them is not a version
 * @see https://semver.org/#spec-item-11
 */
function compareVersions(a, b) {
    const [left, right] = [a, b].map((text) => parseStrict(text.replace(/^[vV]/, '').replace('_', '+')));
    return left === undefined || right === undefined ? undefined : semver.compare(left, right);
}
function tagOf(gitRef) {
    const refPrefix = 'refs/tags/';
    if (gitRef.startsWith(refPrefix) && gitRef.length > refPrefix.length)
        return gitRef.slice(refPrefix.length);
    throw new action_error/* ActionError */.l('NO_TAG', `Reading the version failed: "${gitRef}" is not a git tag.`, {
        hint: `Start the workflow from a pushed tag:\n${triggerLines}`,
    });
}
function withoutPrefix(gitTag, prefix) {
    if (gitTag.startsWith(prefix))
        return gitTag.slice(prefix.length);
    throw new action_error/* ActionError */.l('TAG_PREFIX_MISMATCH', `Git tag "${gitTag}" does not start with "${prefix}".`, {
        hint: `Push a tag like ${prefix}v1.2.3, or let the workflow start only for tags of this image.`,
    });
}
/** semver itself accepts a leading `v` and white space, which are judged before. */
function parseStrict(text) {
    return /^\d/.test(text) && semver.parse(text) !== null ? text : undefined;
}
function advice(rest) {
    return /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(rest)
        ? `A version has three parts: push v${rest}.0 instead.`
        : 'Push a tag like v1.2.3 or v1.2.3-rc.1 (https://semver.org); numbers have no leading zeros.';
}

// EXTERNAL MODULE: ./build/packages/image/tags/expressions.js + 1 modules
var expressions = __nccwpck_require__(9688);
;// CONCATENATED MODULE: ./build/packages/image/tags/git-ref.js
/** The branch that a ref names; `undefined` for any other ref. */
function branchIn(ref) {
    return after(ref, 'refs/heads/');
}
function gitTagIn(ref) {
    return after(ref, 'refs/tags/');
}
/** The number of a pull request. */
function pullRequestIn(ref) {
    return after(ref, 'refs/pull/')?.replace(/\/(?:merge|head)$/, '');
}
function after(ref, start) {
    return ref.startsWith(start) && ref.length > start.length ? ref.slice(start.length) : undefined;
}

;// CONCATENATED MODULE: ./build/packages/image/tags/values.js


const shortHash = 7;
function shortened(sha) {
    return sha.slice(0, shortHash);
}
/** What the expressions of a rule stand for; '' where the run has no such thing, as metadata-action has it. */
function valuesOf(facts, version) {
    const { ref, sha, baseRef, defaultBranch, now, commitTime } = facts;
    const branch = branchIn(ref);
    const numbers = semver.parse(version?.version ?? '');
    return {
        version: version?.tag ?? '',
        major: String(numbers?.major ?? ''),
        minor: String(numbers?.minor ?? ''),
        patch: String(numbers?.patch ?? ''),
        raw: gitTagIn(ref) ?? version?.tag ?? '',
        branch: branch ?? '',
        tag: gitTagIn(ref) ?? '',
        sha: shortened(sha),
        base_ref: baseRef.replace(/^refs\/heads\//, ''),
        is_default_branch: String(branch !== undefined && branch === defaultBranch),
        date: now,
        commit_date: commitTime,
    };
}

;// CONCATENATED MODULE: ./build/packages/image/tags/version-of-rule.js


/**
 * The version of a run; `undefined` when nothing names one.
 * @throws ActionError TAG_NOT_VERSION, TAG_PREFIX_MISMATCH, TAG_TOO_LONG for what is there and is no version
 */
function strictVersion({ value }, { version, ref, tagPrefix }) {
    const given = value ?? version;
    if (given !== undefined)
        return versionOfTag(`refs/tags/${given}`);
    return gitTagIn(ref) === undefined ? undefined : versionOfTag(ref, tagPrefix);
}
/** The version of a run; `undefined` also when what is there is no version. */
function looseVersion({ value, match }, facts) {
    const text = value ?? facts.version ?? version_of_rule_withoutPrefix(gitTagIn(facts.ref), facts.tagPrefix);
    if (text === undefined || match === undefined)
        return text === undefined ? undefined : versionIn(text);
    const matched = new RegExp(match).exec(text);
    return versionIn(matched?.[1] ?? matched?.[0] ?? '');
}
function version_of_rule_withoutPrefix(gitTag, prefix) {
    return gitTag?.startsWith(prefix) ? gitTag.slice(prefix.length) : undefined;
}

;// CONCATENATED MODULE: ./build/packages/image/tags/tag-of-rule.js






/**
 * The tag that a rule gives in a run; `undefined` when it does not apply.
 * @throws ActionError TAG_NOT_VERSION, TAG_PREFIX_MISMATCH, TAG_TOO_LONG
 */
function tagOfRule(rule, facts) {
    const { enable = 'true', prefix = standardPrefix(rule), suffix = '' } = rule.attributes;
    const fill = (text, version) => (0,expressions/* expand */.f)(text, valuesOf(facts, version));
    if (fill(enable) !== 'true')
        return undefined;
    const found = finders[rule.kind](rule, facts, fill);
    if (found === undefined)
        return undefined;
    const { text, policy, version } = found;
    const name = [prefix, text, suffix].map((part) => sanitized(fill(part, version))).join('');
    return { name, policy, origin: rule.written, version: version?.version ?? '' };
}
function standardPrefix({ kind, attributes: { event } }) {
    if (kind === 'sha')
        return 'sha-';
    return event === 'pr' ? 'pr-' : '';
}
const finders = {
    version({ attributes: { value } }, facts, fill) {
        const version = strictVersion({ value: value && fill(value) }, facts);
        return version && { text: version.tag, policy: 'once', version };
    },
    semver({ attributes: { pattern = '', value, match } }, facts, fill) {
        const version = looseVersion({ match, value: value && fill(value) }, facts);
        if (version === undefined)
            return undefined;
        // before a release only the whole version is a name: 1.2 must not become 1.2.0-rc.1
        const isPrerelease = semver.prerelease(version.version) !== null;
        const text = isPrerelease && !whole.test(pattern) ? '{{version}}' : pattern;
        return { text, policy: whole.test(text) ? 'once' : 'forward', version };
    },
    match({ attributes: { pattern = '', group = '0', value } }, facts, fill) {
        const matched = new RegExp(pattern).exec(value === undefined ? (gitTagIn(facts.ref) ?? '') : fill(value));
        const text = matched?.[Number(group)];
        return text === undefined || text === '' ? undefined : { text, ...standing(text) };
    },
    edge({ attributes: { branch } }, { ref, defaultBranch }) {
        const wanted = branch ?? defaultBranch;
        return wanted !== '' && branchIn(ref) === wanted ? { text: 'edge', policy: 'always' } : undefined;
    },
    ref({ attributes: { event } }, { ref }) {
        const text = { branch: branchIn, tag: gitTagIn, pr: pullRequestIn }[event === 'branch' || event === 'pr' ? event : 'tag'](ref);
        return text === undefined ? undefined : { text, policy: event === 'tag' ? 'once' : 'always' };
    },
    raw({ attributes: { value = '' } }, facts, fill) {
        const text = fill(value, looseVersion({}, facts));
        return { text, ...standing(text) };
    },
    schedule({ attributes: { pattern = 'nightly' } }, { eventName }) {
        return eventName === 'schedule' ? { text: pattern, policy: 'always' } : undefined;
    },
    sha({ attributes: { format } }, { sha }) {
        return sha === '' ? undefined : { text: format === 'long' ? sha : shortened(sha), policy: 'once' };
    },
};
/** Patterns that name one version and no line of them. */
const whole = /\{\{\s*(?:version|raw|patch)\s*\}\}/;
/** A text that is a version is written once, wherever it comes from. */
function standing(text) {
    const version = versionIn(text);
    return version === undefined ? { policy: 'always' } : { policy: 'once', version };
}
/** `+` is no character of a tag, and neither is `/`; what they part stays apart. */
function sanitized(text) {
    return text.replaceAll('+', '_').replaceAll(/[^a-zA-Z0-9._-]+/g, '-');
}

;// CONCATENATED MODULE: ./build/packages/image/tags/plan.js





const versionRule = { kind: 'version', written: 'type=version', attributes: {}, priority: 0 };
/**
 * All tags of one run, in the order in which they are set: by priority, then as written, then the moving ones.
 * @throws ActionError NO_TAG, TAG_NOT_VERSION, TAG_PREFIX_MISMATCH, TAG_TOO_LONG, TAG_COLLISION, INPUT_INVALID
 */
function planTags({ rules, moving }, facts) {
    const asked = rules.length === 0 ? [versionRule] : rules;
    const ordered = asked.toSorted((a, b) => b.priority - a.priority);
    const given = ordered.map((rule) => tagOfRule(rule, facts)).filter((tag) => tag !== undefined);
    // a rule that passes over what is no version would leave nothing: say what is wrong with the version
    if (given.length === 0 && asked.some(({ kind }) => kind === 'semver'))
        strictVersion({}, facts);
    const version = given.find((tag) => tag.version !== '')?.version ?? looseVersion({}, facts)?.version ?? '';
    const tags = plan_distinct([...given, ...(0,forward/* forwardTags */.P)(version, moving)].map(judged));
    const [first, ...others] = tags;
    if (first === undefined)
        throw noTag(rules, facts);
    return { version, tags: [first, ...others] };
}
function judged({ name, policy, origin }) {
    if (grammar/* tagPattern */.bO.test(name))
        return { name, policy, origin };
    if (name.length > grammar/* tagLimit */.qF) {
        throw new action_error/* ActionError */.l('TAG_TOO_LONG', `"${origin}" gives an image tag of ${name.length} characters: ${name}.`, {
            hint: `An image tag has at most ${grammar/* tagLimit */.qF} characters and is never cut: use a shorter name, or type=sha.`,
        });
    }
    throw new action_error/* ActionError */.l('INPUT_INVALID', `Input "tags": "${origin}" gives "${name}", which is not an image tag.`, {
        hint: 'A tag has letters, digits, "_", "." and "-", and starts with a letter, a digit or "_": add a prefix.',
    });
}
/** Rules may agree on a tag; they must agree on what may happen to it, too. */
function plan_distinct(tags) {
    const known = new Map();
    for (const tag of tags) {
        const other = known.get(tag.name) ?? tag;
        if (other.policy !== tag.policy)
            throw collision(other, tag);
        known.set(tag.name, other);
    }
    return [...known.values()];
}
const policies = {
    once: 'is written once',
    forward: 'moves to higher versions only',
    always: 'follows every run',
};
function collision(one, other) {
    const meaning = ({ origin, policy }) => `of "${origin}" it ${policies[policy]}`;
    return new action_error/* ActionError */.l('TAG_COLLISION', `Tag "${one.name}" has two meanings: ${meaning(one)}, ${meaning(other)}.`, {
        hint: 'Leave one of the two out, or tell them apart with prefix= or suffix=.',
    });
}
const paste = {
    trigger: 'on:\n  push:\n    tags: ["v*"]',
    rules: 'tags: |\n  type=version\n  type=ref,event=branch\n  type=ref,event=pr\n  type=sha',
};
function noTag(rules, { ref, eventName }) {
    const none = rules.length === 0 ? 'it is not a git tag' : 'none of the rules in "tags" applies to it';
    return new action_error/* ActionError */.l('NO_TAG', `Choosing a tag failed for "${ref}" (event ${eventName || 'unknown'}): ${none}.`, {
        hint: `Start the workflow from a pushed tag:\n${paste.trigger}\nor say which tags other runs give:\n${paste.rules}`,
    });
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/identity.js

/**
 * The version to publish and its tags. Without a push, a run that no tag started has no version, and its commit as tag.
 * @throws ActionError NO_TAG, TAG_NOT_VERSION, TAG_PREFIX_MISMATCH, TAG_TOO_LONG, TAG_COLLISION, INPUT_INVALID
 */
function identify(inputs, event, head) {
    const revision = head === undefined || head.dirty ? '' : head.sha;
    const epochSeconds = head?.epochSeconds ?? 0;
    const plan = planFor(inputs, event, head);
    return { ...plan, tag: plan.tags[0].name, revision, epochSeconds };
}
/** The identity of an image that other runs built: their commit and their time are its own. */
function identifyMerged(inputs, event, legs) {
    const { revision = '', created = '' } = legs ?? {};
    const epochSeconds = Math.floor((Date.parse(created) || 0) / 1000);
    const head = revision === '' ? undefined : { sha: revision, epochSeconds, dirty: false };
    return { ...identify(inputs, event, head), epochSeconds };
}
const identity_shortHash = 7;
function planFor(inputs, event, head) {
    const { tags: rules, movingTags: moving, version, tagPrefix, push } = inputs;
    const isTagged = version !== undefined || event.ref.startsWith('refs/tags/');
    if (push === 'nothing' && rules.length === 0 && !isTagged) {
        const name = head === undefined ? 'latest' : `sha-${head.sha.slice(0, identity_shortHash)}`;
        return { version: '', tags: [{ name, policy: 'always', origin: 'push: false' }] };
    }
    const commitTime = head?.epochSeconds ?? event.now;
    return planTags({ rules, moving }, { ...event, sha: head?.sha ?? event.sha, commitTime, tagPrefix, version });
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/leak.js
/** Shorter secrets are compared as a whole only: they would be found by chance in other words. */
const shortestPart = 8;
/** @see https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats */
const tokenShapes = /gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|\bAKIA[0-9A-Z]{16}\b|BEGIN [A-Z ]*PRIVATE KEY/;
/** What may be base64, of the alphabet for texts or for URLs, and is long enough to hold a token. */
const encodedTexts = /[A-Za-z0-9+/_-]{24,}/g;
function lookFor(secrets) {
    const values = secrets.map((secret) => secret.reveal()).filter((value) => value !== '');
    const parts = values.filter((value) => value.length >= shortestPart).flatMap(formsOf);
    return {
        isIn: (text) => values.includes(text) || parts.some((part) => text.includes(part)) || decodings(text).some(looksLikeToken),
    };
}
function looksLikeToken(text) {
    return tokenShapes.test(text);
}
function decodings(text) {
    return [text, ...(text.match(encodedTexts) ?? []).map((part) => Buffer.from(part, 'base64').toString('latin1'))];
}
/** As it is, and in base64 at each of the three places where it may start in what was encoded. */
function formsOf(value) {
    const encoded = [0, 1, 2].map((before) => encodedAfter(value, before));
    return [value, ...encoded, ...encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}
/** The characters of base64 that the value alone decides, with some bytes before it and any after it. */
function encodedAfter(value, before) {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const decidedBits = bytes.length * 8;
    return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor(decidedBits / 6));
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/lost-statements.js

/**
 * Statements about the image that would be made and lost are not asked for.
 * @throws ActionError INPUT_INVALID
 */
function refuseLostStatements(asked) {
    for (const input of ['provenance', 'sbom']) {
        const loss = lossOf(asked[input], asked);
        if (loss === undefined)
            continue;
        const [reason, hint] = loss;
        throw new action_error/* ActionError */.l('INPUT_INVALID', `Input "${input}": ${reason}.`, { hint });
    }
}
/** Why it would be lost, and what to do. */
function lossOf(place, { index, push, mergeResults }) {
    if (place === 'none')
        return undefined;
    if (mergeResults.length > 0) {
        return ['nothing is built where results are merged', 'Ask for it where the platforms are built.'];
    }
    if (place === 'referrer')
        return undefined;
    if (index === 'never')
        return ['only an index holds it, and `index: never` makes none', 'Use `referrer`.'];
    return push === 'digest' ? ['merging takes the images alone out of an index', 'Use `referrer`.'] : undefined;
}

// EXTERNAL MODULE: ./build/packages/engine/platform.js
var platform = __nccwpck_require__(1292);
;// CONCATENATED MODULE: ./build/actions/build-push/src/merge.js


/**
 * Puts together what several runs say of one repository. Their order does not count.
 * @param wanted the platforms that there must be, no more and no fewer; empty for whatever there is
 * @throws ActionError RESULT_CONFLICT
 */
function mergeLegs(repository, results, wanted = []) {
    const images = results.flat().filter((image) => image.repository === repository);
    const [first, ...others] = images;
    if (first === undefined)
        throw conflict(repository, 'no result is about it', 'Give the results of the jobs that built it.');
    const stranger = others.find(({ revision }) => revision !== first.revision);
    if (stranger !== undefined) {
        const found = `they come from the commits ${first.revision || 'unknown'} and ${stranger.revision || 'unknown'}`;
        throw conflict(repository, found, 'Let every job check out the same commit, and change no files before the build.');
    }
    const platforms = new Map();
    for (const { platform, digest } of images.flatMap((image) => image.platforms)) {
        const other = platforms.get(platform) ?? digest;
        if (other !== digest) {
            throw conflict(repository, `${platform} is both ${other} and ${digest}`, 'Let one job alone build each platform.');
        }
        platforms.set(platform, digest);
    }
    refuseOthers(repository, [...platforms.keys()], wanted);
    return {
        platforms: new Map([...platforms].toSorted(([a], [b]) => (a < b ? -1 : 1))),
        revision: first.revision,
        created: images
            .map(({ created }) => created)
            .toSorted()
            .at(-1) ?? '',
        engine: [...new Set(images.map(({ engine }) => engine))].join(' '),
        base: merge_distinct(images.flatMap(({ base }) => base)),
    };
}
/** A job that was left out would go unseen: the image would only run on fewer machines. */
function refuseOthers(repository, found, wanted) {
    if (wanted.length === 0)
        return;
    const [have, want] = [found.map(commonName), wanted.map(platform/* formatPlatform */.Bq)];
    const missing = want.filter((platform) => !have.includes(platform));
    const strange = have.filter((platform) => !want.includes(platform));
    if (missing.length + strange.length === 0)
        return;
    const said = [
        ...(missing.length === 0 ? [] : [`no result has ${missing.join(', ')}`]),
        ...(strange.length === 0 ? [] : [`\`platforms\` does not name ${strange.join(', ')}`]),
    ];
    throw conflict(repository, said.join(', and '), 'Give the results of all jobs, and name in `platforms` exactly what they build.');
}
/** An image of a processor may say more of it than it has to: `arm64/v8`. */
function commonName(text) {
    const parsed = platform/* platform */.iD.parse(text);
    return parsed.ok ? (0,platform/* formatPlatform */.Bq)(parsed.value) : text;
}
function merge_distinct(uses) {
    return [...new Map(uses.map((use) => [`${use.name} ${use.digest}`, use])).values()];
}
function conflict(repository, found, hint) {
    return new action_error/* ActionError */.l('RESULT_CONFLICT', `Merging the results for ${repository} failed: ${found}.`, { hint });
}

// EXTERNAL MODULE: ./build/packages/registry/digest.js
var digest = __nccwpck_require__(8800);
;// CONCATENATED MODULE: ./build/actions/build-push/src/merged-index.js


/** The image of all platforms, made of images that the registries have already: nothing of them is moved. */
async function mergedMaterial(merged, { reference, shelf: { registry, path } }, facts) {
    const legs = merged.get(reference.repository);
    if (legs === undefined)
        throw new Error(`nothing was merged for ${reference.repository}`);
    const children = [];
    for (const [platform, digest] of legs.platforms) {
        children.push({ platform, manifest: await childAt(registry, path, digest) });
    }
    const [only] = children;
    const manifest = only !== undefined && children.length === 1 && !facts.always ? only.manifest : indexOf(children, facts);
    const id = (0,digest/* digestOf */.o)(manifest.bytes);
    return {
        ...{ engine: legs.engine, base: legs.base, id, isDigestKnown: true },
        async bring() {
            await registry.putManifest(path, id, manifest);
            return { manifest: await registry.confirm(path, id, id) };
        },
    };
}
async function childAt(registry, path, digest) {
    const found = await registry.getManifest(path, digest);
    if (found.found)
        return found;
    throw new action_error/* ActionError */.l('RESULT_CONFLICT', `Merging failed: ${registry.host}/${path} has no ${digest}.`, {
        hint: 'Push each platform to the same images (`push: digest`) before merging, and let nothing clean them up.',
    });
}
/** Keys stand in one order, so that the same images give the same index. */
function indexOf(children, { annotations }) {
    const manifests = children.map(({ platform, manifest: { mediaType, digest, bytes } }) => {
        const [os, architecture, variant] = platform.split('/');
        return { mediaType, digest, size: bytes.length, platform: { architecture, os, ...(variant && { variant }) } };
    });
    const mediaType = media_types/* mediaTypes */.Ib.ociIndex;
    const sorted = Object.fromEntries([...annotations].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const index = { schemaVersion: 2, mediaType, manifests, annotations: sorted };
    return { mediaType, bytes: Buffer.from(JSON.stringify(index)) };
}

// EXTERNAL MODULE: ./build/actions/build-push/src/phases.js
var src_phases = __nccwpck_require__(8731);
;// CONCATENATED MODULE: ./build/actions/build-push/src/preflight.js

/**
 * Builds, and meanwhile asks whether the image could be pushed: a login that may not push ends a build of an hour in its
 * first second.
 * @throws ActionError PUSH_DENIED, REGISTRY_AUTH, REGISTRY_REFUSED, and what the build throws
 */
async function buildIfAllowed(shelves, build) {
    const building = build();
    const over = building.then(() => true, () => true);
    try {
        await Promise.all(shelves.map(({ registry, path }) => registry.checkPush(path)));
    }
    catch (error) {
        // what builds may not be started yet
        do
            await stopChildren();
        while (!(await Promise.race([over, false])));
        throw error;
    }
    return await building;
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/move-forward.js




/** How many more times a tag is set after another writer put it back. */
const redos = 3;
/** Longer than it takes another run from its look at the tag to its write. */
const shortestWait = 250;
const waitFactor = 4;
/**
 * Moves a tag to a higher version, and never back. No registry compares and swaps, so the tag is read again after a
 * while: of several runs the one with the highest version comes last, or sees that it must come again.
 */
async function moveForward(shelf, tag, image) {
    let first;
    for (let attempt = 0;; attempt += 1) {
        const started = performance.now();
        const found = await readTarget(shelf, tag, image);
        const stay = reasonToStay(found, image);
        if (attempt === 0) {
            first = found;
            if (stay !== undefined)
                return { ...stay, tag, was: found?.digest ?? '' };
        }
        if (stay !== undefined)
            return settled(tag, first, stay);
        if (attempt > redos)
            return lost(shelf, tag, found);
        await shelf.registry.putManifest(shelf.path, tag, image.manifest);
        await (0,external_node_timers_promises_.setTimeout)(Math.max(shortestWait, (performance.now() - started) * waitFactor) * 2 ** attempt);
    }
}
/** Does not look into an image that is the one to be set. */
async function readTarget({ registry, path, temp }, tag, image) {
    const found = await registry.getManifest(path, tag);
    if (!found.found)
        return undefined;
    return found.digest === image.digest ? image : await readStoredImage({ registry, path, temp }, found.digest);
}
/** Why the tag is not moved from where it is; `undefined`: it moves. */
function reasonToStay(found, image) {
    if (found === undefined)
        return undefined;
    if (found.digest === image.digest)
        return { state: 'kept', reason: 'it names this image' };
    const order = compareVersions(found.version, image.version);
    if (order === undefined) {
        return { state: 'refused', reason: `the version of ${found.digest}, which it names, is unknown` };
    }
    return order < 0 ? undefined : { state: 'kept', reason: `it names version ${found.version}` };
}
/** After a write: the tag is where it was put, or a higher version took it on. */
function settled(tag, first, { reason }) {
    const state = first === undefined ? 'created' : 'moved';
    return { tag, state, was: first?.digest ?? '', reason: reason === 'it names this image' ? '' : `now ${reason}` };
}
function lost({ registry, path }, tag, found) {
    const has = found === undefined ? 'is not there' : `names ${found.digest} (version ${found.version})`;
    const error = new action_error/* ActionError */.l('MOVING_TAG_RACE', `Moving ${registry.host}/${path}:${tag} failed: set ${redos + 1} times, it ${has}.`, {
        hint: 'The version itself is pushed. Something else sets this tag too: let one workflow do it, then run the job again.',
    });
    return {
        tag,
        state: 'refused',
        was: found?.digest ?? '',
        reason: `another writer set it back ${redos + 1} times`,
        error,
    };
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/write-once.js



/**
 * A tag that is written once keeps its image, unless the user says otherwise.
 * @throws ActionError TAG_EXISTS naming both images
 */
function refuseOverwrite(place, material, intent) {
    if (intent.onExisting !== 'fail')
        return;
    for (const { name: tag, policy } of intent.tags) {
        const stored = policy === 'once' ? place.before.get(tag) : undefined;
        if (stored === undefined || isSame(stored, material) || keepsOwn(tag, stored, intent))
            continue;
        throw tagExists({ place, tag, stored }, material, intent);
    }
}
/** A second tag that names another image of the same commit is right as it is. */
function keepsOwn(tag, stored, { tags, revision, onExisting }) {
    return tag !== tags[0].name && (onExisting === 'reuse' || (onExisting === 'fail' && isOf(stored, revision)));
}
function tagExists({ place, tag, stored }, { id, isDigestKnown }, { revision }) {
    const made = isDigestKnown ? id : `unknown until it is pushed (image ${id})`;
    const message = `Pushing ${place_nameOf(place, tag)} was refused: the registry has digest ${stored.digest} ` +
        `(revision ${stored.revision || 'unknown'}), this build has digest ${made} (revision ${revision || 'unknown'}).`;
    return new action_error/* ActionError */.l('TAG_EXISTS', message, {
        hint: 'A version is written once, and nothing was pushed: push a new version tag. ' +
            `With \`on-existing: reuse\` ${stored.digest} stays and is the result; ` +
            `with \`on-existing: overwrite\` this build takes its place, and who pulls ${tag} gets another image than before.`,
    });
}

;// CONCATENATED MODULE: ./build/actions/build-push/src/set-tags.js



/**
 * Sets all tags of an image that the registry has: those that are written once first, those that move last.
 * @param tagged the one that it was brought with, and read back under
 */
async function setTags(place, image, { tagged, ...intent }) {
    const states = new Map();
    const set = async ({ name: tag, policy }) => {
        const isSet = tag === tagged && policy !== 'forward';
        states.set(tag, isSet ? stateOf(tag, place) : await setters[policy]({ place, tag, intent }, image));
    };
    for (const tag of intent.tags)
        if (tag.policy === 'once')
            await set(tag);
    for (const tag of intent.tags)
        if (tag.policy === 'always')
            await set(tag);
    // they wait for each other's writers: at the same time, they wait once
    await Promise.all(intent.tags.filter(({ policy }) => policy === 'forward').map(set));
    return intent.tags.flatMap(({ name }) => states.get(name) ?? []);
}
function stateOf(tag, { before }) {
    const was = before.get(tag)?.digest ?? '';
    return { tag, state: was === '' ? 'created' : 'moved', was, reason: '' };
}
const setters = {
    async once({ place, tag, intent }, image) {
        const { registry, path } = place.shelf;
        const stored = place.before.get(tag);
        if (stored?.digest === image.digest)
            return { tag, state: 'kept', was: image.digest, reason: 'it names this image' };
        if (stored !== undefined && keepsOwn(tag, stored, intent)) {
            return { tag, state: 'kept', was: stored.digest, reason: 'it names an image already' };
        }
        if (stored === undefined)
            await registry.createTag(path, tag, image.manifest);
        else
            await registry.putManifest(path, tag, image.manifest);
        await registry.confirm(path, tag, image.digest);
        return stateOf(tag, place);
    },
    async always({ place, tag }, image) {
        const { registry, path } = place.shelf;
        const was = place.before.get(tag)?.digest ?? '';
        if (was === image.digest)
            return { tag, state: 'kept', was, reason: 'it names this image' };
        await registry.putManifest(path, tag, image.manifest);
        await registry.confirm(path, tag, image.digest);
        return stateOf(tag, place);
    },
    async forward({ place, tag }, image) {
        try {
            return await moveForward(place.shelf, tag, image);
        }
        catch (error) {
            // a registry whose tags never move
            if (!(error instanceof action_error/* ActionError */.l) || error.code !== 'TAG_EXISTS')
                throw error;
            return { tag, state: 'refused', was: '', reason: error.message };
        }
    },
};

;// CONCATENATED MODULE: ./build/actions/build-push/src/publish.js





/**
 * Brings the image to every place. A version is written once: all places are judged before the first is written.
 * @param make what to bring to a place; not called for one that keeps what it has
 * @throws ActionError TAG_EXISTS and whatever a registry refuses
 */
async function publish(places, intent, make) {
    const materials = new Map();
    for (const place of places) {
        if (reusable(place, intent) === undefined)
            materials.set(place, await make(place));
    }
    for (const [place, material] of materials)
        refuseOverwrite(place, material, intent);
    const outcomes = [];
    for (const place of places) {
        const [stored, material] = [reusable(place, intent), materials.get(place)];
        if (stored !== undefined)
            outcomes.push(await reuse(place, stored, intent));
        else if (material !== undefined)
            outcomes.push(await bring(place, material, intent));
    }
    return outcomes;
}
/** Brings the image everywhere under no tag: for a later run that merges several. */
async function publishByDigest(places, material, intent) {
    const outcomes = [];
    for (const { reference, shelf } of places) {
        const { stored } = await store({ reference, shelf, before: new Map() }, material, intent);
        const { engine, base } = material;
        outcomes.push({ status: 'pushed', reference, stored, tags: [], engine, base });
    }
    return outcomes;
}
async function reuse(place, stored, intent) {
    const tags = await setTags(place, stored, intent);
    return { status: 'reused', reference: place.reference, stored, tags, engine: undefined, base: [] };
}
async function bring(place, material, intent) {
    const { reference, before } = place;
    const { engine, base } = material;
    const there = before.get(intent.tags[0].name);
    if (there !== undefined && isSame(there, material)) {
        const tags = await setTags(place, there, intent);
        return { status: 'unchanged', reference, stored: there, tags, engine, base };
    }
    const { stored, tagged } = await store(place, material, intent);
    const tags = await setTags(place, stored, { ...intent, tagged });
    return { status: 'pushed', reference, stored, tags, engine, base };
}
async function store(place, material, intent) {
    const { manifest, tagged } = await material.bring(place, intent);
    return { stored: await readImage(place.shelf, manifest), tagged };
}

// EXTERNAL MODULE: ./build/actions/build-push/src/standard-facts.js
var standard_facts = __nccwpck_require__(6260);
;// CONCATENATED MODULE: ./build/actions/build-push/src/run.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




















async function run(inputs, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const leak = lookFor(await givenSecrets(inputs, ports));
        refuseSecrets(inputs, leak);
        refuseLostStatements(inputs);
        noteLowerCase(inputs, ports);
        const temp = await (0,promises_.mkdtemp)((0,external_node_path_.join)(ports.temp, 'build-push-'));
        const _ = __addDisposableResource(env_1, onCancel(() => (0,promises_.rm)(temp, { recursive: true, force: true })), false);
        try {
            if (inputs.call === 'check')
                return await (0,check/* check */.z)(inputs, ports, temp);
            const result = inputs.mergeResults.length > 0 ? await merge(inputs, ports, temp) : await make({ inputs, ports, leak, temp });
            for (const outcome of result.outcomes)
                tell(outcome, ports);
            await announce(result.outcomes, ports);
            const phases = ports.phases.taken();
            ports.log.info(`Time: ${(0,src_phases/* phasesText */.iv)(phases)}`);
            return { ...result, phases };
        }
        finally {
            await (0,promises_.rm)(temp, { recursive: true, force: true });
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function make(given) {
    const { inputs, ports } = given;
    const location = await (0,src_request/* locate */.x)(inputs, ports.workspace);
    const identity = identify(inputs, ports.event, await ports.headOf(location.context));
    const task = { ...given, identity };
    return { identity, source: ports.source, outcomes: await outcomesOf(task, () => build(task, location)) };
}
async function outcomesOf(task, material) {
    const { inputs, identity } = task;
    if (inputs.push === 'nothing')
        return buildOnly(inputs, identity.tag, await material());
    const intent = { ...identity, onExisting: inputs.onExisting };
    const allowed = (places) => buildIfAllowed(places.map(({ shelf }) => shelf), material);
    if (inputs.push === 'digest') {
        const shelves = await shelvesOf(task);
        return await publishByDigest(shelves, await allowed(shelves), intent);
    }
    const places = await findPlaces(task, intent);
    let made;
    const makeOnce = () => {
        made ??= allowed(places.filter((place) => reusable(place, intent) === undefined));
        return made;
    };
    return await publish(places, intent, makeOnce);
}
async function merge(inputs, ports, temp) {
    const legs = new Map(inputs.image.map(({ reference: { repository } }) => [
        repository,
        mergeLegs(repository, inputs.mergeResults, inputs.platforms),
    ]));
    const [first] = legs.values();
    const identity = identifyMerged(inputs, ports.event, first);
    const intent = { ...identity, onExisting: inputs.onExisting };
    const places = await findPlaces({ inputs, ports, identity, temp }, intent);
    const facts = { annotations: (0,standard_facts/* standardFacts */.p)(identity, ports.source), always: inputs.index === 'always' };
    const outcomes = await publish(places, intent, (place) => mergedMaterial(legs, place, facts));
    return { identity, source: ports.source, outcomes };
}
function noteLowerCase({ image }, { log }) {
    for (const { reference, written } of image) {
        if (written.includes(reference.path) || !written.toLowerCase().includes(reference.path))
            continue;
        log.annotate('notice', `Image "${written}" is used as "${reference.repository}": image paths have no upper case.`);
    }
}
async function shelvesOf({ inputs, ports, temp, }) {
    return await Promise.all(inputs.image.map(async ({ reference }) => {
        const registry = await ports.connect(reference.registry);
        return { reference, shelf: { registry, path: reference.path, temp } };
    }));
}
async function findPlaces(task, intent) {
    const shelves = await shelvesOf(task);
    return await Promise.all(shelves.map(({ reference, shelf }) => findPlace(reference, shelf, intent)));
}
function buildOnly({ image }, tag, { engine, base }) {
    return image.map(({ reference }) => ({
        ...{ status: 'built', reference: { ...reference, tag }, stored: undefined, tags: [] },
        ...{ engine, base },
    }));
}
function tell({ status, reference, stored, tags }, { log }) {
    const named = stored === undefined ? reference : { ...reference, digest: stored.digest };
    log.info(`${status} ${(0,image_reference/* formatReference */.F)(named)}`);
    for (const { tag, state, reason, error } of tags) {
        const line = `Tag ${reference.repository}:${tag} ${state}${reason === '' ? '' : `: ${reason}`}`;
        if (state === 'refused' && error === undefined)
            log.annotate('warning', line);
        else
            log.info(line);
    }
}


/***/ }),

/***/ 6260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ standardFacts)
/* harmony export */ });
/**
 * What every image says about itself.
 * @param source the page of the repository; '' when it is not known
 * @see https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys
 */
function standardFacts({ version, revision, epochSeconds }, source) {
    const created = new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
    const facts = Object.entries({ source, revision, version, created }).filter(([, value]) => value !== '');
    return new Map(facts.map(([name, value]) => [`org.opencontainers.image.${name}`, value]));
}


/***/ }),

/***/ 8071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ summary)
/* harmony export */ });
/* harmony import */ var _action__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3594);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(717);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8731);



function summary(result) {
    return result.findings === undefined ? imageSummary(result) : checkSummary(result.findings);
}
function checkSummary(findings) {
    const rows = findings.map(({ rule, message, url, at }) => [
        url === '' ? (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(rule) : (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(rule, url),
        at.line === undefined ? '' : String(at.line),
        (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .escapeText */ .X1)(message),
    ]);
    const found = rows.length === 0 ? 'Nothing to improve.' : (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Rule', 'Line', 'What it found'], rows);
    return `### Dockerfile\n\n${found}\n`;
}
function imageSummary({ outcomes, phases = [] }) {
    const rows = outcomes.map((outcome) => [
        (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .imageOf */ .d)(outcome) || `${outcome.reference.repository}:${outcome.reference.tag ?? ''}`),
        words[outcome.status],
        outcome.engine ?? '',
        (outcome.stored?.platforms ?? []).map(({ platform }) => (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(platform)).join(' '),
        outcome.stored === undefined ? '' : sizeOf(outcome.stored.size),
    ]);
    const images = (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Image', 'Status', 'Engine', 'Platforms', 'Size'], rows);
    return `### Image\n\n${images}\n${tagTable(outcomes)}${verification(outcomes)}\nTime: ${(0,_phases_js__WEBPACK_IMPORTED_MODULE_2__/* .phasesText */ .iv)(phases)}\n`;
}
/** What anybody who can pull pastes to see that a tag names this image. */
function verification(outcomes) {
    const commands = outcomes.flatMap(({ reference: { repository, tag }, stored }) => stored === undefined || tag === undefined
        ? []
        : [`docker buildx imagetools inspect ${repository}:${tag} --format '{{.Manifest.Digest}}'  # ${stored.digest}`]);
    return commands.length === 0 ? '' : `\n${(0,_action__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)('Verify', (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)(commands.join('\n'), 'sh'))}\n`;
}
function tagTable(outcomes) {
    const rows = outcomes.flatMap(({ reference, tags }) => tags.map(({ tag, state, was, reason }) => [
        (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`${reference.repository}:${tag}`),
        state,
        was && (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(was),
        reason,
    ]));
    return rows.length === 0 ? '' : `\n${(0,_action__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Tag', 'State', 'Before', 'Why'], rows)}\n`;
}
const words = {
    pushed: 'pushed',
    unchanged: 'unchanged: the registry had this digest',
    reused: 'reused: the registry had the version',
    built: 'built, not pushed',
};
function sizeOf(bytes) {
    return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}


/***/ }),

/***/ 5200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 7 modules
var lib_exec = __nccwpck_require__(5963);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    core_error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function core_error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./build/packages/error/action-error.js
var action_error = __nccwpck_require__(2612);
;// CONCATENATED MODULE: ./build/packages/input/table.js

/**
 * Reads every input of the table and refuses all bad ones at once.
 * @param read gives an input's text, '' when absent
 * @throws ActionError INPUT_INVALID naming each bad input, what was expected and what was found
 */
function parseInputs(table, read) {
    const problems = [];
    const values = {};
    for (const [name, parser] of Object.entries(table)) {
        const raw = read(name);
        const parsed = parser.parse(raw);
        if (parsed.ok)
            values[camelCase(name)] = parsed.value;
        else
            problems.push(`input "${name}": expected ${parsed.expected}, found ${found(parser, raw)}`);
    }
    if (problems.length > 0) {
        throw new action_error/* ActionError */.l('INPUT_INVALID', `Reading the inputs failed: ${problems.join('; ')}.`, {
            hint: 'Correct the `with:` block of this step.',
        });
    }
    return values;
}
const shownCharacters = 100;
function found(parser, raw) {
    if (raw.trim() === '')
        return 'nothing';
    if (parser.sensitive)
        return 'a value that is not shown because it is secret';
    const line = JSON.stringify(raw.trim());
    return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}
function camelCase(name) {
    return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/packages/action/neutralize.js
// The runner reads commands out of everything a step prints: `::name::` at the start of a line (after white space) and,
// still, `##[name]` anywhere in it (actions/runner, src/Runner.Common/ActionCommand.cs). Text from elsewhere, such as a
// build's output, could set outputs or stop the masking that way. A space inside the marker keeps it readable and inert.
const commandAtStart = /^([\s\u0085]*):(?=:)/;
const commandAnywhere = /##(?=\[)/g;
const lineBreak = /\r\n|[\n\r]/;
/** The lines of a text, none of which the runner takes for a command. */
function neutralize(text) {
    return text.split(lineBreak).map((line) => line.replace(commandAtStart, '$1: ').replace(commandAnywhere, '# # '));
}

;// CONCATENATED MODULE: ./build/packages/action/log.js



/** actions/runner, src/Runner.Worker/ExecutionContext.cs: _maxCountPerIssueType */
const annotationsPerLevel = 10;
const annotators = { error: core_error, warning: warning, notice: notice };
function createLog() {
    const issued = { error: 0, warning: 0, notice: 0 };
    return {
        info: print,
        debug: core_debug,
        group: group,
        mask: (secret) => core_setSecret(secret.reveal()),
        annotate(level, message, at) {
            issued[level] += 1;
            if (issued[level] > annotationsPerLevel)
                print(`${level}: ${message}`);
            else
                annotators[level](message, annotation(at));
        },
    };
}
function print(text) {
    process.stdout.write(neutralize(text).join(external_node_os_.EOL) + external_node_os_.EOL);
}
function annotation(at, title) {
    return {
        ...(title === undefined ? {} : { title }),
        ...(at === undefined ? {} : { file: at.file }),
        ...(at?.line === undefined ? {} : { startLine: at.line }),
        ...(at?.column === undefined ? {} : { startColumn: at.column }),
    };
}

;// CONCATENATED MODULE: ./build/packages/action/proxy.js
const variables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
/** Services of the job itself, which no proxy reaches. */
const direct = ['localhost', '127.0.0.1', '[::1]'];
/**
 * Lets all requests of this process go through the proxy that the runner's environment names.
 * @see https://docs.github.com/en/actions/how-tos/manage-runners/self-hosted-runners/use-proxy-servers
 */
function useProxy(environment, log) {
    if (!variables.some((name) => environment[name]))
        return;
    // not loaded where it is not needed; a runner's Node before 24.14 does not have the function
    const http = process.getBuiltinModule('node:http');
    if (http.setGlobalProxyFromEnv === undefined) {
        log.annotate('warning', `Requests go past the proxy: update the runner, whose Node ${process.version} knows none.`);
        return;
    }
    const past = [environment.no_proxy ?? environment.NO_PROXY ?? '', ...direct].filter((host) => host !== '').join(',');
    http.setGlobalProxyFromEnv({ ...environment, no_proxy: past, NO_PROXY: past });
}

// EXTERNAL MODULE: ./build/packages/action/markdown.js
var markdown = __nccwpck_require__(3594);
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
;// CONCATENATED MODULE: ./build/packages/action/summary.js


/** GitHub drops a step summary over 1 MiB whole (docs: workflow commands, job summaries). */
const limit = 1024 * 1024 - 1024;
/** Appends to the step's summary; outside of a runner there is none. */
async function writeSummary(markdown) {
    if (markdown === '' || !process.env.GITHUB_STEP_SUMMARY)
        return;
    await summary.addRaw(cut(markdown), true).write();
}
function cut(markdown) {
    const bytes = external_node_buffer_namespaceObject.Buffer.from(markdown);
    if (bytes.length <= limit)
        return markdown;
    return `${bytes
        .subarray(0, limit)
        .toString('utf8')
        .replace(/\uFFFD$/, '')}\n\nThe summary was cut at 1 MiB.`;
}

;// CONCATENATED MODULE: ./build/packages/action/report.js






/** Fails the step: says what went wrong, where and what to do, in the log, on the run's page and in the summary. */
async function reportFailure(error) {
    process.exitCode = ExitCode.Failure;
    if (error instanceof action_error/* ActionError */.l)
        await reportExpected(error);
    else
        reportBug(error);
    for (const cause of causes(error))
        info(neutralize(`caused by: ${cause}`).join(' / '));
}
async function reportExpected(error) {
    const message = error.hint === undefined ? error.message : `${error.message}\n${error.hint}`;
    core_error(message, annotation(error.at, error.code));
    const lines = [
        `**${error.code}** ${(0,markdown/* escapeText */.X1)(error.message)}`,
        ...(error.hint === undefined ? [] : [(0,markdown/* escapeText */.X1)(error.hint)]),
    ];
    await writeSummary(`> [!CAUTION]\n${lines.map((line) => `> ${line}`).join('\n>\n')}\n`);
}
function reportBug(error) {
    core_error(`This is a bug in the action, please report it: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error)
        core_debug(error.stack ?? '');
}
function causes(error) {
    if (!(error instanceof Error) || error.cause === undefined)
        return [];
    const { cause } = error;
    return [cause instanceof Error ? cause.message : String(cause), ...causes(cause)];
}

;// CONCATENATED MODULE: ./build/packages/action/runner.js
function readRunner(environment, log) {
    const read = (name) => environment[name] ?? '';
    const repository = read('GITHUB_REPOSITORY');
    const serverUrl = read('GITHUB_SERVER_URL') || 'https://github.com';
    return {
        eventName: read('GITHUB_EVENT_NAME'),
        ref: read('GITHUB_REF'),
        refName: read('GITHUB_REF_NAME'),
        sha: read('GITHUB_SHA'),
        repository,
        owner: read('GITHUB_REPOSITORY_OWNER') || (repository.split('/')[0] ?? ''),
        actor: read('GITHUB_ACTOR'),
        job: read('GITHUB_JOB'),
        runId: read('GITHUB_RUN_ID'),
        runAttempt: read('GITHUB_RUN_ATTEMPT'),
        serverUrl,
        apiUrl: read('GITHUB_API_URL') || 'https://api.github.com',
        graphqlUrl: read('GITHUB_GRAPHQL_URL') || 'https://api.github.com/graphql',
        runUrl: `${serverUrl}/${repository}/actions/runs/${read('GITHUB_RUN_ID')}`,
        workspace: read('GITHUB_WORKSPACE') || process.cwd(),
        temp: read('RUNNER_TEMP'),
        log,
        variable: (name) => environment[name],
        environment: childEnvironment(environment),
    };
}
// A child that could write the runner's files could set outputs and the environment of later steps.
const withheld = /^(INPUT_.*|ACTIONS_.*|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)|.*_(TOKEN|PASSWORD|SECRET)|NODE_OPTIONS)$/;
function childEnvironment(environment) {
    return Object.fromEntries(Object.entries(environment).filter((entry) => entry[1] !== undefined && !withheld.test(entry[0])));
}

;// CONCATENATED MODULE: ./build/packages/action/action.js







/** Runs an action as the runner's child: reads the environment, reports to the runner, and never rejects. */
async function action(definition) {
    try {
        maskSensitive(definition.inputs);
        const runner = readRunner(process.env, createLog());
        useProxy(process.env, runner.log);
        const inputs = parseInputs(definition.inputs, readInput);
        const result = await definition.run(inputs, await definition.ports(inputs, runner));
        for (const [name, value] of Object.entries(definition.outputs(result)))
            setOutput(name, value);
        await writeSummary(definition.summary(result));
        const failure = definition.failure?.(result);
        if (failure !== undefined)
            await reportFailure(failure);
    }
    catch (error) {
        await reportFailure(error);
    }
}
function readInput(name) {
    return getInput(name, { trimWhitespace: false });
}
/** Before anything is printed. The runner masks whole lines, so a secret of several lines is masked line by line too. */
function maskSensitive(inputs) {
    for (const [name, parser] of Object.entries(inputs)) {
        if (!parser.sensitive)
            continue;
        const value = readInput(name).trim();
        const lines = value.split(/\r?\n/).map((line) => line.trim());
        for (const part of new Set([value, ...lines, ...(parser.secretsIn?.(value) ?? [])])) {
            if (part !== '')
                core_setSecret(part);
        }
    }
}


/***/ }),

/***/ 3594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   X1: () => (/* binding */ escapeText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
// Markdown for summaries and pull-request bodies. Everything that is passed in is data: it is shown as it stands and
// can neither close a block, mention a person, nor load an image.
/** Text as text: character references are never syntax in GitHub-flavored Markdown. */
function escapeText(text) {
    return text
        .replace(/[&<>"'`*_{}[\]()#!|~\\@]/g, (character) => `&#${character.charCodeAt(0)};`)
        .replaceAll('://', '&#58;//')
        .replace(/\s+/g, ' ');
}
/** A code span; the fence is longer than any run of backticks inside. */
function code(text) {
    const line = text.replace(/\s+/g, ' ');
    if (line.trim() === '')
        return '';
    // A backslash before a pipe cannot be written inside a span in a table, where `\|` is the pipe alone.
    if (line.includes('|'))
        return `<code>${escapeText(line)}</code>`;
    const fence = '`'.repeat(longestRun(line) + 1);
    const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${line}${pad}${fence}`;
}
/** A link; anything but an http(s) address is shown as text alone. */
function link(text, url) {
    return /^https?:\/\/[^\s<>()]+$/.test(url) ? `[${escapeText(text)}](${url})` : escapeText(text);
}
/** Cells are Markdown. */
function table(header, rows) {
    const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
    return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
function cell(markdown) {
    return markdown.replaceAll('|', '\\|').replace(/\r?\n/g, ' ');
}
/** A code block; the fence is longer than any run of backticks inside. */
function fenced(text, language = '') {
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
    return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}
/** A folded section; `body` is Markdown. */
function details(title, body) {
    return `<details><summary>${escapeText(title)}</summary>\n\n${body}\n\n</details>`;
}
function longestRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}


/***/ }),

/***/ 6033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lh: () => (/* binding */ foundationOf),
/* harmony export */   jj: () => (/* binding */ useOf),
/* harmony export */   re: () => (/* binding */ baseImagesOf)
/* harmony export */ });
/* harmony import */ var _image__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2459);
/* harmony import */ var _image__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6965);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1292);
/* harmony import */ var _requested_stages_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9347);



/** The images that the needed stages start from, those of all platforms; none where the Dockerfile is wrong. */
async function baseImagesOf(request) {
    const own = (0,_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformOf */ .tj)(process.arch);
    const found = new Map();
    for (const platform of request.platforms.length === 0 ? [own] : request.platforms) {
        const stages = await (0,_requested_stages_js__WEBPACK_IMPORTED_MODULE_1__/* .requestedStages */ .IF)(request, platform, own);
        for (const image of stages === undefined ? [] : imagesIn(stages, request)) {
            found.set(`${image.at.line} ${(0,_image__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .F)(image.reference)}`, image);
        }
    }
    return [...found.values()];
}
function imagesIn(stages, { buildContexts }) {
    const { chain } = stages;
    return (0,_requested_stages_js__WEBPACK_IMPORTED_MODULE_1__/* .neededStages */ .xB)(stages).flatMap((stage) => {
        if (stage.base === 'scratch' || buildContexts.has(stage.base) || isStage(stage, stages))
            return [];
        const parsed = (0,_image__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F)(stage.base);
        if (!parsed.ok)
            return [];
        const isFoundation = stage === chain[0];
        return [{ reference: parsed.value, at: stage.from.at, isFoundation, isDirect: isFoundation && chain.length === 1 }];
    });
}
function isStage(stage, { all }) {
    return all.slice(0, all.indexOf(stage)).some(({ name }) => name === stage.base.toLowerCase());
}
/** The one image that the built image goes on from; `undefined` where there is none, or each platform has another. */
function foundationOf(images) {
    const foundations = images.filter(({ isFoundation }) => isFoundation);
    const names = new Set(foundations.map(({ reference }) => (0,_image__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .F)(reference)));
    return names.size === 1 ? foundations[0] : undefined;
}
/** The use of an image among those that an engine tells of, which may have added a tag or a digest to its name. */
function useOf(image, uses) {
    if (image === undefined)
        return undefined;
    const { repository, tag, digest } = image.reference;
    return uses.find((use) => {
        const parsed = (0,_image__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F)(use.name);
        if (!parsed.ok || parsed.value.repository !== repository)
            return false;
        return digest === undefined ? (parsed.value.tag ?? 'latest') === (tag ?? 'latest') : use.digest === digest;
    });
}


/***/ }),

/***/ 6624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ expand)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8825);

/**
 * Takes quotes and escapes away and puts the values of variables in, as Docker does for a single word.
 * @throws ActionError DOCKERFILE_INVALID for an open quote or brace, or a variable that is required and missing
 * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
function expand(word, scope) {
    return readUntil({ text: word, offset: 0 }, undefined, scope);
}
function take(cursor) {
    const character = cursor.text.charAt(cursor.offset);
    cursor.offset += 1;
    return character;
}
function ended(cursor) {
    return cursor.offset >= cursor.text.length;
}
function readUntil(cursor, end, scope) {
    let result = '';
    while (!ended(cursor)) {
        const character = take(cursor);
        if (character === end)
            return result;
        if (character === "'")
            result += readSingleQuoted(cursor, scope);
        else if (character === '"')
            result += readDoubleQuoted(cursor, scope);
        else if (character === '$')
            result += readVariable(cursor, scope);
        else
            result += character === scope.escapeCharacter ? take(cursor) : character;
    }
    if (end !== undefined)
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(scope.at, `"${end}" is missing in ${cursor.text}`);
    return result;
}
function readSingleQuoted(cursor, scope) {
    const end = cursor.text.indexOf("'", cursor.offset);
    if (end < 0)
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(scope.at, `a single quote is not closed in ${cursor.text}`);
    const result = cursor.text.slice(cursor.offset, end);
    cursor.offset = end + 1;
    return result;
}
function readDoubleQuoted(cursor, scope) {
    let result = '';
    while (!ended(cursor)) {
        const character = take(cursor);
        if (character === '"')
            return result;
        if (character === '$')
            result += readVariable(cursor, scope);
        else if (character === scope.escapeCharacter && isEscapable(cursor, scope))
            result += take(cursor);
        else
            result += character;
    }
    throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(scope.at, `a double quote is not closed in ${cursor.text}`);
}
function isEscapable(cursor, scope) {
    return ['"', '$', scope.escapeCharacter].includes(cursor.text.charAt(cursor.offset));
}
function readVariable(cursor, scope) {
    if (cursor.text.charAt(cursor.offset) !== '{') {
        const name = readName(cursor);
        return name === '' ? '$' : (scope.variables.get(name) ?? '');
    }
    cursor.offset += 1;
    const name = readName(cursor);
    const next = take(cursor);
    if (name === '')
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(scope.at, `a variable has no name in ${cursor.text}`);
    if (next === '}')
        return scope.variables.get(name) ?? '';
    const emptyCounts = next !== ':';
    const operator = emptyCounts ? next : take(cursor);
    const value = scope.variables.get(name);
    const present = value !== undefined && (emptyCounts || value !== '');
    return substitute(operator, { name, value: value ?? '', present, word: readUntil(cursor, '}', scope) }, scope);
}
function substitute(operator, { name, value, present, word }, scope) {
    switch (operator) {
        case '-':
            return present ? value : word;
        case '+':
            return present ? word : '';
        case '?':
            if (present)
                return value;
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(scope.at, `variable ${name} is required: ${word || 'it has no value'}`);
        default:
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .needsBuilder */ .B)({ keyword: `\${${name}…}`, at: scope.at }, `uses the substitution "${operator}"`);
    }
}
function readName(cursor) {
    const [name = ''] = /^(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?\-$!])?/.exec(cursor.text.slice(cursor.offset)) ?? [];
    cursor.offset += name.length;
    return name;
}


/***/ }),

/***/ 649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseDockerfile)
/* harmony export */ });
/* harmony import */ var dockerfile_ast__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8390);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8825);


/**
 * Splits a Dockerfile into instructions. What an instruction means is left to whoever executes it.
 * @param file the name to show in errors
 * @see https://docs.docker.com/reference/dockerfile/
 */
function parseDockerfile(text, file) {
    const parsed = dockerfile_ast__WEBPACK_IMPORTED_MODULE_0__.DockerfileParser.parse(text);
    const escapeCharacter = parsed.getEscapeCharacter();
    const syntax = parsed.getDirectives().find((directive) => directive.getName().toLowerCase() === 'syntax');
    const instructions = parsed.getInstructions().map((instruction) => {
        const at = { file, line: instruction.getRange().start.line + 1 };
        const rest = joinLines(instruction.getTextContent(), escapeCharacter).slice(instruction.getInstruction().length);
        return { keyword: instruction.getKeyword(), ...splitFlags(rest.trim()), at };
    });
    if (instructions.length === 0)
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)({ file }, 'The Dockerfile holds no instruction');
    return { escapeCharacter, syntax: syntax?.getValue(), instructions };
}
/** Comment lines and blank lines between continued lines do not count. */
function joinLines(text, escapeCharacter) {
    const continued = new RegExp(`\\${escapeCharacter}[ \\t]*$`);
    return text
        .split(/\r?\n/)
        .filter((line, index) => index === 0 || !/^\s*(#|$)/.test(line))
        .map((line) => line.replace(continued, ''))
        .join('');
}
function splitFlags(text) {
    const flags = [];
    let rest = text;
    for (let match = flagPattern.exec(rest); match !== null; match = flagPattern.exec(rest)) {
        const [whole, name = '', value] = match;
        flags.push({ name, value });
        rest = rest.slice(whole.length);
    }
    return { flags, text: rest };
}
const flagPattern = /^--([a-z][a-z-]*)(?:=(\S*))?(?:\s+|$)/;


/***/ }),

/***/ 8825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ invalid),
  B: () => (/* binding */ needsBuilder)
});

// EXTERNAL MODULE: ./build/packages/error/action-error.js
var action_error = __nccwpck_require__(2612);
;// CONCATENATED MODULE: ./build/packages/error/position.js
/** `file:line:col`, as far as it is known. */
function formatPosition({ file, line, column }) {
    if (line === undefined)
        return file;
    return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

;// CONCATENATED MODULE: ./build/packages/engine/dockerfile/refusal.js

/** The Dockerfile is wrong: no engine could build it. */
function invalid(at, found, hint) {
    return new action_error/* ActionError */.l('DOCKERFILE_INVALID', `Reading ${formatPosition(at)} failed: ${found}.`, {
        at,
        ...(hint === undefined ? {} : { hint }),
    });
}
/** Who else can: every engine that runs commands, or those that build with BuildKit. */
const others = { any: 'Engines buildx, docker, buildah and podman can', BuildKit: 'Engines buildx and docker can' };
/** The Dockerfile is right, and asks for something that needs a builder which runs commands. */
function needsBuilder({ keyword, at }, found, by = 'any') {
    return new action_error/* ActionError */.l('ENGINE_CANNOT', `Engine assemble cannot build ${formatPosition(at)}: ${keyword} ${found}.`, {
        hint: `${others[by]}: set \`engine: auto\`, or name one that the runner has.`,
        at,
    });
}


/***/ }),

/***/ 1867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readStages),
/* harmony export */   p: () => (/* binding */ chainTo)
/* harmony export */ });
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2612);
/* harmony import */ var _expand_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6624);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8825);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8291);




/** @throws ActionError DOCKERFILE_INVALID, or INPUT_INVALID for a target that does not exist */
function readStages(dockerfile, options) {
    const { instructions } = dockerfile;
    const firstFrom = instructions.findIndex(({ keyword }) => keyword === 'FROM');
    if (firstFrom < 0)
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(instructions[0]?.at ?? { file: 'Dockerfile' }, 'there is no FROM');
    const globals = readGlobals(dockerfile, instructions.slice(0, firstFrom), options);
    const stages = [];
    for (let start = firstFrom; start < instructions.length;) {
        const next = instructions.findIndex(({ keyword }, index) => index > start && keyword === 'FROM');
        const end = next < 0 ? instructions.length : next;
        stages.push(readStage(dockerfile, instructions.slice(start, end), globals));
        start = end;
    }
    return { all: stages, chain: chainTo(stages, targetIndex(stages, options.target)), globals };
}
function readGlobals({ escapeCharacter }, instructions, { buildArgs, platformArgs }) {
    const globals = new Map(platformArgs);
    for (const { keyword, text, at } of instructions) {
        if (keyword !== 'ARG')
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(at, `${keyword} stands before the first FROM`);
        for (const word of (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .splitWords */ .yM)(text, escapeCharacter)) {
            const [name = '', ...value] = word.split('=');
            const given = buildArgs.get(name);
            if (given !== undefined)
                globals.set(name, given);
            else if (value.length > 0)
                globals.set(name, (0,_expand_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .f)(value.join('='), { variables: globals, escapeCharacter, at }));
        }
    }
    return globals;
}
function readStage({ escapeCharacter }, [from, ...instructions], globals) {
    if (from === undefined)
        throw new TypeError('A stage starts with FROM.');
    const [image = '', as, name, ...more] = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .splitWords */ .yM)(from.text, escapeCharacter);
    if (image === '' || more.length > 0 || (as !== undefined && (as.toUpperCase() !== 'AS' || name === undefined))) {
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(from.at, `FROM ${from.text} is not of the form FROM image [AS name]`);
    }
    const base = (0,_expand_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .f)(image, { variables: globals, escapeCharacter, at: from.at });
    if (base === '')
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(from.at, `FROM ${image} is empty once its variables are replaced`);
    return { name: name?.toLowerCase(), from, base, instructions };
}
function targetIndex(stages, target) {
    if (target === undefined)
        return stages.length - 1;
    const named = stages.findIndex(({ name }) => name === target.toLowerCase());
    const index = named < 0 && /^\d+$/.test(target) ? Number(target) : named;
    if (stages[index] !== undefined)
        return index;
    const names = stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
    throw new _error__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('INPUT_INVALID', `Input "target": the Dockerfile has no stage "${target}".`, {
        hint: names.length === 0 ? 'Its stages have no names (FROM … AS name).' : `Its stages: ${names.join(', ')}.`,
    });
}
/** A stage that starts from an earlier one goes on where that ends: that one comes first. */
function chainTo(stages, index) {
    const stage = stages[index];
    if (stage === undefined)
        throw new TypeError('The target is one of the stages.');
    const parent = stages.slice(0, index).findLastIndex(({ name }) => name === stage.base.toLowerCase());
    return parent < 0 ? [stage] : [...chainTo(stages, parent), stage];
}


/***/ }),

/***/ 8291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Rr: () => (/* binding */ jsonList),
/* harmony export */   _Y: () => (/* binding */ splitPairs),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   yM: () => (/* binding */ splitWords)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8825);

/** Splits at white space outside of quotes; quotes and escapes stay in the words. */
function splitWords(text, escapeCharacter) {
    const escaped = `\\${escapeCharacter}.`;
    const ordinary = `[^\\${escapeCharacter}]`;
    const quoted = `"(?:${escaped}|(?!")${ordinary})*"?|'[^']*'?`;
    const word = new RegExp(`(?:${escaped}|${quoted}|(?!["'\\s])${ordinary}|\\${escapeCharacter}$)+`, 'gs');
    return text.match(word) ?? [];
}
/** `name=value …`, or the old form `name value that goes on to the end of the line`. */
function splitPairs({ keyword, text, at }, escapeCharacter) {
    const words = splitWords(text, escapeCharacter);
    const [first] = words;
    if (first === undefined)
        throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(at, `${keyword} has no argument`);
    if (!first.includes('=')) {
        const [, name = '', value = ''] = /^(\S+)\s+(.+)$/s.exec(text) ?? [];
        if (name === '')
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(at, `${keyword} ${first} has no value`, `Write ${keyword} ${first}=value.`);
        return [{ name, value }];
    }
    return words.map((word) => {
        const split = word.indexOf('=');
        if (split < 1)
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(at, `${keyword} has "${word}" where name=value is expected`);
        return { name: word.slice(0, split), value: word.slice(split + 1) };
    });
}
/** The JSON form `["a", "b"]`; `undefined` where the text is not one, and is to be read as plain words. */
function jsonList(text) {
    if (!text.startsWith('['))
        return undefined;
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** The JSON form, or words without regard to quotes: COPY, ADD, VOLUME. */
function listOf(text) {
    return jsonList(text) ?? text.split(/\s+/).filter((word) => word !== '');
}


/***/ }),

/***/ 1292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   iD: () => (/* binding */ platform),
/* harmony export */   my: () => (/* binding */ samePlatform),
/* harmony export */   tj: () => (/* binding */ platformOf),
/* harmony export */   xZ: () => (/* binding */ platformArgs)
/* harmony export */ });
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5096);
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5042);

const architectures = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** The platform that an engine on this machine builds for. @param arch `process.arch` */
function platformOf(arch) {
    return { os: 'linux', architecture: architectures[arch] ?? arch };
}
function formatPlatform({ os, architecture, variant }) {
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
const otherNames = {
    x86_64: 'amd64',
    'x86-64': 'amd64',
    i386: '386',
    aarch64: 'arm64',
    'arm64/v8': 'arm64',
    'amd64/v1': 'amd64',
    armhf: 'arm/v7',
    arm: 'arm/v7',
};
/** `linux/arm64`, also by the names that other tools give a processor. @see https://github.com/containerd/platforms */
const platform = (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refine */ .YP)(_input__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, (written) => {
    const [, named = ''] = /^linux\/([a-z0-9_-]+(?:\/v[0-9]+)?)$/.exec(written.toLowerCase()) ?? [];
    const [architecture = '', variant] = (otherNames[named] ?? named).split('/');
    if (architecture === '')
        return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a platform such as linux/amd64 or linux/arm/v7');
    return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)({ os: 'linux', architecture, ...(variant === undefined ? {} : { variant }) });
});
function samePlatform(one, other) {
    return formatPlatform(one) === formatPlatform(other);
}
/**
 * The variables that a Dockerfile may declare.
 * @param build where commands run
 * @see https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope
 */
function platformArgs(target, build = target) {
    return new Map([['TARGET', target], ['BUILD', build]].flatMap(([prefix, is]) => [
        [`${prefix}PLATFORM`, formatPlatform(is)],
        [`${prefix}OS`, is.os],
        [`${prefix}ARCH`, is.architecture],
        [`${prefix}VARIANT`, is.variant ?? ''],
    ]));
}


/***/ }),

/***/ 9347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ requestedStages),
/* harmony export */   ap: () => (/* binding */ stageNamed),
/* harmony export */   nR: () => (/* binding */ copiedFrom),
/* harmony export */   xB: () => (/* binding */ neededStages)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2612);
/* harmony import */ var _dockerfile_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(649);
/* harmony import */ var _dockerfile_stages_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1867);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1292);





/** The stages of the Dockerfile for one platform; `undefined` where it is wrong: the engine knows better in which way. */
async function requestedStages({ file, fileName, target, buildArgs }, platform, build) {
    try {
        const dockerfile = (0,_dockerfile_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDockerfile */ .A)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8'), fileName);
        return (0,_dockerfile_stages_js__WEBPACK_IMPORTED_MODULE_2__/* .readStages */ .i)(dockerfile, { target, buildArgs, platformArgs: (0,_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .platformArgs */ .xZ)(platform, build) });
    }
    catch (error) {
        if (error instanceof _error__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .l)
            return undefined;
        throw error;
    }
}
/** Where the stage takes files from: images, other stages, named contexts. */
function copiedFrom({ instructions }) {
    return instructions.flatMap(({ keyword, flags }) => flags.flatMap(({ name, value = '' }) => {
        if (name === 'from')
            return [value];
        const mounted = keyword === 'RUN' && name === 'mount' ? /(?:^|,)from=([^,]+)/.exec(value)?.[1] : undefined;
        return mounted === undefined ? [] : [mounted];
    }));
}
/** The stages that the target needs, itself included. */
function neededStages({ all, chain }) {
    const needed = new Set();
    const add = (stage) => {
        if (stage === undefined || needed.has(stage))
            return;
        needed.add(stage);
        for (const name of [stage.base, ...copiedFrom(stage)])
            add(stageNamed(name, all.slice(0, all.indexOf(stage))));
    };
    add(chain.at(-1));
    return [...needed];
}
/** The last of these stages that has the name, or the number. */
function stageNamed(name, stages) {
    const named = stages.findLast((stage) => stage.name === name.toLowerCase());
    return named ?? (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
}


/***/ }),

/***/ 2612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
/**
 * An expected failure. The message says what was attempted and what was found, the hint what to do.
 * Everything else that is thrown is a bug of ours, and is reported as such.
 */
class ActionError extends Error {
    name = 'ActionError';
    code;
    hint;
    at;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.hint = details.hint;
        this.at = details.at;
    }
}


/***/ }),

/***/ 159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ repositoryLimit),
/* harmony export */   JF: () => (/* binding */ hostPattern),
/* harmony export */   Ss: () => (/* binding */ qualify),
/* harmony export */   V_: () => (/* binding */ digestPattern),
/* harmony export */   bO: () => (/* binding */ tagPattern),
/* harmony export */   mQ: () => (/* binding */ splitReference),
/* harmony export */   qF: () => (/* binding */ tagLimit),
/* harmony export */   s$: () => (/* binding */ pathPattern)
/* harmony export */ });
/**
 * The grammar of image references.
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
const component = /[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*/.source;
const label = /(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])/.source;
const pathPattern = new RegExp(`^${component}(?:/${component})*$`);
const hostPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestPattern = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
/** Many clients count host, `/` and path together, so the stricter reading of the limit is the portable one. */
const repositoryLimit = 255;
const tagLimit = 128;
/** The default registry, and the alias that Docker's own configuration files use for it. */
const dockerHub = 'docker.io';
const dockerHubAlias = 'index.docker.io';
/** Cuts a reference at its separators, without judging the parts. */
function splitReference(text) {
    const [named, digest] = cut(text, text.indexOf('@'));
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const [name, tag] = cut(named, colon);
    const [first, rest] = cut(name, name.indexOf('/'));
    return rest !== undefined && isHost(first)
        ? { host: first, path: rest, tag, digest }
        : { host: undefined, path: name, tag, digest };
}
/** Gives the short names of Docker Hub their full form: `nginx` is `docker.io/library/nginx`. */
function qualify({ host, path }) {
    const registry = host === undefined || host === dockerHubAlias ? dockerHub : host;
    return { registry, path: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}
/** The first component is a host only if it cannot be a user of Docker Hub. */
function isHost(component) {
    return /[.:]/.test(component) || component === 'localhost' || component !== component.toLowerCase();
}
function cut(text, at) {
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}


/***/ }),

/***/ 6965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseReference)
/* harmony export */ });
/* unused harmony export image */
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5096);
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5042);
/* harmony import */ var _grammar_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(159);


/** Reads an image reference as docker, containerd and the kubelet read it. Never throws. */
function parseReference(text) {
    const parts = (0,_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .splitReference */ .mQ)(text);
    const { registry, path } = (0,_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .qualify */ .Ss)(parts);
    const repository = `${registry}/${path}`;
    const expected = expectedText(text) ?? expectedRepository(registry, path) ?? expectedTag(parts.tag) ?? expectedDigest(parts.digest);
    if (expected !== undefined)
        return (0,_input__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(expected);
    return (0,_input__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .Ju)({
        registry,
        path,
        repository,
        ...(parts.tag !== undefined && { tag: parts.tag }),
        ...(parts.digest !== undefined && { digest: parts.digest }),
    });
}
/** An image, in an input. */
const image = (0,_input__WEBPACK_IMPORTED_MODULE_1__/* .refine */ .YP)(_input__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq, parseReference);
const example = 'such as ghcr.io/acme/shop:1.2.3';
function expectedText(text) {
    if (text === '')
        return `an image reference, ${example}`;
    if (/^[a-z]+:\/\//i.test(text))
        return `an image reference without a scheme, ${example}`;
    if (/\s/.test(text))
        return `an image reference without white space, ${example}`;
    // docker reads 64 hexadecimal digits as an image's local id
    if (/^[a-f0-9]{64}$/.test(text))
        return `an image reference, ${example}, not 64 hexadecimal digits`;
    return undefined;
}
function expectedRepository(registry, path) {
    if (registry.length + 1 + path.length > _grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryLimit */ .E9) {
        return `host and path of at most ${_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryLimit */ .E9} characters`;
    }
    if (!_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .hostPattern */ .JF.test(registry))
        return 'a registry host with an optional port before the first "/"';
    if (_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .pathPattern */ .s$.test(path))
        return undefined;
    if (_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .pathPattern */ .s$.test(path.toLowerCase()))
        return 'a path in lower case (repository name must be lowercase)';
    return 'a path of lower-case letters and digits, separated by ".", "_", "__", "-" or "/" (invalid reference format)';
}
function expectedTag(tag) {
    if (tag === undefined || _grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .tagPattern */ .bO.test(tag))
        return undefined;
    return tag.length > _grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .tagLimit */ .qF
        ? `a tag of at most ${_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .tagLimit */ .qF} characters`
        : 'a tag of letters, digits, "_", "." and "-" that starts with none of ".-" (invalid tag format)';
}
function expectedDigest(digest) {
    if (digest === undefined || _grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .digestPattern */ .V_.test(digest))
        return undefined;
    return _grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .digestPattern */ .V_.test(digest.toLowerCase())
        ? 'a digest in lower case'
        : 'a digest of the form sha256: and 64 hexadecimal digits';
}


/***/ }),

/***/ 2459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ formatReference)
/* harmony export */ });
/* unused harmony export sameRepository */
/** `host/path:tag@sha256:…`, as far as the reference goes. */
function formatReference({ repository, tag, digest }) {
    return `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
/** Whether two references name the same repository, however they were written; tags and digests do not count. */
function sameRepository(a, b) {
    return a.path === b.path && a.registry.toLowerCase() === b.registry.toLowerCase();
}


/***/ }),

/***/ 9688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  f: () => (/* binding */ expand),
  k: () => (/* binding */ expectedExpressions)
});

;// CONCATENATED MODULE: ./build/packages/image/tags/date.js
/** ISO 8601, with the characters that a tag has: what moment's default format becomes in one. */
const standardFormat = 'YYYY-MM-DDTHH-mm-ss';
/** Formats a time in UTC with moment's tokens for years to seconds, and X for the seconds since 1970. */
function formatDate(epochSeconds, format = standardFormat) {
    const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = new Date(epochSeconds * 1000)
        .toISOString()
        .split(/[-T:.]/);
    const parts = {
        ...{ YYYY: year, YY: year.slice(-2), MM: month, DD: day, HH: hour, mm: minute, ss: second },
        X: String(epochSeconds),
    };
    return format.replaceAll(/YYYY|YY|MM|DD|HH|mm|ss|X/g, (token) => parts[token] ?? token);
}

;// CONCATENATED MODULE: ./build/packages/image/tags/expressions.js

const names = [
    'version',
    'major',
    'minor',
    'patch',
    'raw',
    'branch',
    'tag',
    'sha',
    'base_ref',
    'is_default_branch',
    'date',
    'commit_date',
];
const expression = /\{\{\s*([a-z_]+)(?:\s+'([^'{}]*)')?\s*\}\}/g;
/** What is wrong with the expressions in a text, as words that follow "expected". */
function expectedExpressions(text) {
    for (const [, name = '', format] of text.matchAll(expression)) {
        if (!names.some((known) => known === name))
            return `one of {{${names.join('}}, {{')}}}`;
        if (format !== undefined && !/date$/.test(name))
            return `{{${name}}} without an argument`;
    }
    const rest = text.replaceAll(expression, '');
    return /\{\{|\}\}/.test(rest)
        ? `one of {{${names.join('}}, {{')}}}, the last two with a format: {{date 'YYYYMMDD'}} (UTC)`
        : undefined;
}
/** The text with every expression replaced. */
function expand(text, values) {
    return text.replaceAll(expression, (whole, name, format) => {
        const known = names.find((candidate) => candidate === name);
        if (known === undefined)
            return whole;
        const value = values[known];
        return typeof value === 'number' ? formatDate(value, format) : value;
    });
}


/***/ }),

/***/ 2995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ forwardTags),
/* harmony export */   U: () => (/* binding */ movingTags)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2088);

/** What moves with each higher release: `latest`, `1.2`, `1`. */
const movingTags = ['latest', 'minor', 'major'];
/** The moving tags of a version: none before a release (`1.0.0-rc.1`), and no major 0, in which everything may change. */
function forwardTags(version, wanted) {
    const parsed = semver__WEBPACK_IMPORTED_MODULE_0__.parse(version);
    if (parsed === null || parsed.prerelease.length > 0)
        return [];
    const { major, minor } = parsed;
    const names = {
        latest: 'latest',
        minor: `${major}.${minor}`,
        major: major === 0 ? undefined : String(major),
    };
    return movingTags
        .filter((tag) => wanted.includes(tag))
        .map((tag) => names[tag])
        .filter((name) => name !== undefined)
        .map((name) => ({ name, policy: 'forward', origin: 'moving-tags' }));
}


/***/ }),

/***/ 5096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ju: () => (/* binding */ accept),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   YP: () => (/* binding */ refine)
/* harmony export */ });
function accept(value) {
    return { ok: true, value };
}
function refuse(expected) {
    return { ok: false, expected };
}
/** Turns what a parser accepted into something else, which may refuse in turn. */
function refine(parser, next) {
    return {
        ...parser,
        parse(text) {
            const parsed = parser.parse(text);
            return parsed.ok ? next(parsed.value) : parsed;
        },
    };
}


/***/ }),

/***/ 5042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   rJ: () => (/* binding */ secret),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* unused harmony exports verbatim, duration */
/* harmony import */ var _secret__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8557);
/* harmony import */ var _parser_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5096);


/** The text as it stands, without surrounding white space. '' when the input is absent. */
const text = { parse: (raw) => (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)(raw.trim()) };
/** The text exactly as written: for values where white space counts (a body, a message). */
const verbatim = { parse: _parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju };
/** Refuses an absent input. */
function required(parser) {
    return { ...parser, parse: (raw) => (raw.trim() === '' ? (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a value') : parser.parse(raw)) };
}
/** `undefined` when the input is absent. */
function optional(parser) {
    return { ...parser, parse: (raw) => (raw.trim() === '' ? (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)(undefined) : parser.parse(raw)) };
}
const booleans = {
    true: true,
    True: true,
    TRUE: true,
    false: false,
    False: false,
    FALSE: false,
};
/** A boolean of YAML 1.2's core schema (https://yaml.org/spec/1.2/spec.html#id2804923), as `core.getBooleanInput`. */
const flag = {
    parse(raw) {
        const value = booleans[raw.trim()];
        return value === undefined ? (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('true or false') : (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)(value);
    },
};
function oneOf(...choices) {
    return (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .refine */ .YP)(text, (value) => {
        const choice = choices.find((candidate) => candidate === value);
        return choice === undefined ? (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`one of ${choices.join(', ')}`) : (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)(choice);
    });
}
/** Masked in the log before anything else happens; `undefined` when absent. */
const secret = {
    sensitive: true,
    parse: (raw) => (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)(raw.trim() === '' ? undefined : new _secret__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(raw.trim())),
};
const unitMilliseconds = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** `90s`, `5m`, `1h30m`: milliseconds. */
const duration = (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .refine */ .YP)(text, (value) => {
    const parts = [...value.matchAll(/(\d+)(ms|s|m|h)/g)];
    if (parts.length === 0 || parts.map(([part]) => part).join('') !== value)
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a duration like 90s or 5m');
    return (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)(parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitMilliseconds[unit] ?? 0), 0));
});


/***/ }),

/***/ 8925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ contentsOf),
/* harmony export */   o: () => (/* binding */ manifestsOf)
/* harmony export */ });
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2612);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8800);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3170);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7250);




/**
 * Reads what a manifest refers to.
 * @param source what the bytes are, for the error
 * @throws ActionError REGISTRY_REFUSED when the bytes are no manifest of that media type
 */
function contentsOf(bytes, mediaType, source) {
    const manifest = parseObject(bytes, source);
    if ((0,_media_types_js__WEBPACK_IMPORTED_MODULE_0__/* .isIndex */ .nw)(mediaType))
        return { blobs: [], manifests: descriptors(manifest.manifests, source) };
    if (mediaType !== _media_types_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .Ib.ociManifest && mediaType !== _media_types_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .Ib.dockerManifest) {
        throw unreadable(source, `its media type is ${JSON.stringify(mediaType)}`);
    }
    return { blobs: descriptors([manifest.config, ...arrayOf(manifest.layers)], source), manifests: [] };
}
/** The `manifests` of an `index.json` or of an image index. */
function manifestsOf(bytes, source) {
    return descriptors(parseObject(bytes, source).manifests, source);
}
function parseObject(bytes, source) {
    const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .q)(bytes);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(value))
        throw unreadable(source, 'it is not a JSON object');
    return value;
}
function descriptors(value, source) {
    return arrayOf(value).map((item) => {
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(item))
            throw unreadable(source, 'a descriptor is missing');
        const { mediaType, digest, size } = item;
        if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number') {
            throw unreadable(source, 'a descriptor has no media type, digest or size');
        }
        // a digest becomes a file name in a layout and a path in a URL
        if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .algorithmOf */ .H)(digest) === undefined)
            throw unreadable(source, `${JSON.stringify(digest)} is not a digest`);
        return { mediaType, digest, size };
    });
}
function arrayOf(value) {
    return Array.isArray(value) ? value : [];
}
function unreadable(source, found) {
    return new _error__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('REGISTRY_REFUSED', `Reading ${source} failed: ${found}.`, {
        hint: 'Only OCI and Docker v2 images can be handled; build the image again.',
    });
}


/***/ }),

/***/ 8800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ algorithmOf),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

/** `sha256:` and the hexadecimal hash of the bytes; `algorithm` also takes `sha512`. */
function digestOf(bytes, algorithm = 'sha256') {
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
}
/** The algorithm of a digest that somebody else states; `undefined` if it is no digest, or one that we cannot check. */
function algorithmOf(digest) {
    if (/^sha256:[a-f0-9]{64}$/.test(digest))
        return 'sha256';
    return /^sha512:[a-f0-9]{128}$/.test(digest) ? 'sha512' : undefined;
}


/***/ }),

/***/ 3170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isObject),
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/** JSON that others wrote; `undefined` when it is none. */
function parseJson(text) {
    try {
        return JSON.parse(typeof text === 'string' ? text : Buffer.from(text).toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ openLayout),
/* harmony export */   c7: () => (/* binding */ blobFile),
/* harmony export */   gm: () => (/* binding */ readBlob)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2612);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8925);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8800);





/**
 * Opens a layout that an engine has written.
 * @throws ActionError BUILD_FAILED unless `index.json` lists exactly one manifest
 */
async function openLayout(directory) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'index.json');
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file).catch((cause) => {
        throw new _error__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('BUILD_FAILED', `Opening the image layout in ${directory} failed: no readable index.json.`, {
            hint: 'The engine did not write an OCI image layout; look at its output above.',
            cause,
        });
    });
    const [manifest, ...others] = (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestsOf */ .o)(bytes, file);
    if (manifest === undefined || others.length > 0) {
        const count = manifest === undefined ? 0 : others.length + 1;
        throw new _error__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('BUILD_FAILED', `Opening the image layout in ${directory} failed: it lists ${count} images.`, {
            hint: 'A layout must hold exactly one image or one index: export each build to an empty directory.',
        });
    }
    return { directory, manifest };
}
/** Where a blob lies in a layout. */
function blobFile(layout, digest) {
    const [algorithm = '', encoded = ''] = digest.split(':');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(layout.directory, 'blobs', algorithm, encoded);
}
/**
 * Reads a small blob (a manifest, a config) whole, and checks that it is what its name says.
 * @throws ActionError BUILD_FAILED when it is missing, DIGEST_MISMATCH when it is something else
 */
async function readBlob(layout, digest) {
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(blobFile(layout, digest)).catch((cause) => {
        throw new _error__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('BUILD_FAILED', `Reading ${digest} from the image layout failed: the file is missing.`, {
            hint: 'The engine wrote an incomplete layout; build the image again.',
            cause,
        });
    });
    const found = (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOf */ .o)(bytes, (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .algorithmOf */ .H)(digest));
    if (found === digest)
        return bytes;
    throw new _error__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('DIGEST_MISMATCH', `Reading ${digest} from the image layout found bytes with digest ${found}.`, {
        hint: 'Something changed the layout after the build; build the image again.',
    });
}


/***/ }),

/***/ 7250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ib: () => (/* binding */ mediaTypes),
/* harmony export */   My: () => (/* binding */ acceptedManifests),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/** What a manifest can be. @see https://github.com/opencontainers/image-spec/blob/main/media-types.md */
const mediaTypes = {
    ociIndex: 'application/vnd.oci.image.index.v1+json',
    dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
    ociManifest: 'application/vnd.oci.image.manifest.v1+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
};
/**
 * All four, in every request for a manifest: with fewer, registries convert the manifest (another digest), answer with
 * the manifest of one platform, or say 404 for an image that is there.
 */
const acceptedManifests = Object.values(mediaTypes).join(', ');
function isIndex(mediaType) {
    return mediaType === mediaTypes.ociIndex || mediaType === mediaTypes.dockerList;
}


/***/ }),

/***/ 8557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);

const redacted = '***';
/**
 * A value that cannot be printed by accident: strings, JSON, template literals and `inspect` all show `***`.
 * The runner masks it in logs too; this holds where no runner looks (errors, outputs, summaries, files).
 */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself. Call it only where it leaves the process: a header, a child's environment. */
    reveal() {
        return this.#value;
    }
    toString() {
        return redacted;
    }
    toJSON() {
        return redacted;
    }
    [Symbol.toPrimitive]() {
        return redacted;
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return redacted;
    }
}


/***/ }),

/***/ 5963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ exec)
});

// UNUSED EXPORTS: getExecOutput

;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: external "assert"
const external_assert_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(1390);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
