import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 8712:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

Object.defineProperty(exports, "__esModule", ({ value: true }));
var helpers_js_1 = __nccwpck_require__(2030);
exports.JsonPatchError = helpers_js_1.PatchError;
exports.deepClone = helpers_js_1._deepClone;
/* We use a Javascript hash to store each
 function. Each hash entry (property) uses
 the operation identifiers specified in rfc6902.
 In this way, we can map each patch operation
 to its dedicated function in efficient way.
 */
/* The operations applicable to an object */
var objOps = {
    add: function (obj, key, document) {
        obj[key] = this.value;
        return { newDocument: document };
    },
    remove: function (obj, key, document) {
        var removed = obj[key];
        delete obj[key];
        return { newDocument: document, removed: removed };
    },
    replace: function (obj, key, document) {
        var removed = obj[key];
        obj[key] = this.value;
        return { newDocument: document, removed: removed };
    },
    move: function (obj, key, document) {
        /* in case move target overwrites an existing value,
        return the removed value, this can be taxing performance-wise,
        and is potentially unneeded */
        var removed = getValueByPointer(document, this.path);
        if (removed) {
            removed = helpers_js_1._deepClone(removed);
        }
        var originalValue = applyOperation(document, { op: "remove", path: this.from }).removed;
        applyOperation(document, { op: "add", path: this.path, value: originalValue });
        return { newDocument: document, removed: removed };
    },
    copy: function (obj, key, document) {
        var valueToCopy = getValueByPointer(document, this.from);
        // enforce copy by value so further operations don't affect source (see issue #177)
        applyOperation(document, { op: "add", path: this.path, value: helpers_js_1._deepClone(valueToCopy) });
        return { newDocument: document };
    },
    test: function (obj, key, document) {
        return { newDocument: document, test: _areEquals(obj[key], this.value) };
    },
    _get: function (obj, key, document) {
        this.value = obj[key];
        return { newDocument: document };
    }
};
/* The operations applicable to an array. Many are the same as for the object */
var arrOps = {
    add: function (arr, i, document) {
        if (helpers_js_1.isInteger(i)) {
            arr.splice(i, 0, this.value);
        }
        else { // array props
            arr[i] = this.value;
        }
        // this may be needed when using '-' in an array
        return { newDocument: document, index: i };
    },
    remove: function (arr, i, document) {
        var removedList = arr.splice(i, 1);
        return { newDocument: document, removed: removedList[0] };
    },
    replace: function (arr, i, document) {
        var removed = arr[i];
        arr[i] = this.value;
        return { newDocument: document, removed: removed };
    },
    move: objOps.move,
    copy: objOps.copy,
    test: objOps.test,
    _get: objOps._get
};
/**
 * Retrieves a value from a JSON document by a JSON pointer.
 * Returns the value.
 *
 * @param document The document to get the value from
 * @param pointer an escaped JSON pointer
 * @return The retrieved value
 */
function getValueByPointer(document, pointer) {
    if (pointer == '') {
        return document;
    }
    var getOriginalDestination = { op: "_get", path: pointer };
    applyOperation(document, getOriginalDestination);
    return getOriginalDestination.value;
}
exports.getValueByPointer = getValueByPointer;
/**
 * Apply a single JSON Patch Operation on a JSON document.
 * Returns the {newDocument, result} of the operation.
 * It modifies the `document` and `operation` objects - it gets the values by reference.
 * If you would like to avoid touching your values, clone them:
 * `jsonpatch.applyOperation(document, jsonpatch._deepClone(operation))`.
 *
 * @param document The document to patch
 * @param operation The operation to apply
 * @param validateOperation `false` is without validation, `true` to use default jsonpatch's validation, or you can pass a `validateOperation` callback to be used for validation.
 * @param mutateDocument Whether to mutate the original document or clone it before applying
 * @param banPrototypeModifications Whether to ban modifications to `__proto__`, defaults to `true`.
 * @return `{newDocument, result}` after the operation
 */
function applyOperation(document, operation, validateOperation, mutateDocument, banPrototypeModifications, index) {
    if (validateOperation === void 0) { validateOperation = false; }
    if (mutateDocument === void 0) { mutateDocument = true; }
    if (banPrototypeModifications === void 0) { banPrototypeModifications = true; }
    if (index === void 0) { index = 0; }
    if (validateOperation) {
        if (typeof validateOperation == 'function') {
            validateOperation(operation, 0, document, operation.path);
        }
        else {
            validator(operation, 0);
        }
    }
    /* ROOT OPERATIONS */
    if (operation.path === "") {
        var returnValue = { newDocument: document };
        if (operation.op === 'add') {
            returnValue.newDocument = operation.value;
            return returnValue;
        }
        else if (operation.op === 'replace') {
            returnValue.newDocument = operation.value;
            returnValue.removed = document; //document we removed
            return returnValue;
        }
        else if (operation.op === 'move' || operation.op === 'copy') { // it's a move or copy to root
            returnValue.newDocument = getValueByPointer(document, operation.from); // get the value by json-pointer in `from` field
            if (operation.op === 'move') { // report removed item
                returnValue.removed = document;
            }
            return returnValue;
        }
        else if (operation.op === 'test') {
            returnValue.test = _areEquals(document, operation.value);
            if (returnValue.test === false) {
                throw new exports.JsonPatchError("Test operation failed", 'TEST_OPERATION_FAILED', index, operation, document);
            }
            returnValue.newDocument = document;
            return returnValue;
        }
        else if (operation.op === 'remove') { // a remove on root
            returnValue.removed = document;
            returnValue.newDocument = null;
            return returnValue;
        }
        else if (operation.op === '_get') {
            operation.value = document;
            return returnValue;
        }
        else { /* bad operation */
            if (validateOperation) {
                throw new exports.JsonPatchError('Operation `op` property is not one of operations defined in RFC-6902', 'OPERATION_OP_INVALID', index, operation, document);
            }
            else {
                return returnValue;
            }
        }
    } /* END ROOT OPERATIONS */
    else {
        if (!mutateDocument) {
            document = helpers_js_1._deepClone(document);
        }
        var path = operation.path || "";
        var keys = path.split('/');
        var obj = document;
        var t = 1; //skip empty element - http://jsperf.com/to-shift-or-not-to-shift
        var len = keys.length;
        var existingPathFragment = undefined;
        var key = void 0;
        var validateFunction = void 0;
        if (typeof validateOperation == 'function') {
            validateFunction = validateOperation;
        }
        else {
            validateFunction = validator;
        }
        while (true) {
            key = keys[t];
            if (key && key.indexOf('~') != -1) {
                key = helpers_js_1.unescapePathComponent(key);
            }
            if (banPrototypeModifications &&
                (key == '__proto__' ||
                    (key == 'prototype' && t > 0 && keys[t - 1] == 'constructor'))) {
                throw new TypeError('JSON-Patch: modifying `__proto__` or `constructor/prototype` prop is banned for security reasons, if this was on purpose, please set `banPrototypeModifications` flag false and pass it to this function. More info in fast-json-patch README');
            }
            if (validateOperation) {
                if (existingPathFragment === undefined) {
                    if (obj[key] === undefined) {
                        existingPathFragment = keys.slice(0, t).join('/');
                    }
                    else if (t == len - 1) {
                        existingPathFragment = operation.path;
                    }
                    if (existingPathFragment !== undefined) {
                        validateFunction(operation, 0, document, existingPathFragment);
                    }
                }
            }
            t++;
            if (Array.isArray(obj)) {
                if (key === '-') {
                    key = obj.length;
                }
                else {
                    if (validateOperation && !helpers_js_1.isInteger(key)) {
                        throw new exports.JsonPatchError("Expected an unsigned base-10 integer value, making the new referenced value the array element with the zero-based index", "OPERATION_PATH_ILLEGAL_ARRAY_INDEX", index, operation, document);
                    } // only parse key when it's an integer for `arr.prop` to work
                    else if (helpers_js_1.isInteger(key)) {
                        key = ~~key;
                    }
                }
                if (t >= len) {
                    if (validateOperation && operation.op === "add" && key > obj.length) {
                        throw new exports.JsonPatchError("The specified index MUST NOT be greater than the number of elements in the array", "OPERATION_VALUE_OUT_OF_BOUNDS", index, operation, document);
                    }
                    var returnValue = arrOps[operation.op].call(operation, obj, key, document); // Apply patch
                    if (returnValue.test === false) {
                        throw new exports.JsonPatchError("Test operation failed", 'TEST_OPERATION_FAILED', index, operation, document);
                    }
                    return returnValue;
                }
            }
            else {
                if (t >= len) {
                    var returnValue = objOps[operation.op].call(operation, obj, key, document); // Apply patch
                    if (returnValue.test === false) {
                        throw new exports.JsonPatchError("Test operation failed", 'TEST_OPERATION_FAILED', index, operation, document);
                    }
                    return returnValue;
                }
            }
            obj = obj[key];
            // If we have more keys in the path, but the next value isn't a non-null object,
            // throw an OPERATION_PATH_UNRESOLVABLE error instead of iterating again.
            if (validateOperation && t < len && (!obj || typeof obj !== "object")) {
                throw new exports.JsonPatchError('Cannot perform operation at the desired path', 'OPERATION_PATH_UNRESOLVABLE', index, operation, document);
            }
        }
    }
}
exports.applyOperation = applyOperation;
/**
 * Apply a full JSON Patch array on a JSON document.
 * Returns the {newDocument, result} of the patch.
 * It modifies the `document` object and `patch` - it gets the values by reference.
 * If you would like to avoid touching your values, clone them:
 * `jsonpatch.applyPatch(document, jsonpatch._deepClone(patch))`.
 *
 * @param document The document to patch
 * @param patch The patch to apply
 * @param validateOperation `false` is without validation, `true` to use default jsonpatch's validation, or you can pass a `validateOperation` callback to be used for validation.
 * @param mutateDocument Whether to mutate the original document or clone it before applying
 * @param banPrototypeModifications Whether to ban modifications to `__proto__`, defaults to `true`.
 * @return An array of `{newDocument, result}` after the patch
 */
function applyPatch(document, patch, validateOperation, mutateDocument, banPrototypeModifications) {
    if (mutateDocument === void 0) { mutateDocument = true; }
    if (banPrototypeModifications === void 0) { banPrototypeModifications = true; }
    if (validateOperation) {
        if (!Array.isArray(patch)) {
            throw new exports.JsonPatchError('Patch sequence must be an array', 'SEQUENCE_NOT_AN_ARRAY');
        }
    }
    if (!mutateDocument) {
        document = helpers_js_1._deepClone(document);
    }
    var results = new Array(patch.length);
    for (var i = 0, length_1 = patch.length; i < length_1; i++) {
        // we don't need to pass mutateDocument argument because if it was true, we already deep cloned the object, we'll just pass `true`
        results[i] = applyOperation(document, patch[i], validateOperation, true, banPrototypeModifications, i);
        document = results[i].newDocument; // in case root was replaced
    }
    results.newDocument = document;
    return results;
}
exports.applyPatch = applyPatch;
/**
 * Apply a single JSON Patch Operation on a JSON document.
 * Returns the updated document.
 * Suitable as a reducer.
 *
 * @param document The document to patch
 * @param operation The operation to apply
 * @return The updated document
 */
function applyReducer(document, operation, index) {
    var operationResult = applyOperation(document, operation);
    if (operationResult.test === false) { // failed test
        throw new exports.JsonPatchError("Test operation failed", 'TEST_OPERATION_FAILED', index, operation, document);
    }
    return operationResult.newDocument;
}
exports.applyReducer = applyReducer;
/**
 * Validates a single operation. Called from `jsonpatch.validate`. Throws `JsonPatchError` in case of an error.
 * @param {object} operation - operation object (patch)
 * @param {number} index - index of operation in the sequence
 * @param {object} [document] - object where the operation is supposed to be applied
 * @param {string} [existingPathFragment] - comes along with `document`
 */
function validator(operation, index, document, existingPathFragment) {
    if (typeof operation !== 'object' || operation === null || Array.isArray(operation)) {
        throw new exports.JsonPatchError('Operation is not an object', 'OPERATION_NOT_AN_OBJECT', index, operation, document);
    }
    else if (!objOps[operation.op]) {
        throw new exports.JsonPatchError('Operation `op` property is not one of operations defined in RFC-6902', 'OPERATION_OP_INVALID', index, operation, document);
    }
    else if (typeof operation.path !== 'string') {
        throw new exports.JsonPatchError('Operation `path` property is not a string', 'OPERATION_PATH_INVALID', index, operation, document);
    }
    else if (operation.path.indexOf('/') !== 0 && operation.path.length > 0) {
        // paths that aren't empty string should start with "/"
        throw new exports.JsonPatchError('Operation `path` property must start with "/"', 'OPERATION_PATH_INVALID', index, operation, document);
    }
    else if ((operation.op === 'move' || operation.op === 'copy') && typeof operation.from !== 'string') {
        throw new exports.JsonPatchError('Operation `from` property is not present (applicable in `move` and `copy` operations)', 'OPERATION_FROM_REQUIRED', index, operation, document);
    }
    else if ((operation.op === 'add' || operation.op === 'replace' || operation.op === 'test') && operation.value === undefined) {
        throw new exports.JsonPatchError('Operation `value` property is not present (applicable in `add`, `replace` and `test` operations)', 'OPERATION_VALUE_REQUIRED', index, operation, document);
    }
    else if ((operation.op === 'add' || operation.op === 'replace' || operation.op === 'test') && helpers_js_1.hasUndefined(operation.value)) {
        throw new exports.JsonPatchError('Operation `value` property is not present (applicable in `add`, `replace` and `test` operations)', 'OPERATION_VALUE_CANNOT_CONTAIN_UNDEFINED', index, operation, document);
    }
    else if (document) {
        if (operation.op == "add") {
            var pathLen = operation.path.split("/").length;
            var existingPathLen = existingPathFragment.split("/").length;
            if (pathLen !== existingPathLen + 1 && pathLen !== existingPathLen) {
                throw new exports.JsonPatchError('Cannot perform an `add` operation at the desired path', 'OPERATION_PATH_CANNOT_ADD', index, operation, document);
            }
        }
        else if (operation.op === 'replace' || operation.op === 'remove' || operation.op === '_get') {
            if (operation.path !== existingPathFragment) {
                throw new exports.JsonPatchError('Cannot perform the operation at a path that does not exist', 'OPERATION_PATH_UNRESOLVABLE', index, operation, document);
            }
        }
        else if (operation.op === 'move' || operation.op === 'copy') {
            var existingValue = { op: "_get", path: operation.from, value: undefined };
            var error = validate([existingValue], document);
            if (error && error.name === 'OPERATION_PATH_UNRESOLVABLE') {
                throw new exports.JsonPatchError('Cannot perform the operation from a path that does not exist', 'OPERATION_FROM_UNRESOLVABLE', index, operation, document);
            }
        }
    }
}
exports.validator = validator;
/**
 * Validates a sequence of operations. If `document` parameter is provided, the sequence is additionally validated against the object document.
 * If error is encountered, returns a JsonPatchError object
 * @param sequence
 * @param document
 * @returns {JsonPatchError|undefined}
 */
function validate(sequence, document, externalValidator) {
    try {
        if (!Array.isArray(sequence)) {
            throw new exports.JsonPatchError('Patch sequence must be an array', 'SEQUENCE_NOT_AN_ARRAY');
        }
        if (document) {
            //clone document and sequence so that we can safely try applying operations
            applyPatch(helpers_js_1._deepClone(document), helpers_js_1._deepClone(sequence), externalValidator || true);
        }
        else {
            externalValidator = externalValidator || validator;
            for (var i = 0; i < sequence.length; i++) {
                externalValidator(sequence[i], i, document, undefined);
            }
        }
    }
    catch (e) {
        if (e instanceof exports.JsonPatchError) {
            return e;
        }
        else {
            throw e;
        }
    }
}
exports.validate = validate;
// based on https://github.com/epoberezkin/fast-deep-equal
// MIT License
// Copyright (c) 2017 Evgeny Poberezkin
// Permission is hereby granted, free of charge, to any person obtaining a copy
// of this software and associated documentation files (the "Software"), to deal
// in the Software without restriction, including without limitation the rights
// to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
// copies of the Software, and to permit persons to whom the Software is
// furnished to do so, subject to the following conditions:
// The above copyright notice and this permission notice shall be included in all
// copies or substantial portions of the Software.
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
// IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
// FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
// AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
// LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
// OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
// SOFTWARE.
function _areEquals(a, b) {
    if (a === b)
        return true;
    if (a && b && typeof a == 'object' && typeof b == 'object') {
        var arrA = Array.isArray(a), arrB = Array.isArray(b), i, length, key;
        if (arrA && arrB) {
            length = a.length;
            if (length != b.length)
                return false;
            for (i = length; i-- !== 0;)
                if (!_areEquals(a[i], b[i]))
                    return false;
            return true;
        }
        if (arrA != arrB)
            return false;
        var keys = Object.keys(a);
        length = keys.length;
        if (length !== Object.keys(b).length)
            return false;
        for (i = length; i-- !== 0;)
            if (!b.hasOwnProperty(keys[i]))
                return false;
        for (i = length; i-- !== 0;) {
            key = keys[i];
            if (!_areEquals(a[key], b[key]))
                return false;
        }
        return true;
    }
    return a !== a && b !== b;
}
exports._areEquals = _areEquals;
;


/***/ }),

/***/ 57:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

Object.defineProperty(exports, "__esModule", ({ value: true }));
/*!
 * https://github.com/Starcounter-Jack/JSON-Patch
 * (c) 2017-2021 Joachim Wester
 * MIT license
 */
var helpers_js_1 = __nccwpck_require__(2030);
var core_js_1 = __nccwpck_require__(8712);
var beforeDict = new WeakMap();
var Mirror = /** @class */ (function () {
    function Mirror(obj) {
        this.observers = new Map();
        this.obj = obj;
    }
    return Mirror;
}());
var ObserverInfo = /** @class */ (function () {
    function ObserverInfo(callback, observer) {
        this.callback = callback;
        this.observer = observer;
    }
    return ObserverInfo;
}());
function getMirror(obj) {
    return beforeDict.get(obj);
}
function getObserverFromMirror(mirror, callback) {
    return mirror.observers.get(callback);
}
function removeObserverFromMirror(mirror, observer) {
    mirror.observers.delete(observer.callback);
}
/**
 * Detach an observer from an object
 */
function unobserve(root, observer) {
    observer.unobserve();
}
exports.unobserve = unobserve;
/**
 * Observes changes made to an object, which can then be retrieved using generate
 */
function observe(obj, callback) {
    var patches = [];
    var observer;
    var mirror = getMirror(obj);
    if (!mirror) {
        mirror = new Mirror(obj);
        beforeDict.set(obj, mirror);
    }
    else {
        var observerInfo = getObserverFromMirror(mirror, callback);
        observer = observerInfo && observerInfo.observer;
    }
    if (observer) {
        return observer;
    }
    observer = {};
    mirror.value = helpers_js_1._deepClone(obj);
    if (callback) {
        observer.callback = callback;
        observer.next = null;
        var dirtyCheck = function () {
            generate(observer);
        };
        var fastCheck = function () {
            clearTimeout(observer.next);
            observer.next = setTimeout(dirtyCheck);
        };
        if (typeof window !== 'undefined') { //not Node
            window.addEventListener('mouseup', fastCheck);
            window.addEventListener('keyup', fastCheck);
            window.addEventListener('mousedown', fastCheck);
            window.addEventListener('keydown', fastCheck);
            window.addEventListener('change', fastCheck);
        }
    }
    observer.patches = patches;
    observer.object = obj;
    observer.unobserve = function () {
        generate(observer);
        clearTimeout(observer.next);
        removeObserverFromMirror(mirror, observer);
        if (typeof window !== 'undefined') {
            window.removeEventListener('mouseup', fastCheck);
            window.removeEventListener('keyup', fastCheck);
            window.removeEventListener('mousedown', fastCheck);
            window.removeEventListener('keydown', fastCheck);
            window.removeEventListener('change', fastCheck);
        }
    };
    mirror.observers.set(callback, new ObserverInfo(callback, observer));
    return observer;
}
exports.observe = observe;
/**
 * Generate an array of patches from an observer
 */
function generate(observer, invertible) {
    if (invertible === void 0) { invertible = false; }
    var mirror = beforeDict.get(observer.object);
    _generate(mirror.value, observer.object, observer.patches, "", invertible);
    if (observer.patches.length) {
        core_js_1.applyPatch(mirror.value, observer.patches);
    }
    var temp = observer.patches;
    if (temp.length > 0) {
        observer.patches = [];
        if (observer.callback) {
            observer.callback(temp);
        }
    }
    return temp;
}
exports.generate = generate;
// Dirty check if obj is different from mirror, generate patches and update mirror
function _generate(mirror, obj, patches, path, invertible) {
    if (obj === mirror) {
        return;
    }
    if (typeof obj.toJSON === "function") {
        obj = obj.toJSON();
    }
    var newKeys = helpers_js_1._objectKeys(obj);
    var oldKeys = helpers_js_1._objectKeys(mirror);
    var changed = false;
    var deleted = false;
    //if ever "move" operation is implemented here, make sure this test runs OK: "should not generate the same patch twice (move)"
    for (var t = oldKeys.length - 1; t >= 0; t--) {
        var key = oldKeys[t];
        var oldVal = mirror[key];
        if (helpers_js_1.hasOwnProperty(obj, key) && !(obj[key] === undefined && oldVal !== undefined && Array.isArray(obj) === false)) {
            var newVal = obj[key];
            if (typeof oldVal == "object" && oldVal != null && typeof newVal == "object" && newVal != null && Array.isArray(oldVal) === Array.isArray(newVal)) {
                _generate(oldVal, newVal, patches, path + "/" + helpers_js_1.escapePathComponent(key), invertible);
            }
            else {
                if (oldVal !== newVal) {
                    changed = true;
                    if (invertible) {
                        patches.push({ op: "test", path: path + "/" + helpers_js_1.escapePathComponent(key), value: helpers_js_1._deepClone(oldVal) });
                    }
                    patches.push({ op: "replace", path: path + "/" + helpers_js_1.escapePathComponent(key), value: helpers_js_1._deepClone(newVal) });
                }
            }
        }
        else if (Array.isArray(mirror) === Array.isArray(obj)) {
            if (invertible) {
                patches.push({ op: "test", path: path + "/" + helpers_js_1.escapePathComponent(key), value: helpers_js_1._deepClone(oldVal) });
            }
            patches.push({ op: "remove", path: path + "/" + helpers_js_1.escapePathComponent(key) });
            deleted = true; // property has been deleted
        }
        else {
            if (invertible) {
                patches.push({ op: "test", path: path, value: mirror });
            }
            patches.push({ op: "replace", path: path, value: obj });
            changed = true;
        }
    }
    if (!deleted && newKeys.length == oldKeys.length) {
        return;
    }
    for (var t = 0; t < newKeys.length; t++) {
        var key = newKeys[t];
        if (!helpers_js_1.hasOwnProperty(mirror, key) && obj[key] !== undefined) {
            patches.push({ op: "add", path: path + "/" + helpers_js_1.escapePathComponent(key), value: helpers_js_1._deepClone(obj[key]) });
        }
    }
}
/**
 * Create an array of patches from the differences in two objects
 */
function compare(tree1, tree2, invertible) {
    if (invertible === void 0) { invertible = false; }
    var patches = [];
    _generate(tree1, tree2, patches, '', invertible);
    return patches;
}
exports.compare = compare;


/***/ }),

/***/ 2030:
/***/ (function(__unused_webpack_module, exports) {

/*!
 * https://github.com/Starcounter-Jack/JSON-Patch
 * (c) 2017-2022 Joachim Wester
 * MIT licensed
 */
var __extends = (this && this.__extends) || (function () {
    var extendStatics = function (d, b) {
        extendStatics = Object.setPrototypeOf ||
            ({ __proto__: [] } instanceof Array && function (d, b) { d.__proto__ = b; }) ||
            function (d, b) { for (var p in b) if (b.hasOwnProperty(p)) d[p] = b[p]; };
        return extendStatics(d, b);
    };
    return function (d, b) {
        extendStatics(d, b);
        function __() { this.constructor = d; }
        d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __());
    };
})();
Object.defineProperty(exports, "__esModule", ({ value: true }));
var _hasOwnProperty = Object.prototype.hasOwnProperty;
function hasOwnProperty(obj, key) {
    return _hasOwnProperty.call(obj, key);
}
exports.hasOwnProperty = hasOwnProperty;
function _objectKeys(obj) {
    if (Array.isArray(obj)) {
        var keys_1 = new Array(obj.length);
        for (var k = 0; k < keys_1.length; k++) {
            keys_1[k] = "" + k;
        }
        return keys_1;
    }
    if (Object.keys) {
        return Object.keys(obj);
    }
    var keys = [];
    for (var i in obj) {
        if (hasOwnProperty(obj, i)) {
            keys.push(i);
        }
    }
    return keys;
}
exports._objectKeys = _objectKeys;
;
/**
* Deeply clone the object.
* https://jsperf.com/deep-copy-vs-json-stringify-json-parse/25 (recursiveDeepCopy)
* @param  {any} obj value to clone
* @return {any} cloned obj
*/
function _deepClone(obj) {
    switch (typeof obj) {
        case "object":
            return JSON.parse(JSON.stringify(obj)); //Faster than ES5 clone - http://jsperf.com/deep-cloning-of-objects/5
        case "undefined":
            return null; //this is how JSON.stringify behaves for array items
        default:
            return obj; //no need to clone primitives
    }
}
exports._deepClone = _deepClone;
//3x faster than cached /^\d+$/.test(str)
function isInteger(str) {
    var i = 0;
    var len = str.length;
    var charCode;
    while (i < len) {
        charCode = str.charCodeAt(i);
        if (charCode >= 48 && charCode <= 57) {
            i++;
            continue;
        }
        return false;
    }
    return true;
}
exports.isInteger = isInteger;
/**
* Escapes a json pointer path
* @param path The raw pointer
* @return the Escaped path
*/
function escapePathComponent(path) {
    if (path.indexOf('/') === -1 && path.indexOf('~') === -1)
        return path;
    return path.replace(/~/g, '~0').replace(/\//g, '~1');
}
exports.escapePathComponent = escapePathComponent;
/**
 * Unescapes a json pointer path
 * @param path The escaped pointer
 * @return The unescaped path
 */
function unescapePathComponent(path) {
    return path.replace(/~1/g, '/').replace(/~0/g, '~');
}
exports.unescapePathComponent = unescapePathComponent;
function _getPathRecursive(root, obj) {
    var found;
    for (var key in root) {
        if (hasOwnProperty(root, key)) {
            if (root[key] === obj) {
                return escapePathComponent(key) + '/';
            }
            else if (typeof root[key] === 'object') {
                found = _getPathRecursive(root[key], obj);
                if (found != '') {
                    return escapePathComponent(key) + '/' + found;
                }
            }
        }
    }
    return '';
}
exports._getPathRecursive = _getPathRecursive;
function getPath(root, obj) {
    if (root === obj) {
        return '/';
    }
    var path = _getPathRecursive(root, obj);
    if (path === '') {
        throw new Error("Object not found in root");
    }
    return "/" + path;
}
exports.getPath = getPath;
/**
* Recursively checks whether an object has any undefined values inside.
*/
function hasUndefined(obj) {
    if (obj === undefined) {
        return true;
    }
    if (obj) {
        if (Array.isArray(obj)) {
            for (var i_1 = 0, len = obj.length; i_1 < len; i_1++) {
                if (hasUndefined(obj[i_1])) {
                    return true;
                }
            }
        }
        else if (typeof obj === "object") {
            var objKeys = _objectKeys(obj);
            var objKeysLength = objKeys.length;
            for (var i = 0; i < objKeysLength; i++) {
                if (hasUndefined(obj[objKeys[i]])) {
                    return true;
                }
            }
        }
    }
    return false;
}
exports.hasUndefined = hasUndefined;
function patchErrorMessageFormatter(message, args) {
    var messageParts = [message];
    for (var key in args) {
        var value = typeof args[key] === 'object' ? JSON.stringify(args[key], null, 2) : args[key]; // pretty print
        if (typeof value !== 'undefined') {
            messageParts.push(key + ": " + value);
        }
    }
    return messageParts.join('\n');
}
var PatchError = /** @class */ (function (_super) {
    __extends(PatchError, _super);
    function PatchError(message, name, index, operation, tree) {
        var _newTarget = this.constructor;
        var _this = _super.call(this, patchErrorMessageFormatter(message, { name: name, index: index, operation: operation, tree: tree })) || this;
        _this.name = name;
        _this.index = index;
        _this.operation = operation;
        _this.tree = tree;
        Object.setPrototypeOf(_this, _newTarget.prototype); // restore prototype chain, see https://stackoverflow.com/a/48342359
        _this.message = patchErrorMessageFormatter(message, { name: name, index: index, operation: operation, tree: tree });
        return _this;
    }
    return PatchError;
}(Error));
exports.PatchError = PatchError;


/***/ }),

/***/ 5952:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var core = __nccwpck_require__(8712);
Object.assign(exports, core);

var duplex = __nccwpck_require__(57);
Object.assign(exports, duplex);

var helpers = __nccwpck_require__(2030);
exports.JsonPatchError = helpers.PatchError;
exports.deepClone = helpers._deepClone;
exports.escapePathComponent = helpers.escapePathComponent;
exports.unescapePathComponent = helpers.unescapePathComponent;


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

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 6647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ describeChange),
/* harmony export */   v: () => (/* binding */ showValue)
/* harmony export */ });
/** Longer values are cut where people read them; the output `changes` has them whole. */
const shownCharacters = 200;
/** `spec.replicas: 2 → 3` */
function describeChange({ path, old, new: value }) {
    return `${path}: ${old === undefined ? '' : `${showValue(old)} → `}${showValue(value)}`;
}
function showValue(value) {
    if (value === undefined)
        return '';
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}


/***/ }),

/***/ 6953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2612);

function failure({ kind, edit }) {
    if (kind !== 'would-change')
        return undefined;
    const [first] = edit.changes;
    const files = edit.files.map(({ path }) => path).join(', ');
    return new _error__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('WOULD_CHANGE', `Checking the manifests found ${edit.changes.length} values to change in ${files}.`, {
        hint: 'Nothing was written. Run the step without `check` and commit the result.',
        ...(first !== undefined && { at: { file: first.file, line: first.line } }),
    });
}


/***/ }),

/***/ 4426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6309);
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2526);
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1552);


const inputs = {
    ..._manifest__WEBPACK_IMPORTED_MODULE_0__/* .editInputs */ .S,
    path: (0,_input__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(_input__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn),
    exclude: _input__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn,
    check: _input__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt,
};


/***/ }),

/***/ 1730:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _action__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2020);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6953);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4426);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2098);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7874);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9364);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5611);







await (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X)({ inputs: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputs */ .Q, ports: _ports_js__WEBPACK_IMPORTED_MODULE_2__/* .ports */ .X, run: _run_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .e, outputs: _outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .outputs */ .V, summary: _summary_js__WEBPACK_IMPORTED_MODULE_5__/* .summary */ .z, failure: _failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V });

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (/* binding */ outputs)
});

;// CONCATENATED MODULE: ./build/packages/manifest/report/changes-json.js
const maximumBytes = 256 * 1024;
/**
 * The machine-readable report: `{ version, truncated, changes, skipped }`, at most 256 KiB. Whole entries are left out
 * from the end, skipped ones first; `truncated` says how many.
 */
function changesJson({ changes, skipped, }) {
    const entries = [...changes, ...skipped];
    const kept = fitting(entries);
    return JSON.stringify({
        version: 1,
        truncated: entries.length - kept,
        changes: changes.slice(0, kept),
        skipped: skipped.slice(0, Math.max(0, kept - changes.length)),
    });
}
/** How many of the entries fit, from the first on. */
function fitting(entries) {
    const envelope = { version: 1, truncated: entries.length, changes: [], skipped: [] };
    let bytes = Buffer.byteLength(JSON.stringify(envelope));
    for (const [index, entry] of entries.entries()) {
        bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
        if (bytes > maximumBytes)
            return index;
    }
    return entries.length;
}

;// CONCATENATED MODULE: ./build/actions/patch-manifests/src/outputs.js

function outputs({ kind, edit }) {
    return {
        changed: String(kind !== 'unchanged'),
        files: JSON.stringify(edit.files.map(({ path }) => path)),
        changes: changesJson(edit),
        diff: edit.diff,
    };
}


/***/ }),

/***/ 7874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ ports)
});

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/packages/error/action-error.js
var action_error = __nccwpck_require__(2612);
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./build/packages/workspace/confine.js



/**
 * Where a path given by a user really is, below `root`.
 * @returns the absolute path with every symbolic link resolved
 * @throws ActionError PATH_OUTSIDE_WORKSPACE when it leads out of the root, by `..` or by a symbolic link; FILE_NOT_FOUND
 */
async function confine(root, path) {
    return confineSync(root, path);
}
/** The same for many files, at once: where the folders are is found out once. */
function confinedIn(root) {
    const folders = new Map();
    return (path) => {
        const [folder, name] = [(0,external_node_path_.dirname)(path), (0,external_node_path_.basename)(path)];
        if (name.includes('\0') || name === '.git')
            return confineSync(root, path);
        const real = folders.get(folder) ?? confineSync(root, folder);
        folders.set(folder, real);
        const file = (0,external_node_path_.join)(real, name);
        return (0,external_node_fs_namespaceObject.lstatSync)(file, { throwIfNoEntry: false })?.isFile() === true ? file : confineSync(root, path);
    };
}
function confineSync(root, path) {
    const realRoot = external_node_fs_namespaceObject.realpathSync.native(root);
    if (path.includes('\0'))
        throw outside(path, 'holds a NUL character');
    const wanted = (0,external_node_path_.resolve)(realRoot, path);
    if (!isInside(realRoot, wanted))
        throw outside(path, 'leads out of it');
    const real = realPathOf(wanted, path);
    if (!isInside(realRoot, real))
        throw outside(path, 'is a symbolic link that leads out of it');
    if ((0,external_node_path_.relative)(realRoot, real).split(external_node_path_.sep)[0] === '.git')
        throw outside(path, "belongs to git's own data");
    return real;
}
function realPathOf(wanted, path) {
    try {
        return external_node_fs_namespaceObject.realpathSync.native(wanted);
    }
    catch (cause) {
        throw new action_error/* ActionError */.l('FILE_NOT_FOUND', `Reading "${path}" failed: there is no such file in the workspace.`, {
            hint: 'Name a path relative to the root of the checkout, and check out the repository first.',
            cause,
        });
    }
}
function isInside(root, path) {
    const below = (0,external_node_path_.relative)(root, path);
    return below !== '..' && !below.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(below);
}
function outside(path, why) {
    return new action_error/* ActionError */.l('PATH_OUTSIDE_WORKSPACE', `Path "${path}" was refused: only files of the workspace are read and written, and it ${why}.`, {
        hint: 'Name a path below the root of the checkout.',
    });
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./build/packages/workspace/text-file.js




/** GitHub shows no text beyond 512,000 bytes; what is larger than this is no manifest. */
const maximumBytes = 10 * 1024 * 1024;
/**
 * Reads a file below the root.
 * @throws ActionError FILE_NOT_FOUND, PATH_OUTSIDE_WORKSPACE, FILE_NOT_TEXT when it is not UTF-8, LIMIT_EXCEEDED
 */
async function readTextFile(root, path) {
    return { path, text: readText(await confine(root, path), path) };
}
/**
 * Reads a file whose place is known.
 * @param real absolute, without symbolic links
 * @param path how errors name it
 * @throws ActionError FILE_NOT_TEXT, LIMIT_EXCEEDED
 */
function readText(real, path) {
    const file = (0,external_node_fs_namespaceObject.openSync)(real, 'r');
    try {
        return decode(bytesOf(file, path), path);
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
    }
}
const scratchBytes = 256 * 1024;
/** Most files fit here: a buffer for each of thousands is memory that is given back late. */
let scratch;
function bytesOf(file, path) {
    const { size } = (0,external_node_fs_namespaceObject.fstatSync)(file);
    if (size > maximumBytes) {
        throw new action_error/* ActionError */.l('LIMIT_EXCEEDED', `Reading "${path}" failed: it has ${size} bytes, and at most ${maximumBytes} are read.`);
    }
    if (size > scratchBytes)
        return (0,external_node_fs_namespaceObject.readFileSync)(file);
    scratch ??= Buffer.allocUnsafeSlow(scratchBytes);
    let length = 0;
    for (let read = -1; read !== 0 && length < size; length += read)
        read = (0,external_node_fs_namespaceObject.readSync)(file, scratch, length, size - length, null);
    return scratch.subarray(0, length);
}
function decode(bytes, path) {
    // Buffer's decoder keeps a byte order mark, and is quick; what it would replace is refused before
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return bytes.toString('utf8');
    throw new action_error/* ActionError */.l('FILE_NOT_TEXT', `Reading "${path}" failed: it is not valid UTF-8.`, {
        hint: 'Save the file as UTF-8, or leave it out of the paths.',
        at: { file: path },
    });
}
/**
 * A file whose text is read each time it is asked for. A class: an object literal with accessors gets a hidden class of its
 * own, which is slow to go away where there are thousands.
 */
class FileElsewhere {
    path;
    #place;
    constructor(path, place) {
        this.path = path;
        this.#place = place;
    }
    get text() {
        return readText(this.#place(), this.path);
    }
}

;// CONCATENATED MODULE: ./build/packages/workspace/walk.js



/** Folders that hold no manifests and may hold what must not be edited. */
const walk_closed = new Set(['.git', '.github', 'node_modules']);
const maximumFiles = 100_000;
/**
 * Every regular file below a directory, sorted, relative to `root`. Symbolic links are not followed: what they point to
 * is found at its own place, or lies outside.
 * @throws ActionError LIMIT_EXCEEDED
 */
async function walk(root, directory) {
    const found = [];
    const pending = [directory];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        for (const entry of await (0,promises_namespaceObject.readdir)((0,external_node_path_.join)(root, next), { withFileTypes: true })) {
            const path = external_node_path_.posix.join(next, entry.name);
            if (entry.isDirectory() && !walk_closed.has(entry.name))
                pending.push(path);
            if (entry.isFile())
                found.push(path);
        }
        if (found.length > maximumFiles) {
            throw new action_error/* ActionError */.l('LIMIT_EXCEEDED', `Reading "${directory}" failed: it holds more than ${maximumFiles} files.`, {
                hint: 'Name the folder that holds the manifests.',
            });
        }
    }
    return found.sort();
}

;// CONCATENATED MODULE: ./build/packages/workspace/select-files.js






/**
 * Finds and reads the files that patterns stand for: a file, a directory (every YAML and JSON file below it) or a glob.
 * `.git`, `.github` and `node_modules` are never entered.
 * @param excluded files and directories, or globs of them, that are left out, even where they are named outright
 * @throws ActionError FILE_NOT_FOUND for a path or glob that stands for nothing, PATH_OUTSIDE_WORKSPACE, FILE_NOT_TEXT
 */
async function selectFiles(root, patterns, excluded = []) {
    const named = new Map();
    for (const pattern of patterns) {
        for (const [path, outright] of await pathsOf(root, pattern)) {
            if (!isExcluded(path, excluded))
                named.set(path, outright || named.get(path) === true);
        }
    }
    return readAll(root, named);
}
/** Whether a glob matches a path or a directory around it. */
function isExcluded(path, excluded) {
    return excluded.some((pattern) => {
        const glob = external_node_path_.posix.normalize(pattern).replace(/\/$/, '');
        return (0,external_node_path_.matchesGlob)(path, glob) || (0,external_node_path_.matchesGlob)(path, `${glob}/**`);
    });
}
/** Texts beyond this many characters in all are read anew when they are asked for, one at a time. */
const heldCharacters = 4_000_000;
async function pathsOf(root, pattern) {
    if (isGlob(pattern))
        return globbed(root, pattern);
    const path = external_node_path_.posix.normalize(pattern).replace(/\/$/, '');
    const real = await confine(root, path);
    if (!(await (0,promises_namespaceObject.stat)(real)).isDirectory())
        return [[path, true]];
    return foundIn(await walk(root, path), isManifest);
}
/** kustomize also takes a kustomization without an ending. */
function isManifest(file) {
    return /\.(?:ya?ml|json)$|(?:^|\/)[Kk]ustomization$/.test(file);
}
function isGlob(pattern) {
    return /[*?[\]{}]/.test(pattern);
}
async function globbed(root, pattern) {
    const glob = external_node_path_.posix.normalize(pattern);
    const fixed = glob.slice(0, glob.search(/[*?[\]{}]/));
    const directory = external_node_path_.posix.dirname(`${fixed}.`);
    await confine(root, directory);
    const paths = foundIn(await walk(root, directory), (file) => (0,external_node_path_.matchesGlob)(file, glob));
    if (paths.length > 0)
        return paths;
    throw new action_error/* ActionError */.l('FILE_NOT_FOUND', `Reading "${pattern}" failed: no file in the workspace matches it.`, {
        hint: 'Check the pattern; `**` stands for any folders. Check out the repository first.',
    });
}
function foundIn(files, wanted) {
    return files.filter(wanted).map((file) => [file, false]);
}
async function readAll(root, named) {
    const files = [];
    const skipped = [];
    const realRoot = await (0,promises_namespaceObject.realpath)(root);
    let held = 0;
    for (const [path, outright] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
        try {
            // What a walk finds is a regular file below a confined folder
            const real = outright ? await confine(root, path) : (0,external_node_path_.join)(realRoot, path);
            const text = readText(real, path);
            held += text.length;
            files.push(held <= heldCharacters ? { path, text, named: outright } : readLater(real, path, outright));
        }
        catch (error) {
            if (outright || !(error instanceof action_error/* ActionError */.l))
                throw error;
            skipped.push({ path, detail: error.message });
        }
    }
    return { files, skipped };
}
function readLater(real, path, named) {
    return Object.assign(new FileElsewhere(path, () => real), { named });
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./build/packages/workspace/replace-files.js






function replaceFiles(root) {
    const prepared = new Map();
    const replaced = [];
    const realFile = confinedIn(root);
    const id = (0,external_node_crypto_namespaceObject.randomUUID)();
    let count = 0;
    return {
        put(file) {
            const { path } = file;
            const target = realFile(path);
            const beside = prepared.get(path)?.beside ?? (0,external_node_path_.join)((0,external_node_path_.dirname)(target), `.${id}.${count++}`);
            prepared.set(path, { target, beside });
            write(file, { target, beside }, replaced);
            return new FileElsewhere(path, () => (prepared.has(path) ? beside : target));
        },
        commit(files) {
            const wanted = new Set(files.map(({ path }) => path));
            for (const [path, { target, beside }] of [...prepared].filter(([each]) => wanted.has(each))) {
                attempt(replaced, () => (0,external_node_fs_namespaceObject.renameSync)(beside, target));
                prepared.delete(path);
                replaced.push(path);
            }
        },
        discard() {
            for (const { beside } of prepared.values())
                (0,external_node_fs_namespaceObject.rmSync)(beside, { force: true });
            prepared.clear();
        },
    };
}
function write({ text }, { target, beside }, replaced) {
    attempt(replaced, () => (0,external_node_fs_namespaceObject.writeFileSync)(beside, text, { mode: (0,external_node_fs_namespaceObject.statSync)(target).mode }));
}
function attempt(replaced, write) {
    try {
        write();
    }
    catch (cause) {
        throw failed(cause, replaced);
    }
}
function failed(cause, replaced) {
    const found = cause instanceof Error ? cause.message : String(cause);
    const state = replaced.length === 0 ? 'Nothing was replaced' : `Already replaced: ${replaced.join(', ')}`;
    return new action_error/* ActionError */.l('FILE_WRITE_FAILED', `Writing the manifests failed: ${found}. ${state}.`, {
        hint: 'Make the files writable; `git checkout -- .` restores what was replaced.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/actions/patch-manifests/src/ports.js

function ports({ path, exclude, patchFile }, { workspace, log }) {
    return {
        log,
        readFiles: () => selectFiles(workspace, path, [...exclude, ...patchFile]),
        readPatchFiles: () => Promise.all(patchFile.map((file) => readTextFile(workspace, file))),
        replaceFiles: () => replaceFiles(workspace),
    };
}


/***/ }),

/***/ 9364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./build/packages/manifest/edit.js + 8 modules
var manifest_edit = __nccwpck_require__(1552);
// EXTERNAL MODULE: ./build/packages/error/action-error.js
var action_error = __nccwpck_require__(2612);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/node.js
var yaml_node = __nccwpck_require__(9284);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/place.js
var yaml_place = __nccwpck_require__(3897);
;// CONCATENATED MODULE: ./build/packages/manifest/report/path.js


/** The keys by which Kubernetes tells list elements apart, the most telling first. */
const mergeKeys = [
    'name',
    'containerPort',
    'mountPath',
    'devicePath',
    'topologyKey',
    'ip',
    'port',
    'type',
    'key',
];
/** The path to a place in the notation of `set`, elements by their merge key where it tells them apart. */
function pathOf(place) {
    const path = steps(place);
    return path.startsWith('.') ? path.slice(1) : `$${path}`;
}
/** The path of a key below a place. */
function pathBelow(place, key) {
    const path = pathOf(place);
    return path === '$' ? formatKey(key) : `${path}.${formatKey(key)}`;
}
function formatKey(key) {
    return /^[A-Za-z0-9_/-]+$/.test(key) && !/^-?[0-9]+$/.test(key) ? key : quoted(key);
}
function steps(place) {
    const { parent, index } = place;
    if (parent === undefined)
        return '';
    if (index === undefined)
        return `${steps(parent)}.${formatKey((0,yaml_place/* keyOf */.TN)(place) ?? '')}`;
    return `${steps(parent)}[${path_element(parent.node, place.node) ?? index}]`;
}
function path_element(sequence, item) {
    if (sequence.kind !== 'sequence' || item.kind !== 'map')
        return undefined;
    const maps = sequence.items.filter((other) => other.kind === 'map');
    const key = mergeKeys.find((candidate) => isTelling(maps, item, candidate));
    return key === undefined ? undefined : `${key}=${formatValue((0,yaml_node/* textUnder */.I5)(item, key) ?? '')}`;
}
function isTelling(maps, item, key) {
    const value = (0,yaml_node/* textUnder */.I5)(item, key);
    // A path is one line
    return (value !== undefined && !/[\r\n]/.test(value) && maps.filter((map) => (0,yaml_node/* textUnder */.I5)(map, key) === value).length === 1);
}
function formatValue(value) {
    return /^[^\s"',[\]][^"',[\]]*$/.test(value) && !/\s$/.test(value) ? value : quoted(value);
}
function quoted(text) {
    return `"${text.replaceAll('"', '""')}"`;
}

// EXTERNAL MODULE: ./build/packages/manifest/yaml/position.js
var position = __nccwpck_require__(8907);
;// CONCATENATED MODULE: ./build/packages/manifest/encrypted.js





/**
 * Whether an edit of a place would break the seal of a file that SOPS encrypts. Its MAC is over all values, also those in
 * clear text, unless the file says `mac_only_encrypted`: whoever changes one without the keys makes the file unreadable.
 * @see https://getsops.io/docs/
 */
function isSealed({ manifest }, place) {
    if (!manifest.text.includes('sops'))
        return false;
    const seals = manifest.documents.map((root) => (0,yaml_node/* valueUnder */.cZ)(root, 'sops')).filter((sops) => (0,yaml_node/* textUnder */.I5)(sops, 'mac'));
    const isOfEncrypted = seals.every((sops) => (0,yaml_node/* textUnder */.I5)(sops, 'mac_only_encrypted') === 'true');
    return seals.length > 0 && (!isOfEncrypted || (0,yaml_place/* textAt */.$6)(place)?.startsWith('ENC[') === true);
}
/** @throws ActionError MANIFEST_ENCRYPTED for a place of a file that SOPS encrypts */
function refuseSealed(document, place) {
    if (isSealed(document, place))
        throw sealed(document, place);
}
function sealed({ manifest }, place) {
    return new action_error/* ActionError */.l('MANIFEST_ENCRYPTED', `Editing ${pathOf(place)} in ${manifest.path} was refused: SOPS encrypts the file, and could not decrypt it any more.`, {
        at: (0,position/* positionOf */.d)(manifest, place.node.start),
        hint: 'Edit it with the keys (`sops set`), leave the file out of the paths, or let SOPS seal encrypted values alone (`mac_only_encrypted`).',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/inside-lines.js

/** Where a line of the text that a string holds stands in the file; in another notation than `|` the string is one place. */
function lineOffset(text, node, line) {
    let offset = node.start;
    if (node.style !== 'literal')
        return offset;
    for (let at = 1; at < line; at += 1)
        offset = text.indexOf('\n', offset) + 1;
    return offset;
}
/** The string at the same place of the edited file; `undefined` where the same edit moved it. */
function stringAfter(manifest, { document, place, text }) {
    const root = manifest.documents[document.index];
    const found = (0,yaml_place/* trailOf */.Q0)(place).reduceRight((node, step) => (step.parent === undefined ? node : childAt(node, step)), root);
    return found?.kind === 'scalar' && found.text === text ? found : undefined;
}
function childAt(node, { parent, entry, index = -1 }) {
    if (node?.kind === 'sequence')
        return node.items[index];
    if (node?.kind !== 'map' || parent?.node.kind !== 'map' || entry === undefined)
        return undefined;
    return node.entries[parent.node.entries.indexOf(entry)]?.value;
}

// EXTERNAL MODULE: ./build/packages/error/position.js
var error_position = __nccwpck_require__(3518);
;// CONCATENATED MODULE: ./build/packages/manifest/report/document-info.js



function documentInfo({ root, index }) {
    const metadata = (0,yaml_node/* valueUnder */.cZ)(root, 'metadata');
    const fields = {
        apiVersion: (0,yaml_node/* textUnder */.I5)(root, 'apiVersion'),
        kind: (0,yaml_node/* textUnder */.I5)(root, 'kind'),
        name: (0,yaml_node/* textUnder */.I5)(metadata, 'name'),
        namespace: (0,yaml_node/* textUnder */.I5)(metadata, 'namespace'),
    };
    const known = Object.entries(fields).filter(([, value]) => value !== undefined);
    return { index, ...Object.fromEntries(known) };
}
/** `Deployment shop/web (apps/web.yaml:1)`, as far as it is known. */
function describeDocument(document) {
    const { kind, name, namespace, index } = documentInfo(document);
    const { line } = (0,position/* positionOf */.d)(document.manifest, document.root.start);
    const label = [namespace, name].filter((part) => part !== undefined).join('/');
    const known = [kind, label].filter((part) => part !== undefined && part !== '').join(' ');
    const place = (0,error_position/* formatPosition */.L)({ file: document.manifest.path, line });
    return `${known === '' ? `document ${index}` : known} (${place})`;
}

// EXTERNAL MODULE: ./build/packages/manifest/yaml/write-value.js
var write_value = __nccwpck_require__(5941);
;// CONCATENATED MODULE: ./build/packages/manifest/report/json.js

function jsonOf(value) {
    if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
        return String(value);
    if ((0,write_value/* isScalar */.jn)(value))
        return value;
    if ((0,write_value/* isSequence */.wZ)(value))
        return value.map(jsonOf);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonOf(item)]));
}

;// CONCATENATED MODULE: ./build/packages/manifest/report/secrets.js




/** What stands in the place of a Secret's value in everything that is shown. */
const masked = '***';
const secretKeys = new Set(['data', 'stringData']);
/** Whether a place holds a value of a Kubernetes Secret, also of one in a List, or a text that a Secret is written in. */
function isSecret(place) {
    if (isSecretText(place.node))
        return true;
    return (0,yaml_place/* trailOf */.Q0)(place).some((around) => secretKeys.has((0,yaml_place/* keyOf */.TN)(around) ?? '') && isSecretObject(around.parent?.node));
}
/** Whether what an edit changes, or writes, must not be shown: a value of a Secret, or something that holds one. */
function isSecretEdit({ place, edit }) {
    if (isSecret(place))
        return true;
    if (edit.kind === 'add' && secretKeys.has(edit.key) && isSecretObject(place.node))
        return true;
    if ('value' in edit && holdsSecretValue(edit.value))
        return true;
    const isOldShown = edit.kind === 'rewrite' || edit.kind === 'remove';
    return isOldShown && (0,yaml_place/* placesBelow */._$)(place).some(isSecret);
}
function holdsSecretValue(value) {
    if ((0,write_value/* isScalar */.jn)(value))
        return false;
    return ('kind' in value && value.kind === 'Secret') || Object.values(value).some(holdsSecretValue);
}
/** Every scalar of a document that must not be shown, those that a Secret repeats by an alias included. */
function secretScalars(root) {
    if (!holdsSecret(root))
        return [];
    const places = (0,yaml_place/* placesBelow */._$)({ node: root });
    const hidden = new Set(places.filter(isSecret));
    const names = new Set([...hidden].flatMap(({ node }) => (node.kind === 'alias' ? node.name : [])));
    const isRepeated = (place) => (0,yaml_place/* trailOf */.Q0)(place).some(({ node: { anchor } }) => names.has(anchor ?? ''));
    return places
        .filter((place) => hidden.has(place) || isRepeated(place))
        .flatMap((place) => (isWrittenScalar(place.node) ? [{ node: place.node, path: pathOf(place) }] : []));
}
/** Most documents hold none: they need not be searched place by place. */
function holdsSecret(node) {
    return isSecretObject(node) || isSecretText(node) || (0,yaml_node/* children */.Y_)(node).some(holdsSecret);
}
/** A patch of a Secret in a kustomization, or a manifest in a ConfigMap: all of it is hidden. */
function isSecretText(node) {
    return node.kind === 'scalar' && /\bkind["']?\s*:\s*["']?Secret\b/.test(node.text);
}
function isSecretObject(node) {
    return (0,yaml_node/* textUnder */.I5)(node, 'kind') === 'Secret';
}
function isWrittenScalar(node) {
    return node.kind === 'scalar' && node.style !== 'empty';
}

// EXTERNAL MODULE: ./build/packages/manifest/yaml/alias.js
var yaml_alias = __nccwpck_require__(9882);
;// CONCATENATED MODULE: ./build/packages/manifest/yaml/emptied.js
/**
 * A collection that loses every member is written anew, as what the same edit adds to it, or as `{}` or `[]`: without
 * members a block collection would read as null.
 * @returns for each edit the one that is made instead of it
 */
function withEmptied(edits) {
    const gone = new Set(edits.flatMap((edit) => (edit.kind === 'remove' ? edit.node : [])));
    if (gone.size === 0)
        return edits;
    const byCollection = Map.groupBy(edits, collectionOf);
    const emptied = new Map();
    for (const edit of edits) {
        const place = edit.kind === 'remove' ? edit.place.parent : undefined;
        if (place === undefined || emptied.has(place.node) || !isEmptied(place.node, gone))
            continue;
        const value = newMembers(place.node, byCollection.get(place.node) ?? []);
        emptied.set(place.node, { kind: 'rewrite', place, node: place.node, value });
    }
    return edits.map((edit) => emptied.get(collectionOf(edit) ?? edit.node) ?? edit);
}
/** The collection whose members an edit adds or takes out. */
function collectionOf(edit) {
    if (edit.kind === 'remove')
        return edit.place.parent?.node;
    return edit.kind === 'add' || edit.kind === 'insert' ? edit.node : undefined;
}
function isEmptied(node, gone) {
    if (node.kind === 'map')
        return node.entries.every(({ value }) => gone.has(value));
    return node.kind === 'sequence' && node.items.every((item) => gone.has(item));
}
function newMembers(node, edits) {
    if (node.kind === 'map') {
        return Object.fromEntries(edits.filter((edit) => edit.kind === 'add').map(({ key, value }) => [key, value]));
    }
    const inserts = edits.filter((edit) => edit.kind === 'insert');
    return inserts.toSorted((a, b) => a.index - b.index).map(({ value }) => value);
}

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __nccwpck_require__(3243);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/scalar.js
var scalar = __nccwpck_require__(264);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/scalar-node.js
var scalar_node = __nccwpck_require__(6321);
;// CONCATENATED MODULE: ./build/packages/manifest/yaml/event-proof.js



/**
 * Whether a text, parsed again after scalars were replaced, gives the same events as before, each of the same bytes moved
 * by what the splices moved them, except for those scalars: they read back as the values intended. It is quicker than a
 * comparison of trees, and `false` also says that only such a comparison can tell.
 */
function areEventsProved(before, after, { edits, splices }) {
    const wanted = new Map(edits.map((edit) => [edit.node.start, edit]));
    if (wanted.size !== edits.length || before.events.length !== after.events.length)
        return false;
    const moved = mover(splices);
    let found = 0;
    for (const [index, event] of before.events.entries()) {
        const other = after.events[index];
        if (other === undefined)
            return false;
        const edit = event.type === js_yaml/* EVENT_ID */.hy.SCALAR ? wanted.get(event.valueStart - (0,scalar_node/* quoteOf */.ep)(event)) : undefined;
        if (edit !== undefined)
            found += 1;
        if (edit === undefined ? !isMoved(event, other, moved) : !isWritten(after.text, other, edit))
            return false;
    }
    return found === edits.length;
}
/** Where offsets of the old text are in the new one; they are asked for in the order of the text. */
function mover(splices) {
    let passed = 0;
    let delta = 0;
    return (offset) => {
        for (let splice = splices[passed]; splice !== undefined && splice.end <= offset; splice = splices[passed]) {
            delta += splice.text.length - (splice.end - splice.start);
            passed += 1;
        }
        return offset < 0 ? offset : offset + delta;
    };
}
function isWritten(text, event, { node, value }) {
    if (event.type !== js_yaml/* EVENT_ID */.hy.SCALAR)
        return false;
    const written = (0,scalar_node/* scalarNode */.Hf)(text, event, { floor: () => 0, inFlow: node.inFlow });
    return written.anchor === node.anchor && written.tag === node.tag && Object.is((0,scalar/* readScalar */.$t)(written), value);
}
function isMoved(old, now, moved) {
    switch (old.type) {
        case js_yaml/* EVENT_ID */.hy.SCALAR:
            return (now.type === old.type &&
                areNamesMoved(old, now, moved) &&
                now.style === old.style &&
                now.chomping === old.chomping &&
                now.indent === old.indent &&
                now.valueStart === moved(old.valueStart) &&
                now.valueEnd - now.valueStart === old.valueEnd - old.valueStart);
        case js_yaml/* EVENT_ID */.hy.MAPPING:
        case js_yaml/* EVENT_ID */.hy.SEQUENCE:
            return (now.type === old.type &&
                areNamesMoved(old, now, moved) &&
                now.style === old.style &&
                now.start === moved(old.start));
        case js_yaml/* EVENT_ID */.hy.ALIAS:
            return (now.type === old.type && now.anchorStart === moved(old.anchorStart) && now.anchorEnd === moved(old.anchorEnd));
        case js_yaml/* EVENT_ID */.hy.DOCUMENT:
        case js_yaml/* EVENT_ID */.hy.POP:
            return now.type === old.type;
    }
}
/** The anchor and the tag. */
function areNamesMoved(old, now, moved) {
    if (old.anchorStart < 0 && old.tagStart < 0)
        return now.anchorStart < 0 && now.tagStart < 0;
    const isAnchorFirst = old.anchorStart <= old.tagStart;
    const order = isAnchorFirst ? [0, 1] : [1, 0];
    return order.every((which) => {
        const [start, end] = which === 0 ? [old.anchorStart, old.anchorEnd] : [old.tagStart, old.tagEnd];
        const [newStart, newEnd] = which === 0 ? [now.anchorStart, now.anchorEnd] : [now.tagStart, now.tagEnd];
        return newStart === moved(start) && newEnd - newStart === end - start;
    });
}

// EXTERNAL MODULE: ./build/packages/manifest/yaml/manifest.js + 1 modules
var yaml_manifest = __nccwpck_require__(2168);
;// CONCATENATED MODULE: ./build/packages/manifest/yaml/line-proof.js


/** What may be written, by the style it is written in: nothing that means more than itself to any parser. */
const written = {
    plain: /^[A-Za-z0-9](?:[A-Za-z0-9._/:@+-]*[A-Za-z0-9])?$/,
    single: /^'[A-Za-z0-9 ._/:@+-]+'$/,
    double: /^"[A-Za-z0-9 ._/:@+-]+"$/,
};
/**
 * Whether scalars that are replaced within their lines are proved by these lines alone, parsed as they were and as they
 * are now. `false` says that it takes a look at the whole text.
 *
 * Why the lines are enough, though the whole of the old text alone was parsed:
 * - The parser reads from the front, and nothing but the text decides what it does. Up to the first replaced scalar the
 *   texts are the same: it comes there in the same state.
 * - What it makes of the scalar, it makes of the line: its key or dashes and the scalar, in the same style and ended on
 *   the same line, with a comment or nothing behind it. This is what the parser itself says of the line, before and after.
 *   What stands around the line matters to a scalar only where it goes on in the next line, or is written in brackets.
 * - Whether the next line goes on with the scalar depends on its style and on that line. Both are the same, and it did not.
 * - So the parser leaves the line in the same state, and what follows is the same up to the next replaced scalar.
 */
function areLinesProved(manifest, { edits, splices }) {
    if (manifest.isJson || edits.length !== splices.length)
        return false;
    const byStart = new Map(edits.map((edit) => [edit.node.start, edit]));
    return splices.every((splice) => {
        const edit = byStart.get(splice.start);
        return edit?.kind === 'replace' && isLineProved(manifest.text, edit, splice);
    });
}
function isLineProved(text, edit, splice) {
    const { node } = edit;
    if (node.inFlow || node.properties !== undefined || node.end !== splice.end)
        return false;
    if (written[node.style]?.test(splice.text) !== true)
        return false;
    const start = text.lastIndexOf('\n', node.start - 1) + 1;
    const next = text.indexOf('\n', node.start);
    const end = next < 0 ? text.length : next;
    if (node.end > end || !/^(?:[ \t]+#[^\r]*|[ \t]*)\r?$/.test(text.slice(node.end, end)))
        return false;
    const moved = { start: node.start - start, end: node.end - start };
    const before = text.slice(start, end);
    const after = before.slice(0, moved.start) + splice.text + before.slice(moved.end);
    return areLinesParsed(before, after, { edit: { ...edit, node: { ...node, ...moved } }, text: splice.text });
}
function areLinesParsed(before, after, { edit, text }) {
    const [old, now] = [before, after].map((line) => (0,yaml_manifest/* parsed */.Yz)(line));
    if (old === undefined || now === undefined)
        return false;
    const splice = { start: edit.node.start, end: edit.node.end, text };
    return areEventsProved({ text: before, events: old }, { text: after, events: now }, { edits: [edit], splices: [splice] });
}

;// CONCATENATED MODULE: ./build/packages/manifest/yaml/proof.js


/**
 * Whether a document, parsed again after the edit, is the old one with exactly the planned changes: every other node has
 * the same kind, style, text, anchor and tag, and the changed ones read back as the values intended.
 */
function isProved(before, after, plan) {
    const edits = plan.get(before) ?? [];
    if (before.anchor !== after.anchor || before.tag !== after.tag)
        return false;
    const [first] = edits;
    if (first?.kind === 'replace' || first?.kind === 'rewrite') {
        return edits.length === 1 && isTagFit(before, after) && holds(after, first.value);
    }
    if (before.kind === 'map')
        return after.kind === 'map' && before.flow === after.flow && isMapProved(before, after.entries, plan);
    if (before.kind === 'sequence') {
        return after.kind === 'sequence' && before.flow === after.flow && isSequenceProved(before, after.items, plan);
    }
    return isSameLeaf(before, after);
}
function isSameLeaf(before, after) {
    if (before.kind === 'alias')
        return after.kind === 'alias' && before.name === after.name;
    return (before.kind === 'scalar' && after.kind === 'scalar' && before.style === after.style && before.text === after.text);
}
/** A tag stays where it is, and says what kind of value follows it. */
function isTagFit(before, after) {
    return before.tag === undefined || before.kind === after.kind;
}
function isMapProved(before, after, plan) {
    const added = (plan.get(before) ?? []).filter((edit) => edit.kind === 'add');
    if (new Set(added.map(({ key }) => key)).size < added.length)
        return false;
    const kept = before.entries.filter(({ value }) => !isRemoved(value, plan));
    if (kept.some(({ key }) => key.kind === 'scalar' && added.some((edit) => edit.key === key.text)))
        return false;
    const last = before.entries.at(-1);
    const wanted = [undefined, ...before.entries].flatMap((entry) => [
        ...(entry === undefined || isRemoved(entry.value, plan) ? [] : [{ old: entry }]),
        ...added.filter((edit) => (edit.after ?? last) === entry).map((edit) => ({ edit })),
    ]);
    return (wanted.length === after.length &&
        wanted.every((member, index) => {
            const { key, value } = after[index] ?? {};
            if (key === undefined || value === undefined)
                return false;
            if ('old' in member)
                return isProved(member.old.key, key, plan) && isProved(member.old.value, value, plan);
            return member.edit.kind === 'add' && holds(key, member.edit.key) && holds(value, member.edit.value);
        }));
}
function isSequenceProved(before, after, plan) {
    const inserted = (plan.get(before) ?? []).filter((edit) => edit.kind === 'insert');
    const wanted = [...before.items, undefined].flatMap((item, index) => [
        ...inserted.filter((edit) => Math.min(edit.index, before.items.length) === index).map((edit) => ({ edit })),
        ...(item === undefined || isRemoved(item, plan) ? [] : [{ old: item }]),
    ]);
    return (wanted.length === after.length &&
        wanted.every((member, index) => {
            const item = after[index];
            if (item === undefined)
                return false;
            return 'old' in member ? isProved(member.old, item, plan) : holds(item, member.edit.value);
        }));
}
function isRemoved(node, plan) {
    return plan.get(node)?.some(({ kind }) => kind === 'remove') === true;
}
/** Whether kubectl reads this value in a node. */
function holds(node, value) {
    if ((0,write_value/* isScalar */.jn)(value))
        return node.kind === 'scalar' && isSameScalar((0,scalar/* readScalar */.$t)(node), value);
    if ((0,write_value/* isSequence */.wZ)(value)) {
        return (node.kind === 'sequence' &&
            node.items.length === value.length &&
            node.items.every((item, index) => isHeld(item, value[index])));
    }
    const wanted = Object.entries(value);
    return (node.kind === 'map' &&
        node.entries.length === wanted.length &&
        node.entries.every((entry, index) => holds(entry.key, wanted[index]?.[0] ?? null) && isHeld(entry.value, wanted[index]?.[1])));
}
function isHeld(node, value) {
    return value !== undefined && holds(node, value);
}
function isSameScalar(a, b) {
    return Object.is(a, b);
}

;// CONCATENATED MODULE: ./build/packages/manifest/yaml/splice.js
/** Applies splices that do not overlap; those at the same place keep their order. */
function applySplices(text, splices) {
    let result = '';
    let position = 0;
    for (const splice of inOrder(splices)) {
        result += text.slice(position, splice.start) + splice.text;
        position = splice.end;
    }
    return result + text.slice(position);
}
/** Where a place of the old text is in the new one. A place inside a replaced span moves to its start. */
function movedOffset(offset, splices) {
    let moved = offset;
    for (const { start, end, text } of splices) {
        if (end <= offset)
            moved += text.length - (end - start);
        else if (start < offset)
            moved -= offset - start;
    }
    return moved;
}
/** Where a place of the new text was in the old one. A place inside a written text was where its span began. */
function originalOffset(offset, splices) {
    let moved = 0;
    for (const { start, end, text } of splices) {
        if (offset < start + moved)
            break;
        if (offset < start + moved + text.length)
            return start;
        moved += text.length - (end - start);
    }
    return offset - moved;
}
function inOrder(splices) {
    return splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

// EXTERNAL MODULE: ./build/packages/manifest/yaml/trivia.js
var trivia = __nccwpck_require__(2951);
;// CONCATENATED MODULE: ./build/packages/manifest/yaml/indentation.js


const usual = { map: 2, sequence: 2 };
/** How a manifest indents collections below their keys, by the nearest example of each kind. */
function indentationAt({ text, documents }, offset) {
    const entries = documents.flatMap(blockEntries);
    const nearest = (kind) => {
        const examples = entries.filter(({ value }) => value.kind === kind);
        return examples.reduce((best, example) => {
            return best === undefined || distance(example, offset) < distance(best, offset) ? example : best;
        }, undefined);
    };
    const depth = (kind) => {
        const example = nearest(kind);
        return example === undefined
            ? usual[kind]
            : (0,trivia/* columnOf */.uV)(text, example.value.start) - (0,trivia/* columnOf */.uV)(text, example.key.start);
    };
    return { map: Math.max(1, depth('map')), sequence: Math.max(0, depth('sequence')) };
}
function distance({ key }, offset) {
    return Math.abs(key.start - offset);
}
/** Entries whose values are block collections on lines of their own. */
function blockEntries(node) {
    const below = (0,yaml_node/* children */.Y_)(node).flatMap(blockEntries);
    if (node.kind !== 'map' || node.flow)
        return below;
    const own = node.entries.filter(({ value }) => (value.kind === 'map' || value.kind === 'sequence') && !value.flow);
    return [...own, ...below];
}

;// CONCATENATED MODULE: ./build/packages/manifest/yaml/quotes.js
/** A new value is quoted as its neighbor's value is; a neighbor that is no string says it by its key. */
function styleOf(neighbor) {
    const quotes = quotesOf(neighbor?.value);
    return quotes === 'plain' ? quotesOf(neighbor?.key) : quotes;
}
function quotesOf(node) {
    return node?.kind === 'scalar' && (node.style === 'single' || node.style === 'double') ? node.style : 'plain';
}

;// CONCATENATED MODULE: ./build/packages/manifest/yaml/block-members.js





/** A new key behind the entry in front of it. Where that one is taken out too, there is one before it, or one behind. */
function addedEntry(manifest, { node, key, value, after }, gone) {
    const wanted = after === undefined ? node.entries.length : node.entries.indexOf(after) + 1;
    const neighbor = node.entries[wanted - 1];
    const indentation = indentationAt(manifest, neighbor?.key.start ?? node.start);
    const lines = (0,write_value/* writeEntry */.cD)(key, value, { style: styleOf(neighbor), indentation });
    return inserted(manifest.text, { node, index: wanted, lines }, gone);
}
/** A new item behind the item in front of it. */
function insertedItem(manifest, { node, index, value }, gone) {
    const neighbor = node.items[Math.min(index, node.items.length) - 1] ?? node.items[0];
    const indentation = indentationAt(manifest, neighbor?.start ?? node.start);
    const lines = (0,write_value/* writeItem */.F3)(value, { style: quotesOf(neighbor), indentation });
    return inserted(manifest.text, { node, index, lines }, gone);
}
function inserted(text, { node, index, lines }, gone) {
    const values = valuesOf(node);
    const column = (0,trivia/* columnOf */.uV)(text, node.start);
    const before = values.findLast((value, at) => at < index && !gone.has(value));
    if (before !== undefined) {
        const at = (0,trivia/* memberEnd */.Yv)(text, before.end, column);
        const lineBreak = (0,trivia/* lineBreakAt */.pn)(text, at);
        return {
            start: at,
            end: at,
            text: (0,write_value/* indented */.gu)(lines, column)
                .map((line) => `${lineBreak}${line}`)
                .join(''),
        };
    }
    const at = memberStart(text, node, values.findIndex((value) => !gone.has(value)));
    const lineBreak = (0,trivia/* lineBreakAt */.pn)(text, at);
    const [first = '', ...more] = lines;
    const written = [first, ...(0,write_value/* indented */.gu)(more, column), ' '.repeat(column)].join(lineBreak);
    return { start: at, end: at, text: written };
}
/**
 * Takes members out with their lines: comments behind them and comments below them that stand deeper go with them, those
 * above them stay. Some member stays too.
 */
function removedMember(text, { place }, gone) {
    const collection = place.parent?.node;
    if (collection?.kind !== 'map' && collection?.kind !== 'sequence')
        return undefined;
    const values = valuesOf(collection);
    const index = values.indexOf(place.node);
    const column = (0,trivia/* columnOf */.uV)(text, collection.start);
    const start = memberStart(text, collection, index);
    const end = (0,trivia/* memberEnd */.Yv)(text, place.node.end, column);
    const survivor = values.findIndex((value) => !gone.has(value));
    const isInline = text.slice((0,trivia/* lineStart */.PT)(text, collection.start), memberStart(text, collection, 0)).trim() !== '';
    // The first member on the line of a dash (`- name: app`): what stays moves up
    if (isInline && index < survivor)
        return { start, end: nextStart(text, collection, index), text: '' };
    const from = (0,trivia/* lineStart */.PT)(text, start);
    if (from > 0 && text[from - 1] === '\n')
        return { start: lineBreakBefore(text, from), end, text: '' };
    return { start: from, end: end + lineBreakLength(text, end), text: '' };
}
function nextStart(text, collection, index) {
    const next = memberStart(text, collection, index + 1);
    const value = valuesOf(collection)[index];
    const below = /[ \t]*(?:\r?\n[ \t]*)*/y;
    below.lastIndex = (0,trivia/* memberEnd */.Yv)(text, value?.end ?? next, (0,trivia/* columnOf */.uV)(text, collection.start));
    below.test(text);
    return Math.min(below.lastIndex, next);
}
function valuesOf(node) {
    return node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
}
/** Where a member begins: its key (a `?` in front of it included), or its dash. */
function memberStart(text, node, index) {
    if (index === 0)
        return node.start;
    if (node.kind === 'map') {
        const key = node.entries[index]?.key;
        return key === undefined ? node.end : explicitStart(text, (0,yaml_node/* beginOf */.pv)(key));
    }
    return (0,trivia/* skipTrivia */.pU)(text, node.items[index - 1]?.end ?? node.start);
}
function explicitStart(text, start) {
    const from = (0,trivia/* lineStart */.PT)(text, start);
    return /^\s*\?\s+$/.test(text.slice(from, start)) ? text.indexOf('?', from) : start;
}
function lineBreakBefore(text, start) {
    return text[start - 2] === '\r' ? start - 2 : start - 1;
}
function lineBreakLength(text, offset) {
    if (text.startsWith('\r\n', offset))
        return 2;
    return text[offset] === '\n' ? 1 : 0;
}

// EXTERNAL MODULE: ./build/packages/manifest/yaml/write-scalar.js
var write_scalar = __nccwpck_require__(6822);
;// CONCATENATED MODULE: ./build/packages/manifest/yaml/flow-members.js





/** A new key in braces: behind the entry in front of it, on a line of its own where that one is. */
function addedInBraces(manifest, { node, key, value, after }, beside) {
    const index = after === undefined ? node.entries.length : node.entries.indexOf(after) + 1;
    const neighbor = node.entries[index - 1];
    const name = (0,write_scalar/* writeScalar */.g)(key, { style: manifest.isJson ? 'double' : quotesOf(neighbor?.key), flow: true });
    const written = (lines) => `${name}: ${write(manifest, value, { quotes: styleOf(neighbor), lines })}`;
    return flow_members_inserted(manifest.text, { node, index, written }, beside);
}
/** A new item in brackets. */
function insertedInBrackets(manifest, { node, index, value }, beside) {
    const quotes = quotesOf(node.items[Math.min(index, node.items.length) - 1] ?? node.items[0]);
    const written = (lines) => write(manifest, value, { quotes, lines });
    return flow_members_inserted(manifest.text, { node, index, written }, beside);
}
function write({ isJson }, value, { quotes, lines }) {
    return (0,write_value/* writeFlow */.e8)(value, { style: isJson ? 'double' : quotes, flow: true }, lines);
}
function flow_members_inserted(text, { node, index, written }, { gone, isNext }) {
    const members = membersOf(node);
    const lines = linesOf(text, node);
    const before = members.findLast((member, at) => at < index && !gone.has(member.node));
    const next = members.find((member) => !gone.has(member.node));
    const separator = lines === undefined ? ', ' : `,${lines.lineBreak}${lines.base}`;
    if (before !== undefined)
        return { start: before.end, end: before.end, text: `${separator}${written(lines)}` };
    if (next !== undefined)
        return { start: next.start, end: next.start, text: `${written(lines)}${separator}` };
    return { start: node.start + 1, end: node.start + 1, text: `${isNext ? separator : ''}${written(undefined)}` };
}
/** The notation of a collection whose first member begins a line; `undefined` where it stands behind the bracket. */
function linesOf(text, node) {
    const [first] = membersOf(node);
    if (first === undefined)
        return undefined;
    const from = (0,trivia/* lineStart */.PT)(text, first.start);
    const base = text.slice(from, first.start);
    if (from <= node.start || base.trim() !== '')
        return undefined;
    const around = /^[ \t]*/.exec(text.slice((0,trivia/* lineStart */.PT)(text, node.start), node.start))?.[0] ?? '';
    const step = base.startsWith(around) && base !== around ? base.slice(around.length) : '  ';
    return { base, step, lineBreak: (0,trivia/* lineBreakAt */.pn)(text, first.start) };
}
/**
 * Takes a member out of brackets with the comma that parts it from the others. One on lines of its own takes the comment
 * behind it along; comments above it stay. Some member stays too.
 */
function removedInBrackets(text, { place }, gone) {
    const collection = place.parent?.node;
    if (collection?.kind !== 'map' && collection?.kind !== 'sequence')
        return [];
    const members = membersOf(collection);
    const index = members.findIndex(({ node }) => node === place.node);
    const member = members[index];
    if (member === undefined)
        return [];
    const isLast = members.slice(index).every(({ node }) => gone.has(node));
    return isLast ? removedAtEnd(text, members, { index, gone }) : [removedInFront(text, member, members[index + 1])];
}
/** A member that others follow: with the comma behind it. */
function removedInFront(text, { start, end }, next) {
    const behind = (0,trivia/* skipTrivia */.pU)(text, end) + 1;
    const restEnd = (0,trivia/* lineEnd */.kd)(text, behind);
    const from = (0,trivia/* lineStart */.PT)(text, start);
    const isAlone = text.slice(from, start).trim() === '' && /^[ \t]*(?:#.*)?$/.test(text.slice(behind, restEnd));
    if (isAlone)
        return { start: from, end: text.indexOf('\n', behind) + 1, text: '' };
    const space = /[ \t]*/y;
    space.lastIndex = behind;
    space.test(text);
    const isNextHere = next !== undefined && next.start <= restEnd;
    return { start, end: isNextHere ? next.start : space.lastIndex, text: '' };
}
/** A member behind which none stays: with the comma in front of it. */
function removedAtEnd(text, members, { index, gone }) {
    const [previous, member] = [members[index - 1], members[index]];
    if (member === undefined)
        return [];
    const start = previous?.end ?? member.start;
    const end = withComment(text, member);
    const comments = text.slice(start, member.start).lastIndexOf('#');
    const isAfterGone = previous !== undefined && gone.has(previous.node);
    if (comments < 0 || isAfterGone)
        return [{ start, end, text: '' }];
    const comma = (0,trivia/* skipTrivia */.pU)(text, start);
    const kept = (0,trivia/* lineEnd */.kd)(text, start + comments);
    return [
        { start: comma, end: comma + 1, text: '' },
        { start: kept, end, text: '' },
    ];
}
/** Behind a comment that follows on the same line, where nothing else does. */
function withComment(text, { end }) {
    const comment = /[ \t]+#[^\r\n]*/y;
    comment.lastIndex = end;
    return comment.test(text) ? comment.lastIndex : end;
}
function membersOf(node) {
    return node.kind === 'map'
        ? node.entries.map(({ key, value }) => ({ node: value, start: (0,yaml_node/* beginOf */.pv)(key), end: value.end }))
        : node.items.map((item) => ({ node: item, start: (0,yaml_node/* beginOf */.pv)(item), end: item.end }));
}

;// CONCATENATED MODULE: ./build/packages/manifest/yaml/replace-literal.js


/**
 * Writes a text of several lines into a literal block scalar (`|`): only the lines that differ, at the indentation that is
 * there. `undefined` where its header would have to change too.
 */
function replacedLiteral(text, node, value) {
    if (typeof value !== 'string' || (0,write_scalar/* needsEscapes */.E)(value.replaceAll(/[\n\t]/g, '')))
        return undefined;
    if (finalBreaks(value) !== finalBreaks(node.text))
        return undefined;
    const [old, now] = [node.text.split('\n'), value.split('\n')];
    const written = text.slice(node.start, node.end).split('\n');
    const indentation = indentationOf(written, old);
    if (indentation === undefined || !isIndentationKept(text, node, now))
        return undefined;
    const begin = commonLength(old, now);
    const rest = Math.min(old.length, now.length) - begin;
    const tail = Math.min(commonLength(old.toReversed(), now.toReversed()), rest);
    const lineBreak = (0,trivia/* lineBreakAt */.pn)(text, node.start);
    const lines = now.slice(begin, now.length - tail).map((line) => (line === '' ? '' : `${indentation}${line}`));
    return spliceLines({ node, written, lineBreak }, { begin, end: old.length - tail, lines });
}
/** A reader takes the indentation from the header (`|2`), or from the first line that is not blank. */
function isIndentationKept(text, { start }, lines) {
    const first = lines.find((line) => line !== '') ?? ' ';
    if (!/^\s/.test(first))
        return true;
    return (first.trim() !== '' && /[|][-+]?[1-9][-+]?[ \t]*(?:#.*)?\r?\n$/.test(text.slice((0,trivia/* lineStart */.PT)(text, start - 1), start)));
}
function finalBreaks(value) {
    return value.length - value.replace(/\n+$/, '').length;
}
/** What stands in front of every line that is not blank. */
function indentationOf(written, lines) {
    const at = lines.findIndex((line) => line !== '');
    const [raw, line] = [written[at]?.replace(/\r$/, ''), lines[at]];
    return raw !== undefined && line !== undefined && raw.endsWith(line)
        ? raw.slice(0, raw.length - line.length)
        : undefined;
}
function commonLength(a, b) {
    let length = 0;
    while (length < a.length && length < b.length && a[length] === b[length])
        length += 1;
    return length;
}
function spliceLines({ node, written, lineBreak }, { begin, end, lines }) {
    const offsetOf = (line) => node.start + written.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
    if (end < written.length) {
        return { start: offsetOf(begin), end: offsetOf(end), text: lines.map((line) => `${line}${lineBreak}`).join('') };
    }
    const [isFirst, isLast] = [begin === 0, begin === written.length];
    const start = isFirst ? node.start : isLast ? node.end : offsetOf(begin) - lineBreak.length;
    const text = lines.map((line, index) => (isFirst && index === 0 ? line : `${lineBreak}${line}`)).join('');
    return { start, end: node.end, text };
}

// EXTERNAL MODULE: ./build/packages/manifest/yaml/write-literal.js
var write_literal = __nccwpck_require__(6547);
;// CONCATENATED MODULE: ./build/packages/manifest/yaml/rewrite.js








/**
 * Writes a value of any kind in the place of another: inside brackets, and over brackets, in brackets; else line by line.
 * The anchor, the tag and the comment behind the key stay, those inside the old value go with it.
 */
function rewritten(manifest, { place, value }) {
    const { node } = place;
    if (isInFlow(place) || (isFlow(node) && !(0,write_value/* isScalar */.jn)(value)))
        return [inBrackets(manifest, place, value)];
    const head = headOf(manifest.text, place);
    return spliced(manifest.text, place, { head, written: writeBelow(manifest, place, { head, value }) });
}
function isInFlow({ node, parent }) {
    return node.kind === 'scalar' ? node.inFlow : parent !== undefined && isFlow(parent.node);
}
function isFlow(node) {
    return (node.kind === 'map' || node.kind === 'sequence') && node.flow;
}
function inBrackets({ text, isJson }, { node, parent }, value) {
    const style = isJson ? 'double' : quotesOf(node);
    const text_ = (0,write_value/* writeFlow */.e8)(value, { style, flow: true }, linesAround(text, node, parent?.node));
    const isUnwritten = node.kind === 'scalar' && node.style === 'empty';
    return { start: node.start, end: node.end, text: isUnwritten ? ` ${text_}` : text_ };
}
/** On several lines where the old value, or the collection around it, is written so. */
function linesAround(text, node, around) {
    const own = node.kind === 'map' || node.kind === 'sequence' ? linesOf(text, node) : undefined;
    if (own !== undefined) {
        // The closing bracket may have to stand deeper than its key
        const base = text.slice((0,trivia/* lineStart */.PT)(text, node.end - 1), node.end - 1);
        return { ...own, base: base.trim() === '' ? base : own.base };
    }
    return around?.kind === 'map' || around?.kind === 'sequence' ? linesOf(text, around) : undefined;
}
function headOf(text, { node, parent, entry, index }) {
    const behind = node.properties?.end;
    if (parent?.node.kind === 'map' && entry !== undefined) {
        const colon = (0,trivia/* skipTrivia */.pU)(text, entry.key.end) + 1;
        return { offset: behind ?? colon, column: (0,trivia/* columnOf */.uV)(text, parent.node.start), kind: 'entry' };
    }
    if (parent?.node.kind === 'sequence' && index !== undefined) {
        const before = parent.node.items[index - 1];
        const dash = before === undefined ? parent.node.start : (0,trivia/* skipTrivia */.pU)(text, before.end);
        return { offset: behind ?? dash + 1, column: (0,trivia/* columnOf */.uV)(text, parent.node.start), kind: 'item' };
    }
    return { offset: behind ?? (0,yaml_node/* beginOf */.pv)(node), column: -1, kind: 'root' };
}
function writeBelow(manifest, { node }, { head, value }) {
    const indentation = indentationAt(manifest, head.offset);
    const depth = Math.max(0, head.column) + (head.kind === 'root' ? 0 : indentation.map);
    const literal = (0,write_literal/* writeLiteral */.V)(value);
    if (literal !== undefined)
        return { inline: literal.header, lines: (0,write_value/* indented */.gu)(literal.lines, Math.max(depth, 1)) };
    const style = quotesOf(node);
    if ((0,write_value/* isScalar */.jn)(value))
        return { inline: (0,write_scalar/* writeScalar */.g)(value, { style, flow: false }), lines: [] };
    const lines = (0,write_value/* writeBlock */.nl)(value, { style, indentation });
    if ((0,write_value/* isEmpty */.Im)(value))
        return { inline: lines[0] ?? '', lines: [] };
    const [first = '', ...more] = lines;
    if (head.kind === 'root')
        return { inline: first, lines: more };
    const isOnLineOfDash = head.kind === 'item' && node.properties === undefined;
    if (isOnLineOfDash)
        return { inline: first, lines: (0,write_value/* indented */.gu)(more, head.column + 2) };
    const isBelowKey = head.kind === 'entry' && (0,write_value/* isSequence */.wZ)(value);
    return { inline: '', lines: (0,write_value/* indented */.gu)(lines, isBelowKey ? head.column + indentation.sequence : Math.max(depth, 1)) };
}
function spliced(text, { node }, { head, written }) {
    const space = head.kind === 'root' && node.properties === undefined ? '' : ' ';
    const inline = written.inline === '' ? '' : `${space}${written.inline}`;
    const lineBreak = (0,trivia/* lineBreakAt */.pn)(text, head.offset);
    const below = written.lines.map((line) => `${lineBreak}${line}`).join('');
    const old = oldSpans(text, node, head);
    return [
        { start: head.offset, end: old.inlineEnd, text: inline },
        { start: old.belowStart, end: old.belowEnd, text: below },
    ];
}
function oldSpans(text, node, { offset, column, kind }) {
    const isBlockScalar = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
    if (isBlockScalar) {
        const header = /[ \t]*[|>][-+0-9]*/y;
        header.lastIndex = offset;
        header.test(text);
        const belowStart = (0,trivia/* lineEnd */.kd)(text, offset);
        return {
            inlineEnd: header.lastIndex,
            belowStart,
            belowEnd: Math.max(belowStart, (0,trivia/* memberEnd */.Yv)(text, node.end, 10_000)),
        };
    }
    const isBlock = (node.kind === 'map' || node.kind === 'sequence') && !node.flow;
    if (!isBlock)
        return {
            inlineEnd: Math.max(offset, node.end),
            belowStart: (0,trivia/* lineEnd */.kd)(text, node.end),
            belowEnd: (0,trivia/* lineEnd */.kd)(text, node.end),
        };
    const end = kind === 'root' ? (0,trivia/* memberEnd */.Yv)(text, node.end, 10_000) : (0,trivia/* memberEnd */.Yv)(text, node.end, column);
    const isBelow = (0,trivia/* lineStart */.PT)(text, node.start) > offset;
    if (!isBelow)
        return { inlineEnd: end, belowStart: end, belowEnd: end };
    const headEnd = (0,trivia/* lineEnd */.kd)(text, offset);
    return { inlineEnd: offset, belowStart: headEnd, belowEnd: end };
}

;// CONCATENATED MODULE: ./build/packages/manifest/yaml/splice-of.js







/**
 * How an edit is written: the smallest splices, in the style of what stands around it.
 * @param beside what is done together with it
 */
function splicesOf(manifest, edit, beside) {
    const { gone } = beside;
    switch (edit.kind) {
        case 'replace':
            return [replaced(manifest, edit)];
        case 'rewrite':
            return rewritten(manifest, edit);
        case 'add':
            return [edit.node.flow ? addedInBraces(manifest, edit, beside) : addedEntry(manifest, edit, gone)];
        case 'insert':
            return [edit.node.flow ? insertedInBrackets(manifest, edit, beside) : insertedItem(manifest, edit, gone)];
        case 'remove':
            return removed(manifest.text, edit, gone);
    }
}
function removed(text, edit, gone) {
    const collection = edit.place.parent?.node;
    if (collection?.kind !== 'map' && collection?.kind !== 'sequence')
        return [];
    if (collection.flow)
        return removedInBrackets(text, edit, gone);
    const splice = removedMember(text, edit, gone);
    return splice === undefined ? [] : [splice];
}
function replaced({ text, isJson }, { node, value }) {
    const { start, end, inFlow: flow } = node;
    const style = isJson ? 'double' : node.style;
    if (style === 'empty')
        return { start, end, text: ` ${(0,write_scalar/* writeScalar */.g)(value, { style: 'plain', flow })}` };
    if (style !== 'literal' && style !== 'folded')
        return { start, end, text: (0,write_scalar/* writeScalar */.g)(value, { style, flow }) };
    const literal = style === 'literal' ? replacedLiteral(text, node, value) : undefined;
    return literal ?? replacedBlock(text, node, value);
}
/** A block scalar is written anew from its header on; whatever stands behind the header (a comment) is kept. */
function replacedBlock(text, node, value) {
    const headerEnd = (0,trivia/* lineEnd */.kd)(text, text.lastIndexOf('\n', node.start - 2) + 1);
    const lineStart = text.lastIndexOf('\n', headerEnd - 1) + 1;
    const header = /[|>][-+0-9]*(?=[ \t]*(?:#.*)?$)/.exec(text.slice(lineStart, headerEnd));
    const start = lineStart + (header?.index ?? 0);
    const comment = text.slice(start + (header?.[0].length ?? 0), headerEnd);
    const lineBreak = (0,trivia/* lineBreakAt */.pn)(text, node.start);
    const literal = (0,write_literal/* writeLiteral */.V)(value);
    const indentation = /^[ \t]*/.exec(text
        .slice(node.start, node.end)
        .trimEnd()
        .replace(/^(?:[ \t]*\r?\n)+/, ''))?.[0] ?? '';
    const below = literal?.lines.map((line) => `${lineBreak}${line === '' ? '' : indentation}${line}`).join('') ?? '';
    const written = literal?.header ?? (0,write_scalar/* writeScalar */.g)(value, { style: 'plain', flow: false });
    const isLineKept = text.slice(node.start, node.end).endsWith('\n');
    return { start, end: node.end, text: `${written}${comment}${below}${isLineKept ? lineBreak : ''}` };
}

;// CONCATENATED MODULE: ./build/packages/manifest/yaml/apply-edits.js









/**
 * Edits a manifest by splices and proves the result: parsed again, the new text is the old one with exactly these changes.
 * Where only values within their lines change, the lines alone are parsed again.
 * @throws ActionError EDIT_NOT_PROVED; `at` is the edit's place in the old text
 */
function applyEdits(manifest, edits) {
    const effective = withEmptied(edits);
    const gone = new Set(effective.flatMap((edit) => (edit.kind === 'remove' ? edit.node : [])));
    // What is added at one place belongs to the innermost collection that ends there first, then in the order of the indices
    const made = [...new Set(effective)].toSorted((a, b) => b.node.start - a.node.start || indexOf(a) - indexOf(b));
    const isNext = (edit, index) => made[index - 1]?.node === edit.node;
    const written = new Map(made.map((edit, index) => [edit, splicesOf(manifest, edit, { gone, isNext: isNext(edit, index) })]));
    const splices = inOrder([...written.values()].flat());
    const refused = (cause) => notProved(manifest, splices[0]?.start ?? 0, cause);
    if (overlaps(splices))
        throw refused();
    const file = { path: manifest.path, text: applySplices(manifest.text, splices) };
    const offsets = offsetsOf(effective, written, splices);
    if (areLinesProved(manifest, { edits: made, splices })) {
        return { manifest: (0,yaml_manifest/* provedManifest */.Sv)({ ...file, isJson: manifest.isJson }), splices, offsets };
    }
    const edited = parseAgain(file, refused);
    if (!isManifestProved(manifest, edited, { edits: made, splices }))
        throw refused();
    return { manifest: edited, splices, offsets };
}
/** Where scalars alone are replaced, the parser's events say it at less cost than the trees. */
function isManifestProved(manifest, edited, { edits, splices }) {
    if (manifest.isJson && !edited.isJson)
        return false;
    const replaced = edits.filter((edit) => edit.kind === 'replace');
    if (replaced.length === edits.length && areEventsProved(manifest, edited, { edits: replaced, splices }))
        return true;
    const plan = planOf(edits);
    return (manifest.documents.length === edited.documents.length &&
        manifest.documents.every((root, index) => isDocumentProved(root, edited.documents[index], plan)));
}
function isDocumentProved(before, after, plan) {
    return after !== undefined && isProved(before, after, plan);
}
function indexOf(edit) {
    return edit.kind === 'insert' ? edit.index : 0;
}
function planOf(edits) {
    const plan = new Map();
    for (const edit of edits)
        plan.set(edit.node, [...(plan.get(edit.node) ?? []), edit]);
    return plan;
}
function overlaps(splices) {
    return splices.some(({ start }, index) => start < (splices[index - 1]?.end ?? 0));
}
/** Where the first splice of each edit begins in the new text, its leading white space not counted. */
function offsetsOf(edits, written, splices) {
    const starts = new Map();
    let moved = 0;
    for (const splice of splices) {
        starts.set(splice, splice.start + moved + leadingSpace(splice.text));
        moved += splice.text.length - (splice.end - splice.start);
    }
    return edits.map((edit) => {
        const own = written.get(edit) ?? [];
        const first = own.find(({ text }) => text.trim() !== '') ?? own[0];
        return first === undefined ? 0 : (starts.get(first) ?? first.start);
    });
}
function leadingSpace(text) {
    return text.length - text.replace(/^,?\s+/, '').length;
}
function parseAgain(file, refused) {
    try {
        return (0,yaml_manifest/* parseManifest */.Ng)(file);
    }
    catch (cause) {
        throw refused(cause);
    }
}
function notProved(manifest, offset, cause) {
    return new action_error/* ActionError */.l('EDIT_NOT_PROVED', `Editing ${manifest.path} failed: read again, the result was not the old content with exactly the edit in it.`, {
        at: (0,position/* positionOf */.d)(manifest, offset),
        hint: 'Nothing was written. Edit this place by hand, or write it in a simpler notation first.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/packages/manifest/yaml/model.js
var yaml_model = __nccwpck_require__(1851);
;// CONCATENATED MODULE: ./build/packages/manifest/draft.js












function draftOf(manifest) {
    return { original: manifest, manifest, changes: [], written: [] };
}
/**
 * Makes the edits of one statement in a file.
 * @throws ActionError EDIT_NOT_PROVED, ALIAS_FAN_OUT, MANIFEST_ENCRYPTED
 */
function edited(draft, planned, { by, fanOut }) {
    if (planned.length === 0)
        return draft;
    for (const { document, place } of planned)
        refuseSealed(document, place);
    if (fanOut === 'deny')
        for (const { document, place } of planned)
            (0,yaml_alias/* refuseFanOut */.Eo)(document, place);
    for (const { document, edit } of planned)
        (0,yaml_alias/* refuseLostAnchor */.O9)(document, lostBy(edit));
    const { manifest, splices, offsets } = applyEdits(draft.manifest, planned.map(({ edit }) => edit));
    const moved = draft.changes.map((change) => {
        return change.op === 'remove' ? change : { ...change, offset: movedOffset(change.offset, splices) };
    });
    const made = planned.flatMap((each, index) => {
        const offset = offsets[index] ?? 0;
        if (each.inside !== undefined)
            return changesInside(each, { draft, manifest, offset, by });
        const change = changeOf(each, by);
        return [{ ...change, offset: change.op === 'remove' ? originOf(draft, startOf(each.place)) : offset }];
    });
    return { original: draft.original, manifest, changes: [...moved, ...made], written: [...draft.written, splices] };
}
/** The nodes whose anchors no longer stand there after an edit; a value written anew keeps its own. */
function lostBy(edit) {
    if (edit.kind === 'remove')
        return [edit.node, ...(edit.place.entry === undefined ? [] : [edit.place.entry.key])];
    return edit.kind === 'rewrite' ? (0,yaml_node/* children */.Y_)(edit.node) : [];
}
function startOf({ node, entry }) {
    return (entry?.key ?? node).start;
}
/** Where a place of the text so far was in the original one. */
function originOf({ written }, start) {
    return written.reduceRight((offset, splices) => originalOffset(offset, splices), start);
}
/** What changes in the text that a string holds, each change at its own line where the text stands line by line. */
function changesInside(planned, { draft, manifest, offset, by }) {
    const { document, place, edit, inside = [] } = planned;
    const { file, document: info, path } = changeOf(planned, by);
    const isHidden = isSecretEdit(planned);
    const text = edit.kind === 'replace' ? String(edit.value) : '';
    const after = stringAfter(manifest, { document, place, text });
    return inside.map(({ line, ...change }) => {
        const isOld = change.op === 'remove' && place.node.kind === 'scalar';
        const start = after === undefined ? offset : lineOffset(manifest.text, after, line);
        return {
            ...change,
            ...(isHidden && 'old' in change && { old: masked }),
            ...(isHidden && 'new' in change && { new: masked }),
            ...{ file, document: info, path: `${path}|${change.path}` },
            offset: isOld ? originOf(draft, lineOffset(draft.manifest.text, place.node, line)) : start,
        };
    });
}
function changeOf(planned, by) {
    const { document, path, edit } = planned;
    const isHidden = isSecretEdit(planned);
    const show = (value) => (isHidden ? masked : jsonOf(value));
    const common = { file: document.manifest.path, document: documentInfo(document), path, by };
    switch (edit.kind) {
        case 'replace':
            return { ...common, op: 'replace', old: show((0,scalar/* readScalar */.$t)(edit.node)), new: show(edit.value) };
        case 'rewrite':
            return { ...common, op: 'replace', old: show((0,yaml_model/* modelOf */.D)(document, edit.node)), new: show(edit.value) };
        case 'remove':
            return { ...common, op: 'remove', old: show((0,yaml_model/* modelOf */.D)(document, edit.node)) };
        case 'add':
        case 'insert':
            return { ...common, op: 'add', new: show(edit.value) };
    }
}
/** The changes of a finished draft, in the order of its text. */
function finished({ original, manifest, changes }) {
    return changes
        .map(({ offset, ...change }) => ({
        ...change,
        line: (0,position/* positionOf */.d)(change.op === 'remove' ? original : manifest, offset).line,
    }))
        .toSorted((a, b) => a.line - b.line);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/packages/manifest/image/kustomization.js



const kustomizationNames = new Set([
    'kustomization.yaml',
    'kustomization.yml',
    'Kustomization',
]);
/** Whether kustomize builds from this document. Flux's resource of the same kind is another thing. */
function isKustomization({ manifest, root, index }) {
    const apiVersion = (0,yaml_node/* textUnder */.I5)(root, 'apiVersion');
    if (apiVersion !== undefined)
        return apiVersion.startsWith('kustomize.config.k8s.io/');
    return index === 0 && root.kind === 'map' && kustomizationNames.has(external_node_path_.posix.basename(manifest.path));
}
/**
 * Whether a place is an entry of `images:` of a kustomization, of `spec.images` of Flux's Kustomization, or of a
 * `kustomize.images` that a HelmRelease runs behind the chart.
 */
function isImagesEntry(document, { parent: list }) {
    if (list === undefined || (0,yaml_place/* keyOf */.TN)(list) !== 'images')
        return false;
    const around = list.parent;
    if (around?.parent === undefined)
        return isKustomization(document);
    const apiVersion = (0,yaml_node/* textUnder */.I5)(document.root, 'apiVersion') ?? '';
    if (apiVersion.startsWith('helm.toolkit.fluxcd.io/'))
        return (0,yaml_place/* keyOf */.TN)(around) === 'kustomize';
    const isSpec = (0,yaml_place/* keyOf */.TN)(around) === 'spec' && around.parent.parent === undefined;
    return isSpec && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/');
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/context-words.js


/** What only stands in files whose objects decide about the images of other files. */
const words = ['kustomize.config.k8s.io/', 'Canary', 'ImagePolicy', 'ImageRepository'];
/** Whether a file may hold a kustomization, a Canary, or a policy of Flux. Its text alone says that it does not. */
function mayDecide({ path, text }) {
    return kustomizationNames.has(external_node_path_.posix.basename(path)) || words.some((word) => text.includes(word));
}

// EXTERNAL MODULE: ./build/packages/image/reference.js
var reference = __nccwpck_require__(2459);
;// CONCATENATED MODULE: ./build/packages/manifest/objects.js


/**
 * The objects of a document: itself, or the items of a List, which kubectl takes for objects of their own. A List whose
 * values are repeated by aliases stays whole: what an edit of one item changes elsewhere is seen from its root alone.
 */
function objectsOf(document) {
    const { manifest, index, root } = document;
    if ((0,yaml_node/* textUnder */.I5)(root, 'kind')?.endsWith('List') !== true)
        return [document];
    const list = (0,yaml_node/* valueUnder */.cZ)(root, 'items');
    const items = list?.kind === 'sequence' ? list.items : [];
    const areObjects = items.length > 0 && items.every((item) => (0,yaml_node/* textUnder */.I5)(item, 'kind') !== undefined);
    if (!areObjects || (0,yaml_alias/* aliasTargets */.PK)(root).size > 0)
        return [document];
    return items.map((item) => ({ manifest, index, root: item }));
}

;// CONCATENATED MODULE: ./build/packages/manifest/planned.js





function join(outcomes) {
    return {
        edits: outcomes.flatMap(({ edits }) => edits),
        skipped: outcomes.flatMap(({ skipped }) => skipped),
        warnings: outcomes.flatMap(({ warnings }) => warnings),
    };
}
/** Gives the scalar at a place a value; what it already has is reported and left alone. */
function planned_assign(document, place, value) {
    const { node } = place;
    if (node.kind !== 'scalar')
        throw noScalar(document, place);
    const path = pathOf(place);
    if (!Object.is((0,scalar/* readScalar */.$t)(node), value)) {
        return { edits: [{ document, place, path, edit: { kind: 'replace', node, value } }], skipped: [], warnings: [] };
    }
    return already(document, place);
}
/** A value that is as wanted: reported, and left alone. */
function already(document, place) {
    const same = { reason: 'same', detail: 'the value is already there' };
    return { edits: [], skipped: [{ ...locate(document, place), ...same }], warnings: [] };
}
/** Gives a key of a mapping a value, adding the key behind the entry `after` where it is missing. */
function assignKey(document, place, { key, value, after }) {
    const entry = (0,yaml_node/* entryUnder */.TS)(place.node, key);
    if (entry !== undefined)
        return planned_assign(document, { node: entry.value, parent: place, entry }, value);
    const before = after === undefined ? undefined : (0,yaml_node/* entryUnder */.TS)(place.node, after);
    const edit = { kind: 'add', node: place.node, key, value, ...(before !== undefined && { after: before }) };
    return { edits: [{ document, place, path: pathBelow(place, key), edit }], skipped: [], warnings: [] };
}
/** A place as reports name it. */
function locate(document, place) {
    const { line } = (0,position/* positionOf */.d)(document.manifest, place.node.start);
    return { file: document.manifest.path, document: document.index, path: pathOf(place), line };
}
function noScalar(document, place) {
    const at = (0,position/* positionOf */.d)(document.manifest, place.node.start);
    const path = pathOf(place);
    if (place.node.kind === 'alias') {
        return new action_error/* ActionError */.l('ALIAS_FAN_OUT', `Editing ${path} in ${document.manifest.path} failed: it is "*${place.node.name}", a value written elsewhere.`, { at, hint: 'Write the value out at this place, or edit the anchor by hand.' });
    }
    return new action_error/* ActionError */.l('VALUE_INVALID', `Editing ${path} in ${document.manifest.path} failed: it is ${describe(place.node)}, and only a single value can be set.`, { at, hint: 'Name a value below it.' });
}
function describe(node) {
    return node.kind === 'map' ? 'a mapping' : 'a list';
}

;// CONCATENATED MODULE: ./build/packages/manifest/tolerate.js

/**
 * What becomes of an edit that finds nothing to edit.
 * @throws ActionError the given one, unless the rules tolerate it
 */
function tolerate(error, { onMissing }) {
    if (onMissing === 'fail')
        throw error;
    const { message, at } = error;
    const place = at?.line === undefined ? {} : { at: { file: at.file, line: at.line } };
    const warnings = onMissing === 'warn' ? [{ level: 'warning', message, ...place }] : [];
    return { edits: [], skipped: [], warnings };
}
/** What a plan comes to; where it finds nothing to edit, what the rules make of that. */
function tolerating(rules, plan) {
    try {
        return plan();
    }
    catch (error) {
        if (error instanceof action_error/* ActionError */.l && error.code === 'NO_MATCH')
            return tolerate(error, rules);
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/items-under.js

/** The items of a list under a key; none where there is no list. */
function itemsUnder(node, key) {
    const value = (0,yaml_node/* valueUnder */.cZ)(node, key);
    return value?.kind === 'sequence' ? value.items : [];
}

// EXTERNAL MODULE: ./build/packages/manifest/image/request.js
var image_request = __nccwpck_require__(3467);
;// CONCATENATED MODULE: ./build/packages/manifest/image/coverage.js






/** The lists that kustomize's image transformer looks into, at any depth; for volumes `image.reference`. */
const coveredLists = new Set(['containers', 'initContainers']);
/** Follows every kustomization with `images:` to the files that it builds from. */
function coverageOf(documents) {
    const kustomizations = documents.filter(isKustomization);
    const byFolder = new Map(kustomizations.map((document) => [external_node_path_.posix.dirname(document.manifest.path), document]));
    const built = new Map(kustomizations.map((document) => [document, filesOf(document, byFolder)]));
    const covers = kustomizations.flatMap((document) => {
        const names = namesIn(document.root);
        if (names.size === 0)
            return [];
        return [{ path: document.manifest.path, names, files: transformed(document, built) }];
    });
    return ({ manifest }, { place, node }) => {
        if (!isTransformed(place))
            return undefined;
        const repository = (0,image_request/* spelledRepository */.eC)(node.text);
        return covers.find(({ names, files }) => names.has(repository) && files.has(manifest.path))?.path;
    };
}
function isTransformed({ parent }) {
    const [list, volumes] = [parent?.parent, parent?.parent?.parent].map((around) => around && (0,yaml_place/* keyOf */.TN)(around));
    return coveredLists.has(list ?? '') || volumes === 'volumes';
}
/**
 * The images whose tag or digest a kustomization decides, as they are spelled: so kustomize compares them. One that is
 * only renamed keeps the tag of the reference.
 */
function namesIn(root) {
    const deciding = itemsUnder(root, 'images').filter((entry) => {
        const isSet = ['newTag', 'digest'].some((key) => (0,yaml_node/* textUnder */.I5)(entry, key) !== undefined);
        return isSet || (0,yaml_node/* textUnder */.I5)(entry, 'newName') === undefined;
    });
    return new Set(deciding.flatMap((entry) => (0,yaml_node/* textUnder */.I5)(entry, 'name') ?? []));
}
/** A component also changes what is built by those who include it. */
function transformed(document, built) {
    const own = built.get(document) ?? new Set();
    if ((0,yaml_node/* textUnder */.I5)(document.root, 'kind') !== 'Component')
        return own;
    const folder = external_node_path_.posix.dirname(document.manifest.path);
    const including = [...built.values()].filter((files) => files.has(folder));
    return new Set([...own, ...including.flatMap((files) => [...files])]);
}
/** The files and folders that a kustomization builds from, those of its bases and components included. */
function filesOf(kustomization, byFolder) {
    const files = new Set();
    const pending = [kustomization];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const folder = external_node_path_.posix.dirname(next.manifest.path);
        for (const path of inputsOf(next.root)) {
            const resolved = external_node_path_.posix.normalize(external_node_path_.posix.join(folder, path)).replace(/\/$/, '');
            if (files.has(resolved))
                continue;
            files.add(resolved);
            const below = byFolder.get(resolved);
            if (below !== undefined)
                pending.push(below);
        }
    }
    return files;
}
function inputsOf(root) {
    const lists = ['resources', 'bases', 'components', 'patchesStrategicMerge'].flatMap((key) => itemsUnder(root, key));
    const patches = itemsUnder(root, 'patches').flatMap((patch) => (0,yaml_node/* textUnder */.I5)(patch, 'path') ?? []);
    return [...lists.flatMap((item) => (item.kind === 'scalar' ? item.text : [])), ...patches];
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/flagger.js



/** Follows every Canary to the copies that Flagger makes and keeps up to date by itself. */
function canariesIn(documents) {
    const targets = documents
        .map(({ root }) => root)
        .filter(isCanary)
        .flatMap(targetOf);
    return ({ root: object }) => {
        const metadata = (0,yaml_node/* valueUnder */.cZ)(object, 'metadata');
        const owner = itemsUnder(metadata, 'ownerReferences').find(isCanary);
        if (owner !== undefined)
            return (0,yaml_node/* textUnder */.I5)(owner, 'name') ?? '';
        return targets.find((target) => isCopy(object, metadata, target))?.canary;
    };
}
/** A Canary, or what refers to one. */
function isCanary(node) {
    return (0,yaml_node/* textUnder */.I5)(node, 'kind') === 'Canary' && isOfFlagger((0,yaml_node/* textUnder */.I5)(node, 'apiVersion'));
}
function isOfFlagger(apiVersion) {
    return external_node_path_.posix.dirname(apiVersion ?? '') === 'flagger.app';
}
function targetOf(canary) {
    const metadata = (0,yaml_node/* valueUnder */.cZ)(canary, 'metadata');
    const reference = (0,yaml_node/* valueUnder */.cZ)((0,yaml_node/* valueUnder */.cZ)(canary, 'spec'), 'targetRef');
    const name = (0,yaml_node/* textUnder */.I5)(reference, 'name');
    if (name === undefined)
        return [];
    const namespace = (0,yaml_node/* textUnder */.I5)(metadata, 'namespace');
    return [
        {
            canary: (0,yaml_node/* textUnder */.I5)(metadata, 'name') ?? name,
            kind: (0,yaml_node/* textUnder */.I5)(reference, 'kind'),
            copy: `${name}-primary`,
            namespace,
        },
    ];
}
function isCopy(root, metadata, { kind, copy, namespace: wanted }) {
    const namespace = (0,yaml_node/* textUnder */.I5)(metadata, 'namespace');
    const isSameNamespace = namespace === undefined || wanted === undefined || namespace === wanted;
    return (0,yaml_node/* textUnder */.I5)(metadata, 'name') === copy && (0,yaml_node/* textUnder */.I5)(root, 'kind') === kind && isSameNamespace;
}

;// CONCATENATED MODULE: ./build/packages/manifest/nearest.js
/** Longer texts are compared by their beginning: enough to recognize a slip, and bounded. */
const compared = 100;
/** The candidates most like what was looked for, the best first. */
function nearest(wanted, candidates, text) {
    return candidates
        .map((candidate) => ({ candidate, ...likeness(wanted, text(candidate)) }))
        .toSorted((a, b) => a.distance - b.distance || b.begin - a.begin)
        .map(({ candidate }) => candidate);
}
function likeness(wanted, candidate) {
    const [a, b] = [folded(wanted), folded(candidate)];
    let begin = 0;
    while (begin < a.length && a[begin] === b[begin])
        begin += 1;
    return { distance: nearest_distance(a, b), begin };
}
/** Levenshtein's distance: how many characters must be added, removed or replaced. */
function nearest_distance(left, right) {
    let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
    for (let row = 1; row <= left.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= right.length; column += 1) {
            const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
            current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous.at(-1) ?? 0;
}
function folded(text) {
    return text.slice(0, compared).toLowerCase();
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/missing.js




const shownNearMisses = 5;
/** The refusal where no manifest names what is looked for: it tells what they do name. */
function noMatch({ target }, occurrences) {
    if (target.kind === 'policy') {
        return new action_error/* ActionError */.l('NO_MATCH', `Setting ${(0,image_request/* nameOf */.Vb)(target)} failed: no value has a marker of this policy.`, {
            hint: `Mark the values: # {"$imagepolicy": "${target.namespace}:${target.name}"}.`,
        });
    }
    const near = nearest(target.reference.repository, [...namedIn(occurrences)], ([repository]) => repository)
        .slice(0, shownNearMisses)
        .map(([repository, place]) => `${repository} (${place})`);
    return new action_error/* ActionError */.l('NO_MATCH', `Setting ${(0,image_request/* nameOf */.Vb)(target)} failed: no manifest names this image. ${near.length === 0 ? 'They name no image at all.' : `The closest of those named: ${near.join(', ')}.`}`, { hint: 'Write the repository as the manifests have it, or "old=new" to replace one repository by another.' });
}
/** Each repository, and where it stands first. */
function namedIn(occurrences) {
    const first = new Map();
    for (const { document, found } of occurrences.toReversed()) {
        const { file, line } = (0,position/* positionOf */.d)(document.manifest, found.place.node.start);
        first.set(found.image.repository, (0,error_position/* formatPosition */.L)({ file, line }));
    }
    return first;
}
/** The refusal where what is looked for stands only where it is left alone. */
function onlyLeftAlone({ target }, { skipped }) {
    const places = skipped.slice(0, shownNearMisses).map(({ file, path, line = 1, detail }) => {
        return `${path} (${(0,error_position/* formatPosition */.L)({ file, line })}): ${detail.replace(/\.$/, '')}`;
    });
    return new action_error/* ActionError */.l('NO_MATCH', `Setting ${(0,image_request/* nameOf */.Vb)(target)} failed: it only stands where it cannot be set. ${places.join('; ')}.`, {
        hint: 'Name the image that the kustomization writes instead, or the values that feed the template; `set` writes any other value.',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/places-naming.js


/**
 * The places of a document that may name what a request looks for: those whose text holds the end of the repository's
 * path. An escape may spell it otherwise: where one stands, every place may.
 */
function placesNaming(document, request) {
    const { start, end } = (0,yaml_place/* extentOf */.OY)(document);
    const text = document.manifest.text.slice(start, end);
    const root = { node: document.root };
    if (text.includes('\\'))
        return (0,yaml_place/* placesBelow */._$)(root);
    const word = (0,image_request/* repositoryWord */.fJ)(request);
    const offsets = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
        offsets.push(start + at);
    return (0,yaml_place/* placesHolding */.KM)(root, offsets);
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/targets.js

/** The places that hold what is written when an image is set. */
function targetsOf(found) {
    switch (found.kind) {
        case 'reference':
        case 'template':
            return [found.place];
        case 'values':
            return Object.values(found.fields);
        case 'entry':
            return (0,yaml_place/* placesIn */.yN)(found.map);
        case 'source':
            return [found.url, ...(found.ref === undefined ? [] : (0,yaml_place/* placesIn */.yN)(found.ref))];
        case 'range':
            return (0,yaml_place/* placesIn */.yN)(found.place);
    }
}
/** Where a text ends that stands there as it is: a template, a variable or a reader fills in the rest. */
const fillIn = /\$?\{|</;
/** Whether the text of a place is not yet what it will be. */
function isFilledIn({ node }) {
    return node.kind === 'scalar' && fillIn.test(node.text);
}
/** `${TAG}`, which Flux's Kustomization (`postBuild`) or `envsubst` replaces, `{TAG}` or `<tag>`: the file is a manifest all the same. */
function isVariable({ node }) {
    return isFilledIn({ node }) && node.kind === 'scalar' && !node.text.includes('{{');
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/leave.js





/**
 * Whether a place can be written.
 * @throws ActionError MANIFEST_TEMPLATE where a template fills it in, MANIFEST_ENCRYPTED, in a file that was named
 */
function judge(document, found, judges) {
    const owned = leftToOwner(document, found.place, judges);
    if (owned !== undefined)
        return owned;
    if (found.kind === 'range')
        return left('semver-range', `the newest tag of "${found.range}" is taken`);
    const owner = found.kind === 'reference' ? judges.coverage(document, found) : undefined;
    if (owner !== undefined)
        return left('overridden', `"images:" of ${owner} decides about it`);
    if (found.kind === 'template')
        return leftToTemplate(document, found.place, judges);
    const filledIn = targetsOf(found).find(isFilledIn);
    return filledIn === undefined ? { kind: 'editable', found } : leftToTemplate(document, filledIn, judges);
}
/** Why a marked value is left alone. */
function judgeMarker(document, { place }, judges) {
    const owned = leftToOwner(document, place, judges);
    return owned === undefined && isFilledIn(place) ? leftToTemplate(document, place, judges) : owned;
}
/** Who else writes a place: Flagger, or whoever has the keys of an encrypted file. */
function leftToOwner(document, place, { canaryOf, isNamed }) {
    const canary = canaryOf(document);
    if (canary !== undefined)
        return left('flagger', `Flagger copies it, by the Canary "${canary}"`);
    if (!isSealed(document, place))
        return undefined;
    if (isNamed(document.manifest.path))
        throw sealed(document, place);
    return left('encrypted', 'SOPS encrypts the file, and could not decrypt it any more');
}
function leftToTemplate(document, place, { isNamed }) {
    const { file, path } = locate(document, place);
    if (isVariable(place))
        return left('template', 'a variable fills it in');
    if (!isNamed(file))
        return left('template', 'a template fills it in');
    throw new action_error/* ActionError */.l('MANIFEST_TEMPLATE', `Setting ${path} in ${file} was refused: a template fills it in.`, {
        at: (0,position/* positionOf */.d)(document.manifest, place.node.start),
        hint: 'Edit the values that feed the template instead.',
    });
}
function left(reason, detail) {
    return { kind: 'left', reason, detail };
}
function leave(document, place, { reason, detail }) {
    return { edits: [], skipped: [{ ...locate(document, place), reason, detail }], warnings: [] };
}

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
    if (rest.length > tagLimit) {
        throw new ActionError('TAG_TOO_LONG', `Git tag "${gitTag}" gives an image tag of ${rest.length} characters.`, {
            hint: `An image tag has at most ${tagLimit} characters and is never cut: push a shorter version.`,
        });
    }
    const version = versionIn(rest);
    if (version !== undefined)
        return version;
    throw new ActionError('TAG_NOT_VERSION', `Git tag "${gitTag}" is not a semantic version.`, { hint: advice(rest) });
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
    throw new ActionError('NO_TAG', `Reading the version failed: "${gitRef}" is not a git tag.`, {
        hint: `Start the workflow from a pushed tag:\n${triggerLines}`,
    });
}
function withoutPrefix(gitTag, prefix) {
    if (gitTag.startsWith(prefix))
        return gitTag.slice(prefix.length);
    throw new ActionError('TAG_PREFIX_MISMATCH', `Git tag "${gitTag}" does not start with "${prefix}".`, {
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

;// CONCATENATED MODULE: ./build/packages/manifest/image/guards.js






/** For a place that is pinned by digest: it must not fall back to a bare tag. */
function refuseDroppedDigest(document, place, { image, rules }) {
    if (image.digest !== undefined || !(0,image_request/* isVersion */.lF)(image))
        return;
    throw new action_error/* ActionError */.l('DIGEST_DROPPED', `Setting ${image.repository}:${image.tag} at ${pathOf(place)} in ${document.manifest.path} was refused: the image there is pinned by digest, and the new one is not.`, {
        at: (0,position/* positionOf */.d)(document.manifest, place.node.start),
        hint: rules.pin === 'tag'
            ? 'Leave `pin` at `auto`, or remove the digest by hand first.'
            : 'Give the image with its digest: repository:tag@sha256:….',
    });
}
/** For a place that has a tag of its own, which would go on to name the old image. */
function tagMissing(document, place, key) {
    return new action_error/* ActionError */.l('VALUE_INVALID', `Setting an image at ${pathOf(place)} in ${document.manifest.path} was refused: there is a "${key}", and the image given has no tag.`, {
        at: (0,position/* positionOf */.d)(document.manifest, place.node.start),
        hint: 'Give the image with its tag and digest: repository:tag@sha256:….',
    });
}
/**
 * Compares the tag that a place has with the new one.
 * @throws ActionError DOWNGRADE where the new one is older, unless the rules allow it
 */
function guardDowngrade(document, { place, image: old, tag }, edit) {
    const { image, rules } = edit;
    if (rules.downgrade === 'allow' || tag === undefined || tag === '' || image.tag === undefined)
        return [];
    if (tag === image.tag || (old !== undefined && (0,image_request/* isMove */.OE)(edit, old)))
        return [];
    const at = (0,position/* positionOf */.d)(document.manifest, place.node.start);
    const shown = isSecret(place) ? masked : tag;
    const order = compareVersions(tag, image.tag);
    if (order === undefined) {
        const message = `Whether "${image.tag}" is older than "${shown}" cannot be told: they are not both semantic versions.`;
        return [{ level: 'warning', message, at }];
    }
    if (order <= 0)
        return [];
    const found = `${pathOf(place)} in ${document.manifest.path} has "${shown}", which is newer`;
    if (rules.downgrade === 'warn') {
        return [{ level: 'warning', message: `${(0,reference/* formatReference */.F)(image)} is a downgrade: ${found}.`, at }];
    }
    throw new action_error/* ActionError */.l('DOWNGRADE', `Setting ${(0,reference/* formatReference */.F)(image)} was refused: ${found}.`, {
        at,
        hint: 'Set `downgrade: allow` where an older version is meant, as for a rollback.',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/plan-reference.js



/** Writes a whole reference into one string. */
function planReference(document, found, edit) {
    const { place, node, image, prefix } = found;
    if (image.digest !== undefined)
        refuseDroppedDigest(document, place, edit);
    const warnings = guardDowngrade(document, { place, image, tag: image.tag }, edit);
    const old = node.text.slice(prefix.length);
    const spelled = (0,image_request/* spelledRepository */.eC)(old);
    const suffix = (0,image_request/* isVersion */.lF)(edit.image) ? suffixOf(edit) : old.slice(spelled.length);
    const repository = (0,image_request/* isMove */.OE)(edit, image) ? edit.repository : spelled;
    const outcome = planned_assign(document, place, `${prefix}${repository}${suffix}`);
    return join([outcome, { edits: [], skipped: [], warnings }]);
}
/** What stands behind the repository of a reference. */
function suffixOf({ image: { tag, digest }, rules }) {
    const isTagWritten = tag !== undefined && rules.pin !== 'digest';
    return `${isTagWritten ? `:${tag}` : ''}${digest === undefined ? '' : `@${digest}`}`;
}

// EXTERNAL MODULE: ./build/packages/image/parse.js + 1 modules
var parse = __nccwpck_require__(9076);
;// CONCATENATED MODULE: ./build/packages/manifest/image/read-reference.js

/** The image that a text of a manifest names; `undefined` where it names none. */
function readReference(text) {
    if (text === undefined || text === '')
        return undefined;
    const parsed = (0,parse/* parseReference */.F)(text);
    return parsed.ok ? parsed.value : undefined;
}
/** A repository without tag and digest. */
function readRepository(text) {
    const image = readReference(text);
    return image?.tag === undefined && image?.digest === undefined ? image : undefined;
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/reference-in.js


/** The reference that a string is, behind `prefix`; one whose tag is filled in later is told apart. */
function referenceIn(place, node, prefix = '') {
    const text = node.text.slice(prefix.length);
    const image = readReference(text);
    if (image !== undefined)
        return { kind: 'reference', place, node, image, prefix };
    const [fixed = ''] = text.split(fillIn, 1);
    if (fixed === text)
        return undefined;
    const known = readReference(fixed.replace(/[:@]$/, ''));
    return known === undefined ? undefined : { kind: 'template', place, image: known };
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/reference-paths.js


const flag = /^--?[A-Za-z0-9.-]*image=/;
const referencePaths = [
    // Containers of every kind (Pod, Deployment, Rollout, CloneSet, Knative's Service), container and script templates of
    // Argo Workflows, steps of Tekton, spec.image of operators, relatedImages of a ClusterServiceVersion, Helm values; with
    // docker:// runs.image of an action
    {
        fits: (document, place) => (0,yaml_place/* keyOf */.TN)(place) === 'image' && !isScanned(document, place),
        isLoose: false,
        prefix: /^docker:\/\//,
    },
    // spec.baseImage, spec.thanosImage, the annotation containerImage of a ClusterServiceVersion, flat Helm values, variables
    // of Terraform
    { fits: (_document, place) => /(?:Image|[_-]image)$/.test((0,yaml_place/* keyOf */.TN)(place) ?? ''), isLoose: true },
    // CloudNativePG
    {
        fits: (document, place) => isField(document, place, ['spec', 'imageName'], /^postgresql\.cnpg\.io\//),
        isLoose: true,
    },
    // Crossplane's Provider, Configuration and Function
    { fits: (document, place) => isField(document, place, ['spec', 'package'], /^pkg\.crossplane\.io\//), isLoose: true },
    // Operations of a JSON patch
    { fits: (_document, place) => isOperation(place), isLoose: false },
    // Volumes of a Pod that are images
    { fits: (_document, place) => (0,yaml_place/* keyOf */.TN)(place) === 'reference' && isUnderImage(place), isLoose: false },
    // Operators are told by variables (RELATED_IMAGE_…, …_IMAGE) and arguments (--solver-image=…) which images they deploy
    { fits: (_document, place) => isOperand(place), isLoose: true },
    { fits: (_document, place) => isArgument(place), isLoose: true, prefix: flag },
];
/** Whether a reference may stand at a place, and what it must have to count as one. A schema describes, and names none. */
function referencePathOf(document, place) {
    if ((0,yaml_node/* textUnder */.I5)(document.root, 'kind') === 'CustomResourceDefinition')
        return undefined;
    return referencePaths.find(({ fits }) => fits(document, place));
}
/** Flux's ImageRepository names what it looks for tags of: no reference belongs there. */
function isScanned(document, place) {
    return isField(document, place, ['spec', 'image'], /^image\.toolkit\.fluxcd\.io\//);
}
function isField({ root }, place, [outer, inner], group) {
    if ((0,yaml_place/* keyOf */.TN)(place) !== inner || place.parent === undefined || (0,yaml_place/* keyOf */.TN)(place.parent) !== outer)
        return false;
    return place.parent.parent?.node === root && group.test((0,yaml_node/* textUnder */.I5)(root, 'apiVersion') ?? '');
}
function isUnderImage({ parent }) {
    return parent !== undefined && (0,yaml_place/* keyOf */.TN)(parent) === 'image';
}
function isOperand({ parent, entry, ...place }) {
    if (entry === undefined || (0,yaml_place/* keyOf */.TN)({ ...place, entry }) !== 'value')
        return false;
    return /^RELATED_IMAGE_|_IMAGE$/.test((0,yaml_node/* textUnder */.I5)(parent?.node, 'name') ?? '');
}
function isOperation({ parent, entry, ...place }) {
    if (entry === undefined || (0,yaml_place/* keyOf */.TN)({ ...place, entry }) !== 'value' || (0,yaml_node/* textUnder */.I5)(parent?.node, 'op') === undefined)
        return false;
    return (0,yaml_node/* textUnder */.I5)(parent?.node, 'path')?.endsWith('/image') === true;
}
function isArgument(place) {
    const list = place.parent === undefined ? undefined : (0,yaml_place/* keyOf */.TN)(place.parent);
    return (list === 'args' || list === 'command') && flag.test((0,yaml_place/* textAt */.$6)(place) ?? '');
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/aliases.js








/**
 * Plans for the aliases that stand where references do (`image: *shop`): what they repeat is written where it stands, if
 * that is allowed and not planned already.
 */
function planAliases(document, planned, context) {
    if (!document.manifest.text.includes('*'))
        return [];
    const { start, end } = (0,yaml_place/* extentOf */.OY)(document);
    if (!/\*[^\s,\]}]/.test(document.manifest.text.slice(start, end)))
        return [];
    const places = (0,yaml_place/* placesBelow */._$)({ node: document.root });
    const targets = (0,yaml_alias/* aliasTargets */.PK)(document.root);
    const written = new Set(planned);
    return places.flatMap((place) => {
        const target = targets.get(place.node);
        const found = target && places.find(({ node }) => node === target);
        if (found === undefined || referencePathOf(document, place) === undefined)
            return [];
        return planAlias(document, { place, target: found, written }, context);
    });
}
function planAlias(document, { place, target, written }, context) {
    const { edit, fanOut, judges } = context;
    const found = target.node.kind === 'scalar' ? referenceIn(target, target.node) : undefined;
    if (found === undefined || edit.target.kind !== 'repository')
        return [];
    if (!(0,reference/* sameRepository */.R)(found.image, edit.target.reference))
        return [];
    const { line } = (0,position/* positionOf */.d)(document.manifest, target.node.start);
    const repeats = leave(document, place, left('alias', `it repeats what line ${line} says`));
    if (fanOut === 'deny' || written.has(target.node))
        return [repeats];
    written.add(target.node);
    const verdict = judge(document, found, judges);
    if (verdict.kind === 'left')
        return [leave(document, place, verdict)];
    return verdict.found.kind === 'reference' ? [planReference(document, verdict.found, edit), repeats] : [];
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/find-values.js



/** The keys that hold a repository beside `tag` or `digest`. */
const repositoryKeys = ['repository', 'image'];
/** Charts of Grafana and Prometheus write the digest's digits alone under `sha`. */
const digestKeys = ['digest', 'sha'];
/** Fields that a chart joins to one reference. */
function valuesIn(place, fields) {
    const tag = fields('tag');
    const digest = firstOf(fields, digestKeys);
    const repository = firstOf(fields, repositoryKeys);
    const path = repository === undefined ? undefined : (0,yaml_place/* textAt */.$6)(repository);
    if (repository === undefined || path === undefined || (tag ?? digest) === undefined)
        return undefined;
    const registry = fields('registry');
    const host = registry === undefined ? '' : ((0,yaml_place/* textAt */.$6)(registry) ?? '');
    const image = readRepository(host === '' ? path : `${host}/${path}`);
    if (image === undefined)
        return undefined;
    const found = { repository, ...(registry && { registry }), ...(tag && { tag }), ...(digest && { digest }) };
    return { kind: 'values', place, image, fields: found };
}
function firstOf(fields, keys) {
    const places = keys.flatMap((key) => fields(key) ?? []);
    return places.find((place) => (0,yaml_place/* textAt */.$6)(place) !== undefined) ?? places[0];
}
/** The members of a mapping. Of a key that stands twice the last one counts, as kubectl reads it. */
function find_values_membersOf(place) {
    const members = (0,yaml_place/* placesIn */.yN)(place);
    return (key) => members.findLast((member) => (0,yaml_place/* keyOf */.TN)(member) === key);
}
/** `helm.parameters` of Argo CD: each item has a `name`, such as `web.image.tag`, and a `value`. */
function parametersOf(list) {
    const values = new Map();
    for (const item of (0,yaml_place/* placesIn */.yN)(list)) {
        const name = (0,yaml_node/* textUnder */.I5)(item.node, 'name');
        const value = find_values_membersOf(item)('value');
        if (name !== undefined && value !== undefined)
            values.set(name, value);
    }
    return values;
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/find-application-images.js




/** The images that a list in a source of Argo CD's Application names: `kustomize.images` and `helm.parameters`. */
function imagesOfApplication(document, list) {
    if ((0,yaml_node/* textUnder */.I5)(document.root, 'apiVersion')?.startsWith('argoproj.io/') !== true)
        return [];
    const around = list.parent === undefined ? undefined : (0,yaml_place/* keyOf */.TN)(list.parent);
    if (around === 'kustomize' && (0,yaml_place/* keyOf */.TN)(list) === 'images')
        return kustomizeImages(list);
    return around === 'helm' && (0,yaml_place/* keyOf */.TN)(list) === 'parameters' ? parameterImages(list) : [];
}
/** `[name=]reference`: before the `=` stands what the reference replaces. */
function kustomizeImages(list) {
    return (0,yaml_place/* placesIn */.yN)(list).flatMap((place) => {
        if (place.node.kind !== 'scalar')
            return [];
        const prefix = place.node.text.slice(0, place.node.text.indexOf('=') + 1);
        return referenceIn(place, place.node, prefix) ?? [];
    });
}
/** `web.image.repository` and `web.image.tag` belong together; `web.image` alone is a whole reference. */
function parameterImages(list) {
    const parameters = parametersOf(list);
    const prefixes = new Set([...parameters.keys()].map((name) => name.slice(0, name.lastIndexOf('.') + 1)));
    const joined = [...prefixes].flatMap((prefix) => valuesIn(list, (key) => parameters.get(`${prefix}${key}`)) ?? []);
    const repositories = new Set(joined.map(({ fields }) => fields.repository));
    const whole = [...parameters].flatMap(([name, place]) => {
        if (!/(?:^|\.)image$/.test(name) || place.node.kind !== 'scalar' || repositories.has(place))
            return [];
        return referenceIn(place, place.node) ?? [];
    });
    return [...joined, ...whole];
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/find-source.js




const sourceScheme = 'oci://';
/** The image that `spec` of Flux's OCIRepository names. */
function sourceAt({ root }, place) {
    if ((0,yaml_place/* keyOf */.TN)(place) !== 'spec' || place.parent?.node !== root || (0,yaml_node/* textUnder */.I5)(root, 'kind') !== 'OCIRepository') {
        return undefined;
    }
    const members = find_values_membersOf(place);
    const url = members('url');
    const text = url === undefined ? undefined : (0,yaml_place/* textAt */.$6)(url);
    if (url === undefined || text?.startsWith(sourceScheme) !== true)
        return undefined;
    const image = readRepository(text.slice(sourceScheme.length).replace(/\/$/, ''));
    if (image === undefined)
        return undefined;
    const ref = members('ref');
    const range = (0,yaml_node/* textUnder */.I5)(ref?.node, 'semver') ?? '';
    if (ref !== undefined && range !== '')
        return { kind: 'range', place: ref, image, range };
    return { kind: 'source', place, map: place, image, url, ref: ref !== undefined && (0,yaml_place/* isMapPlace */.iu)(ref) ? ref : undefined };
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/find-images.js









/** Every place of a document that names an image, in the order of the text. */
function findImages(document) {
    return findImagesAmong(document, (0,yaml_place/* placesBelow */._$)({ node: document.root }));
}
/** Those of some places that name an image. */
function findImagesAmong(document, places) {
    return places.flatMap((place) => imagesAt(document, place));
}
function imagesAt(document, place) {
    if (place.node.kind === 'sequence')
        return imagesOfApplication(document, place);
    if (!(0,yaml_place/* isMapPlace */.iu)(place))
        return only(referenceAt(document, place));
    if (isImagesEntry(document, place)) {
        const image = readReference((0,yaml_node/* textUnder */.I5)(place.node, 'newName') ?? (0,yaml_node/* textUnder */.I5)(place.node, 'name'));
        return only(image && { kind: 'entry', place, map: place, image });
    }
    return only(sourceAt(document, place) ?? valuesIn(place, find_values_membersOf(place)));
}
function only(found) {
    return found === undefined ? [] : [found];
}
function referenceAt(document, place) {
    const path = referencePathOf(document, place);
    if (path === undefined || place.node.kind !== 'scalar' || isRepository(place))
        return undefined;
    const [prefix = ''] = path.prefix?.exec(place.node.text) ?? [];
    const found = referenceIn(place, place.node, prefix);
    return found !== undefined && path.isLoose && isBare(found.image) ? undefined : found;
}
/** `image: ghcr.io/acme/shop` beside `tag: 1.2.3` is a repository: a chart joins the two. */
function isRepository({ parent, node }) {
    return parent !== undefined && valuesIn(parent, find_values_membersOf(parent))?.fields.repository.node === node;
}
function isBare({ tag, digest }) {
    return tag === undefined && digest === undefined;
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/marker.js


const parts = { name: 'name', tag: 'tag', digest: 'digest' };
/**
 * The marker behind a value, on its line: `# {"$imagepolicy": "flux-system:shop:tag"}`.
 * @see https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources
 */
function markerAt({ manifest: { text } }, { node }) {
    if (node.kind !== 'scalar')
        return undefined;
    const rest = text.slice(node.end, (0,trivia/* lineEnd */.kd)(text, node.end));
    const comment = /^[ \t]*,?[ \t]+#[ \t]*\{[ \t]*"\$imagepolicy"[ \t]*:[ \t]*"([^":]+):([^":]+)(?::([a-z]+))?"/.exec(rest);
    const [, namespace, name, part] = comment ?? [];
    if (namespace === undefined || name === undefined)
        return undefined;
    const known = part === undefined ? 'whole' : parts[part];
    return known === undefined ? undefined : { namespace, name, part: known };
}
/** Every marked value of a document. */
function markersIn(document) {
    const { start, end } = (0,yaml_place/* extentOf */.OY)(document);
    if (!document.manifest.text.slice(start, end).includes('"$imagepolicy"'))
        return [];
    return (0,yaml_place/* placesBelow */._$)({ node: document.root }).flatMap((place) => {
        const marker = markerAt(document, place);
        return marker === undefined ? [] : { place, marker };
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/mentions.js






/**
 * The values that name an image with its tag or digest where none is known to stand: nothing is written there, and it is
 * told.
 * @param planned the values that are part of a place of the image
 */
function mentionsIn(document, { among, planned }, edit) {
    const word = (0,image_request/* repositoryWord */.fJ)(edit);
    return (among
        .filter((place) => !planned.has(place.node) && (0,yaml_place/* textAt */.$6)(place)?.includes(word) === true && isNamed(place, edit))
        // What is anchored is told where its aliases stand
        .filter((place) => place.node.anchor === undefined && markerAt(document, place) === undefined)
        .map((place) => leave(document, place, left('elsewhere', 'nothing says that an image stands there'))));
}
function isNamed(place, { target }) {
    const image = readReference((0,yaml_place/* textAt */.$6)(place));
    if (image === undefined || target.kind !== 'repository')
        return false;
    return (0,image_request/* isVersion */.lF)(image) && (0,reference/* sameRepository */.R)(image, target.reference);
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/digest-not-recorded.js


/** Tells that a place holds a tag and nothing else, though the image has a digest. */
function digestNotRecorded(document, place) {
    const { file, line } = (0,position/* positionOf */.d)(document.manifest, place.node.start);
    const message = `${pathOf(place)} in ${file} has no key for a digest: the digest is not recorded.`;
    return { edits: [], skipped: [], warnings: [{ level: 'notice', message, at: { file, line } }] };
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/plan-pair.js






/** Writes tag and digest under keys of their own. */
function planPair(document, { found, map, tagKey }, edit) {
    const { tag, digest } = edit.image;
    const old = (0,yaml_node/* textUnder */.I5)(map.node, tagKey);
    const hadDigest = ((0,yaml_node/* textUnder */.I5)(map.node, 'digest') ?? '') !== '';
    const tagEntry = (0,yaml_node/* entryUnder */.TS)(map.node, tagKey);
    if (hadDigest)
        refuseDroppedDigest(document, map, edit);
    if (tagEntry !== undefined && tag === undefined)
        throw tagMissing(document, map, tagKey);
    const warnings = guardDowngrade(document, { place: map, image: found.image, tag: old }, edit);
    const outcomes = [{ edits: [], skipped: [], warnings }];
    if (tag !== undefined && (tagEntry !== undefined || isTagAdded(edit, hadDigest))) {
        outcomes.push(assignKey(document, map, { key: tagKey, value: tag }));
    }
    if (digest === undefined)
        return outcomes;
    // Whoever follows the marker writes the tag alone, and a digest beside it would go on to name this image
    const isMarked = tagEntry !== undefined && markerAt(document, { node: tagEntry.value }) !== undefined;
    if (isMarked && (0,yaml_node/* entryUnder */.TS)(map.node, 'digest') === undefined)
        return [...outcomes, digestNotRecorded(document, map)];
    const after = tagEntry === undefined ? undefined : tagKey;
    return [...outcomes, assignKey(document, map, { key: 'digest', value: digest, ...(after && { after }) })];
}
function isTagAdded({ rules }, hadDigest) {
    return rules.pin === 'tag@digest' || (rules.pin !== 'digest' && !hadDigest);
}
/** The entry of a kustomization. */
function planEntry(document, found, edit, isMoved) {
    const { map } = found;
    const moved = isMoved ? [assignKey(document, map, { key: 'newName', value: edit.repository, after: 'name' })] : [];
    if (!(0,image_request/* isVersion */.lF)(edit.image))
        return join(moved);
    return join([...moved, ...planPair(document, { found, map, tagKey: 'newTag' }, edit)]);
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/plan-source.js







/** Writes what an OCIRepository pulls: `url`, `ref.tag` and `ref.digest`. */
function planSource(document, found, edit, isMoved) {
    const { url, ref } = found;
    const moved = isMoved ? [planned_assign(document, url, `${sourceScheme}${edit.repository}`)] : [];
    if (!(0,image_request/* isVersion */.lF)(edit.image))
        return join(moved);
    if (ref === undefined)
        return join([...moved, addRef(document, found, edit)]);
    return join([...moved, ...planPair(document, { found, map: ref, tagKey: 'tag' }, edit)]);
}
function addRef(document, { map }, { image: { tag, digest }, rules }) {
    const isTagWritten = tag !== undefined && rules.pin !== 'digest';
    const value = { ...(isTagWritten && { tag }), ...(digest !== undefined && { digest }) };
    const place = find_values_membersOf(map)('ref');
    if (place !== undefined) {
        const edit = { kind: 'rewrite', place, node: place.node, value };
        return { edits: [{ document, place, path: pathOf(place), edit }], skipped: [], warnings: [] };
    }
    const after = (0,yaml_node/* entryUnder */.TS)(map.node, 'url');
    const edit = { kind: 'add', node: map.node, key: 'ref', value, ...(after && { after }) };
    return { edits: [{ document, place: map, path: pathBelow(map, 'ref'), edit }], skipped: [], warnings: [] };
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/plan-values.js





/** Writes an image into Helm values: the tag as it is styled (`tag` or `tag@digest`), the digest where it has a key. */
function planValues(document, found, edit, isMoved) {
    const { place, image, fields } = found;
    const [oldTag, oldDigest] = [textOf(fields.tag), textOf(fields.digest)];
    if (!(0,image_request/* isVersion */.lF)(edit.image))
        return join(planMove(document, found, edit));
    if (oldTag.includes('@') || oldDigest !== '')
        refuseDroppedDigest(document, place, edit);
    if (oldTag !== '' && edit.image.tag === undefined)
        throw tagMissing(document, place, 'tag');
    const [tag] = oldTag.split('@', 1);
    const warnings = guardDowngrade(document, { place: fields.tag ?? place, image, tag }, edit);
    const moved = isMoved ? planMove(document, found, edit) : [];
    const written = [...planTag(document, found, edit), ...planDigest(document, found, edit)];
    if (written.length === 0)
        throw tagMissing(document, place, 'digest');
    return join([{ edits: [], skipped: [], warnings }, ...moved, ...written]);
}
function planTag(document, { fields }, edit) {
    const { tag, digest } = edit.image;
    if (fields.tag === undefined || tag === undefined)
        return [];
    const value = digest !== undefined && isDigestInTag(fields, edit) ? `${tag}@${digest}` : tag;
    return [planned_assign(document, fields.tag, value)];
}
function planDigest(document, { place, fields }, edit) {
    const { digest } = edit.image;
    if (digest === undefined)
        return [];
    if (fields.digest === undefined)
        return isDigestInTag(fields, edit) ? [] : [digestNotRecorded(document, place)];
    return [
        planned_assign(document, fields.digest, isDigitsAlone(fields.digest) ? digest.slice(digest.indexOf(':') + 1) : digest),
    ];
}
/** `sha: 0123…`, to which a chart adds the algorithm. */
function isDigitsAlone(place) {
    const old = textOf(place);
    return /^[a-f0-9]{64}$/.test(old) || (old === '' && (0,yaml_place/* keyOf */.TN)(place) === 'sha');
}
/** `tag: 1.2.3@sha256:…`, as charts without a key for the digest are pinned. */
function isDigestInTag({ tag, digest }, { rules }) {
    if (tag === undefined)
        return false;
    const isAsked = rules.pin === 'digest' || rules.pin === 'tag@digest';
    return textOf(tag).includes('@') || (isAsked && digest === undefined);
}
function planMove(document, { fields }, edit) {
    const { registry, path } = edit.image;
    if (textOf(fields.registry) === '' || fields.registry === undefined) {
        return [planned_assign(document, fields.repository, edit.repository)];
    }
    return [planned_assign(document, fields.registry, registry), planned_assign(document, fields.repository, path)];
}
function textOf(place) {
    return place === undefined ? '' : ((0,yaml_place/* textAt */.$6)(place) ?? '');
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/plan-image.js





/**
 * Writes an image as its place writes images.
 * @throws ActionError DIGEST_DROPPED, DOWNGRADE, VALUE_INVALID
 */
function planImage(document, found, edit) {
    const isMoved = (0,image_request/* isMove */.OE)(edit, found.image);
    switch (found.kind) {
        case 'reference':
            return planReference(document, found, edit);
        case 'entry':
            return planEntry(document, found, edit, isMoved);
        case 'source':
            return planSource(document, found, edit, isMoved);
        case 'values':
            return planValues(document, found, edit, isMoved);
    }
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/plan-marker.js






/**
 * Writes the part of an image that a marker asks for.
 * @throws ActionError DIGEST_DROPPED, DOWNGRADE, VALUE_INVALID
 */
function planMarker(document, { place, marker }, edit) {
    const isKept = !(0,image_request/* isVersion */.lF)(edit.image) && (marker.part === 'tag' || marker.part === 'digest');
    if (isKept)
        return already(document, place);
    switch (marker.part) {
        case 'whole':
            return planWhole(document, place, edit);
        case 'name':
            return planned_assign(document, place, spelled((0,yaml_place/* textAt */.$6)(place), edit));
        case 'tag':
            return plan_marker_planTag(document, place, edit);
        case 'digest':
            refuseDroppedDigest(document, place, edit);
            return planned_assign(document, place, edit.image.digest ?? '');
    }
}
function planWhole(document, place, edit) {
    const text = (0,yaml_place/* textAt */.$6)(place);
    const old = readReference(text);
    if (old?.digest !== undefined)
        refuseDroppedDigest(document, place, edit);
    const warnings = guardDowngrade(document, { place, ...(old && { image: old }), tag: old?.tag }, edit);
    const suffix = (0,image_request/* isVersion */.lF)(edit.image) ? suffixOf(edit) : (text ?? '').slice((0,image_request/* spelledRepository */.eC)(text ?? '').length);
    const outcome = planned_assign(document, place, `${spelled(text, edit)}${suffix}`);
    return join([outcome, { edits: [], skipped: [], warnings }]);
}
function plan_marker_planTag(document, place, edit) {
    const { tag, digest } = edit.image;
    if (tag === undefined)
        throw tagMissing(document, place, 'tag');
    const [old, oldDigest] = ((0,yaml_place/* textAt */.$6)(place) ?? '').split('@', 2);
    if (oldDigest !== undefined)
        refuseDroppedDigest(document, place, edit);
    const warnings = guardDowngrade(document, { place, tag: old }, edit);
    const outcome = planned_assign(document, place, oldDigest === undefined ? tag : `${tag}@${digest}`);
    return join([outcome, { edits: [], skipped: [], warnings }]);
}
/** The repository: as the place spells it, if it is the same. */
function spelled(text, edit) {
    const old = readReference(text);
    return text === undefined || (0,image_request/* isMove */.OE)(edit, old) ? edit.repository : (0,image_request/* spelledRepository */.eC)(text);
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/plan-document.js












/**
 * Plans to write an image wherever a document names it; one outcome for each place.
 * @param among the places that may name it
 */
function planDocument(document, among, context) {
    const { edit } = context;
    const wanted = findImagesAmong(document, among).filter((found) => isWanted(found, edit));
    const planned = new Set(wanted.flatMap((found) => targetsOf(found).map(({ node }) => node)));
    return [
        ...wanted.map((found) => planFound(document, found, context)),
        ...planAliases(document, planned, context),
        ...planMarkers(document, planned, context),
        ...mentionsIn(document, { among, planned }, edit),
    ];
}
function occurrencesIn(document) {
    return findImages(document).map((found) => ({ document, found }));
}
function isWanted({ image }, { target }) {
    return target.kind === 'repository' && (0,reference/* sameRepository */.R)(image, target.reference);
}
function planFound(document, found, { edit, judges }) {
    const verdict = judge(document, found, judges);
    if (verdict.kind === 'left')
        return leave(document, found.place, verdict);
    const outcome = planImage(document, verdict.found, edit);
    return { ...outcome, warnings: [...keyTwice(document, verdict.found), ...outcome.warnings] };
}
/** Kubernetes takes the last value of a key that stands twice. */
function keyTwice(document, found) {
    return targetsOf(found).flatMap((place) => {
        const key = (0,yaml_place/* keyOf */.TN)(place);
        const same = place.parent === undefined ? [] : (0,yaml_place/* placesIn */.yN)(place.parent).filter((each) => (0,yaml_place/* keyOf */.TN)(each) === key);
        if (key === undefined || same.length < 2)
            return [];
        const at = (0,position/* positionOf */.d)(document.manifest, place.node.start);
        const message = `${pathOf(place)} in ${at.file} stands ${same.length} times: the last one counts.`;
        return [{ level: 'warning', message, at }];
    });
}
/** Marked values that are part of no place that names the image by itself. */
function planMarkers(document, planned, { edit, judges, isMeant }) {
    return markersIn(document)
        .filter(({ place, marker }) => isMeant(marker) && !planned.has(place.node))
        .map((found) => {
        const left = judgeMarker(document, found, judges);
        return left === undefined ? planMarker(document, found, edit) : leave(document, found.place, left);
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/inside.js






/**
 * Edits the YAML or JSON text that a string holds. It is proved twice: the text as a document, and the string in the file.
 * @param plan what is done to the text
 * @throws ActionError with the position of the file, not of the text inside
 */
function planInText(document, place, { plan, ...options }) {
    const { node } = place;
    const outer = (line) => outerPosition(document, node, line);
    try {
        const inner = (0,yaml_manifest/* parseManifest */.Ng)({ path: document.manifest.path, text: node.text });
        const { edits, ...outcome } = plan(inner);
        const path = pathOf(place);
        const skipped = outcome.skipped.map((each) => ({
            ...each,
            document: document.index,
            line: outer(each.line).line,
            path: `${path}|${each.path ?? ''}`,
        }));
        const warnings = outcome.warnings.map((each) => each.at === undefined ? each : { ...each, at: outer(each.at.line) });
        if (edits.length === 0)
            return { edits, skipped, warnings };
        const draft = edited(draftOf(inner), edits, options);
        const edit = { kind: 'replace', node, value: draft.manifest.text };
        return { skipped, warnings, edits: [{ document, place, path, edit, inside: finished(draft) }] };
    }
    catch (error) {
        if (!(error instanceof action_error/* ActionError */.l))
            throw error;
        if (isSecret(place))
            throw inside_hidden(document, place, error);
        const { code, message, hint, at } = error;
        throw new action_error/* ActionError */.l(code, message, { ...(hint !== undefined && { hint }), at: outer(at?.line), cause: error });
    }
}
/** What a refusal says of the text it may quote from it: inside a Secret it says where alone. */
function inside_hidden(document, place, { code, at }) {
    const position = outerPosition(document, place.node, at?.line);
    return new action_error/* ActionError */.l(code, `Editing the text in ${pathOf(place)} of ${document.manifest.path} failed.`, {
        at: position,
        hint: 'What stands there is not shown, since it belongs to a Secret: correct the path, or write ":=" to create what is missing.',
    });
}
/** The lines of a literal block scalar are lines of the file; any other string is one place. */
function outerPosition({ manifest }, node, line = 1) {
    const { file, line: first } = (0,position/* positionOf */.d)(manifest, node.start);
    return { file, line: node.style === 'literal' ? first + line - 1 : first };
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/plan-text.js








/**
 * Plans to write an image inside the text that a string holds. One that is a template or no YAML is left alone.
 * @throws ActionError MANIFEST_TEMPLATE, MANIFEST_UNPARSABLE in a file that was named
 */
function planText(document, place, context) {
    const { judges, fanOut } = context;
    const inner = {
        ...context,
        judges: { ...judges, coverage: () => undefined, canaryOf: () => undefined },
    };
    try {
        let isNamed = false;
        const outcome = planInText(document, place, {
            by: 'image',
            fanOut,
            plan: (manifest) => {
                const outcomes = (0,yaml_place/* documentsOf */.uo)(manifest)
                    .flatMap(objectsOf)
                    .flatMap((each) => planDocument(each, placesNaming(each, inner.edit), inner));
                isNamed = outcomes.length > 0;
                return join(outcomes);
            },
        });
        const owned = outcome.edits.length > 0 ? leftToOwner(document, place, judges) : undefined;
        if (owned !== undefined)
            return [leave(document, place, owned)];
        return isNamed ? [outcome] : [];
    }
    catch (error) {
        if (judges.isNamed(document.manifest.path) || !(error instanceof action_error/* ActionError */.l))
            throw error;
        return [plan_text_left(document, place, error)];
    }
}
function plan_text_left(document, place, error) {
    const reason = reasonOf(error);
    if (reason === undefined)
        throw error;
    const { message: detail, at } = error;
    const line = at?.line === undefined ? {} : { line: at.line };
    return { edits: [], skipped: [{ ...locate(document, place), ...line, reason, detail }], warnings: [] };
}
function reasonOf({ code }) {
    if (code === 'MANIFEST_TEMPLATE')
        return 'template';
    return code === 'MANIFEST_UNPARSABLE' ? 'unparsable' : undefined;
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/policies.js



/** Follows each ImagePolicy to the ImageRepository that it chooses from. */
function markersOf(documents, target) {
    if (target.kind === 'policy') {
        return ({ namespace, name }) => namespace === target.namespace && name === target.name;
    }
    const policies = policiesOf(documents, target.reference);
    return (marker) => policies.some((policy) => policies_isNamed(policy, marker));
}
function policiesOf(documents, wanted) {
    const objects = documents.filter(isImageObject);
    const repositories = objects.filter((document) => {
        const image = readRepository((0,yaml_node/* textUnder */.I5)((0,yaml_node/* valueUnder */.cZ)(document.root, 'spec'), 'image'));
        return ((0,yaml_node/* textUnder */.I5)(document.root, 'kind') === 'ImageRepository' && image !== undefined && (0,reference/* sameRepository */.R)(image, wanted));
    });
    const names = repositories.map(nameOf);
    return objects.flatMap((document) => {
        if ((0,yaml_node/* textUnder */.I5)(document.root, 'kind') !== 'ImagePolicy')
            return [];
        const policy = nameOf(document);
        const ref = (0,yaml_node/* valueUnder */.cZ)((0,yaml_node/* valueUnder */.cZ)(document.root, 'spec'), 'imageRepositoryRef');
        const wantedName = { name: (0,yaml_node/* textUnder */.I5)(ref, 'name'), namespace: (0,yaml_node/* textUnder */.I5)(ref, 'namespace') ?? policy.namespace };
        return names.some((repository) => policies_isNamed(repository, wantedName)) ? policy : [];
    });
}
function isImageObject({ root }) {
    return (0,yaml_node/* textUnder */.I5)(root, 'apiVersion')?.startsWith('image.toolkit.fluxcd.io/') === true;
}
function nameOf({ root }) {
    const metadata = (0,yaml_node/* valueUnder */.cZ)(root, 'metadata');
    return { name: (0,yaml_node/* textUnder */.I5)(metadata, 'name'), namespace: (0,yaml_node/* textUnder */.I5)(metadata, 'namespace') };
}
function policies_isNamed(object, { name, namespace }) {
    const isSameNamespace = object.namespace === undefined || namespace === undefined || object.namespace === namespace;
    return object.name !== undefined && object.name === name && isSameNamespace;
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/texts.js




/**
 * The strings of a document that hold YAML or JSON of their own, and may name what a request looks for: `helm.values` of
 * Argo CD, files in a ConfigMap, and patches written in a kustomization.
 * @param among the places that may name it
 */
function textsIn(document, among, request) {
    const word = (0,image_request/* repositoryWord */.fJ)(request);
    return among.filter((place) => {
        return place.node.kind === 'scalar' && place.node.text.includes(word) && isText(document, place);
    });
}
function isText(document, place) {
    const { root } = document;
    const { parent } = place;
    if (parent === undefined)
        return false;
    if (isPatch(place))
        return isKustomization(document) || isOfFlux(document);
    if ((0,yaml_place/* keyOf */.TN)(place) === 'values' && (0,yaml_place/* keyOf */.TN)(parent) === 'helm') {
        return (0,yaml_node/* textUnder */.I5)(root, 'apiVersion')?.startsWith('argoproj.io/') === true;
    }
    const isFile = /\.(?:ya?ml|json)$/.test((0,yaml_place/* keyOf */.TN)(place) ?? '') && (0,yaml_place/* keyOf */.TN)(parent) === 'data';
    return isFile && parent.parent?.node === root && (0,yaml_node/* textUnder */.I5)(root, 'kind') === 'ConfigMap';
}
const patchLists = new Set(['patches', 'patchesJson6902', 'patchesStrategicMerge']);
/** `patches[].patch`, or an item of `patchesStrategicMerge` that is no path. */
function isPatch({ parent, ...place }) {
    const list = (0,yaml_place/* keyOf */.TN)(place) === 'patch' ? parent?.parent : parent;
    return list !== undefined && patchLists.has((0,yaml_place/* keyOf */.TN)(list) ?? '');
}
/** Its Kustomization, and a HelmRelease that runs a kustomize behind the chart. */
function isOfFlux({ root }) {
    return /^(?:kustomize|helm)\.toolkit\.fluxcd\.io\//.test((0,yaml_node/* textUnder */.I5)(root, 'apiVersion') ?? '');
}

;// CONCATENATED MODULE: ./build/packages/manifest/image/plan-images.js














/**
 * Plans to write an image wherever its repository occurs, or a policy is marked.
 * @throws ActionError NO_MATCH naming the repositories that do occur; DIGEST_DROPPED, DOWNGRADE, VALUE_INVALID,
 *   MANIFEST_TEMPLATE
 */
function planImages(manifests, edit, options) {
    const context = contextOf(manifests, edit, options);
    const outcomes = manifests.flatMap((manifest) => planManifest(manifest, context));
    if (outcomes.length === 0) {
        return tolerate(noMatch(edit, manifests.flatMap(yaml_place/* documentsOf */.uo).flatMap(objectsOf).flatMap(occurrencesIn)), edit.rules);
    }
    const joined = join([...outcomes, { edits: [], skipped: [], warnings: warningsAbout(edit) }]);
    if (outcomes.every(isLeftAlone))
        return join([joined, tolerate(onlyLeftAlone(edit, joined), edit.rules)]);
    return { ...joined, warnings: distinct(joined.warnings) };
}
/** What decides about an image in any file. Files that cannot (see `mayDecide`) may be left out. */
function contextOf(deciding, edit, { isNamed, fanOut }) {
    const documents = deciding.flatMap(yaml_place/* documentsOf */.uo).flatMap(objectsOf);
    const judges = { isNamed, coverage: coverageOf(documents), canaryOf: canariesIn(documents) };
    return { edit, judges, fanOut, isMeant: markersOf(documents, edit.target) };
}
/** One outcome for each place of a file that names the image. */
function planManifest(manifest, context) {
    if (!(0,image_request/* mayName */.vx)(manifest.text, context.edit))
        return [];
    return (0,yaml_place/* documentsOf */.uo)(manifest)
        .flatMap(objectsOf)
        .flatMap((document) => {
        const among = placesNaming(document, context.edit);
        return [
            ...planDocument(document, among, context),
            ...textsIn(document, among, context.edit).flatMap((place) => planText(document, place, context)),
        ];
    });
}
function isLeftAlone({ edits, skipped }) {
    return edits.length === 0 && skipped.every(({ reason }) => reason !== 'same');
}
const mutableTags = new Set(['latest', 'stable', 'main', 'edge']);
/** What an image itself is worth a warning for. */
function warningsAbout({ image }) {
    const name = (0,reference/* formatReference */.F)(image);
    const messages = [
        ...(image.digest === undefined && (0,image_request/* isVersion */.lF)(image)
            ? [`${name} is not pinned: without a digest its tag may come to mean another image.`]
            : []),
        ...(mutableTags.has(image.tag ?? '') ? [`${name} has a tag that is made to move: "${image.tag}".`] : []),
    ];
    return messages.map((message) => ({ level: 'warning', message }));
}
/** What is said of one place need not be said of the next. */
function distinct(warnings) {
    const first = new Map(warnings.toReversed().map((warning) => [warning.message, warning]));
    return warnings.filter((warning) => first.get(warning.message) === warning);
}

;// CONCATENATED MODULE: ./build/packages/manifest/lazy-file.js


/**
 * A file whose new text is made when it is asked for, from the old one and from what was written into it: the new texts of
 * thousands of files need not be held at once.
 * @param written by each statement, the first one first
 */
function lazyFile(source, written) {
    const { path } = source;
    const print = fingerprint(source.text);
    return {
        path,
        get text() {
            const { text } = source;
            if (fingerprint(text) !== print)
                throw changedMeanwhile(path);
            return written.reduce(applySplices, text);
        },
    };
}
/** Tells texts apart that differ by accident: length and FNV-1a. */
function fingerprint(text) {
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index += 1)
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    return `${text.length}:${hash}`;
}
function changedMeanwhile(path) {
    return new action_error/* ActionError */.l('EDIT_NOT_PROVED', `Editing ${path} failed: the file changed while it was edited.`, {
        at: { file: path },
        hint: 'Nothing was written to it. Run the step again.',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/load.js


/**
 * Parses files. One that was only found, and is a template or no valid YAML, is skipped; that is worth a warning if it
 * holds one of `words`.
 * @throws ActionError MANIFEST_TEMPLATE, MANIFEST_UNPARSABLE, LIMIT_EXCEEDED for a file that was named
 */
function load(files, words) {
    const manifests = [];
    const skipped = [];
    const warnings = [];
    for (const file of files) {
        try {
            manifests.push((0,yaml_manifest/* parseManifest */.Ng)(file));
        }
        catch (error) {
            if (file.named || !(error instanceof action_error/* ActionError */.l))
                throw error;
            skipped.push(skip(file, error));
            const word = words.find((each) => file.text.includes(each));
            if (word !== undefined)
                warnings.push(warn(file, error, word));
        }
    }
    return { manifests, skipped, warnings };
}
function skip({ path }, { code, message, at }) {
    const reason = code === 'MANIFEST_TEMPLATE' ? 'template' : 'unparsable';
    return { file: path, ...(at?.line !== undefined && { line: at.line }), reason, detail: message };
}
function warn({ path }, { message, at }, word) {
    const line = at?.line ?? 1;
    return {
        level: 'warning',
        message: `${message} It was left alone, though it holds "${word}".`,
        at: { file: path, line },
    };
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/base.js
class Diff {
    diff(oldStr, newStr, 
    // Type below is not accurate/complete - see above for full possibilities - but it compiles
    options = {}) {
        let callback;
        if (typeof options === 'function') {
            callback = options;
            options = {};
        }
        else if ('callback' in options) {
            callback = options.callback;
        }
        // Allow subclasses to massage the input prior to running
        const oldString = this.castInput(oldStr, options);
        const newString = this.castInput(newStr, options);
        const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
        const newTokens = this.removeEmpty(this.tokenize(newString, options));
        return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
    }
    diffWithOptionsObj(oldTokens, newTokens, options, callback) {
        var _a;
        const done = (value) => {
            value = this.postProcess(value, options);
            if (callback) {
                setTimeout(function () { callback(value); }, 0);
                return undefined;
            }
            else {
                return value;
            }
        };
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let editLength = 1;
        let maxEditLength = newLen + oldLen;
        if (options.maxEditLength != null) {
            maxEditLength = Math.min(maxEditLength, options.maxEditLength);
        }
        const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
        const abortAfterTimestamp = Date.now() + maxExecutionTime;
        const bestPath = [{ oldPos: -1, lastComponent: undefined }];
        // Seed editLength = 0, i.e. the content starts with the same values
        let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
        if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
            // Identity per the equality and tokenizer
            return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
        }
        // Once we hit the right edge of the edit graph on some diagonal k, we can
        // definitely reach the end of the edit graph in no more than k edits, so
        // there's no point in considering any moves to diagonal k+1 any more (from
        // which we're guaranteed to need at least k+1 more edits).
        // Similarly, once we've reached the bottom of the edit graph, there's no
        // point considering moves to lower diagonals.
        // We record this fact by setting minDiagonalToConsider and
        // maxDiagonalToConsider to some finite value once we've hit the edge of
        // the edit graph.
        // This optimization is not faithful to the original algorithm presented in
        // Myers's paper, which instead pointlessly extends D-paths off the end of
        // the edit graph - see page 7 of Myers's paper which notes this point
        // explicitly and illustrates it with a diagram. This has major performance
        // implications for some common scenarios. For instance, to compute a diff
        // where the new text simply appends d characters on the end of the
        // original text of length n, the true Myers algorithm will take O(n+d^2)
        // time while this optimization needs only O(n+d) time.
        let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
        // Main worker method. checks all permutations of a given edit length for acceptance.
        const execEditLength = () => {
            for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
                let basePath;
                const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
                if (removePath) {
                    // No one else is going to attempt to use this value, clear it
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath - 1] = undefined;
                }
                let canAdd = false;
                if (addPath) {
                    // what newPos will be after we do an insertion:
                    const addPathNewPos = addPath.oldPos - diagonalPath;
                    canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
                }
                const canRemove = removePath && removePath.oldPos + 1 < oldLen;
                if (!canAdd && !canRemove) {
                    // If this path is a terminal then prune
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath] = undefined;
                    continue;
                }
                // Select the diagonal that we want to branch from. We select the prior
                // path whose position in the old string is the farthest from the origin
                // and does not pass the bounds of the diff graph
                if (!canRemove || (canAdd && removePath.oldPos < addPath.oldPos)) {
                    basePath = this.addToPath(addPath, true, false, 0, options);
                }
                else {
                    basePath = this.addToPath(removePath, false, true, 1, options);
                }
                newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
                if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
                    // If we have hit the end of both strings, then we are done
                    return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
                }
                else {
                    bestPath[diagonalPath] = basePath;
                    if (basePath.oldPos + 1 >= oldLen) {
                        maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
                    }
                    if (newPos + 1 >= newLen) {
                        minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
                    }
                }
            }
            editLength++;
        };
        // Performs the length of edit iteration. Is a bit fugly as this has to support the
        // sync and async mode which is never fun. Loops over execEditLength until a value
        // is produced, or until the edit length exceeds options.maxEditLength (if given),
        // in which case it will return undefined.
        if (callback) {
            (function exec() {
                setTimeout(function () {
                    if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
                        return callback(undefined);
                    }
                    if (!execEditLength()) {
                        exec();
                    }
                }, 0);
            }());
        }
        else {
            while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
                const ret = execEditLength();
                if (ret) {
                    return ret;
                }
            }
        }
    }
    addToPath(path, added, removed, oldPosInc, options) {
        const last = path.lastComponent;
        if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: last.count + 1, added: added, removed: removed, previousComponent: last.previousComponent }
            };
        }
        else {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: 1, added: added, removed: removed, previousComponent: last }
            };
        }
    }
    extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
        while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
            newPos++;
            oldPos++;
            commonCount++;
            if (options.oneChangePerToken) {
                basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
            }
        }
        if (commonCount && !options.oneChangePerToken) {
            basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
        }
        basePath.oldPos = oldPos;
        return newPos;
    }
    equals(left, right, options) {
        if (options.comparator) {
            return options.comparator(left, right);
        }
        else {
            return left === right
                || (!!options.ignoreCase && left.toLowerCase() === right.toLowerCase());
        }
    }
    removeEmpty(array) {
        const ret = [];
        for (let i = 0; i < array.length; i++) {
            if (array[i]) {
                ret.push(array[i]);
            }
        }
        return ret;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    castInput(value, options) {
        return value;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    tokenize(value, options) {
        return Array.from(value);
    }
    join(chars) {
        // Assumes ValueT is string, which is the case for most subclasses.
        // When it's false, e.g. in diffArrays, this method needs to be overridden (e.g. with a no-op)
        // Yes, the casts are verbose and ugly, because this pattern - of having the base class SORT OF
        // assume tokens and values are strings, but not completely - is weird and janky.
        return chars.join('');
    }
    postProcess(changeObjects, 
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    options) {
        return changeObjects;
    }
    get useLongestToken() {
        return false;
    }
    buildValues(lastComponent, newTokens, oldTokens) {
        // First we convert our linked list of components in reverse order to an
        // array in the right order:
        const components = [];
        let nextComponent;
        while (lastComponent) {
            components.push(lastComponent);
            nextComponent = lastComponent.previousComponent;
            delete lastComponent.previousComponent;
            lastComponent = nextComponent;
        }
        components.reverse();
        const componentLen = components.length;
        let componentPos = 0, newPos = 0, oldPos = 0;
        for (; componentPos < componentLen; componentPos++) {
            const component = components[componentPos];
            if (!component.removed) {
                if (!component.added && this.useLongestToken) {
                    let value = newTokens.slice(newPos, newPos + component.count);
                    value = value.map(function (value, i) {
                        const oldValue = oldTokens[oldPos + i];
                        return oldValue.length > value.length ? oldValue : value;
                    });
                    component.value = this.join(value);
                }
                else {
                    component.value = this.join(newTokens.slice(newPos, newPos + component.count));
                }
                newPos += component.count;
                // Common case
                if (!component.added) {
                    oldPos += component.count;
                }
            }
            else {
                component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
                oldPos += component.count;
            }
        }
        return components;
    }
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/line.js


class LineDiff extends Diff {
    constructor() {
        super(...arguments);
        this.tokenize = tokenize;
    }
    equals(left, right, options) {
        // If we're ignoring whitespace, we need to normalise lines by stripping
        // whitespace before checking equality. (This has an annoying interaction
        // with newlineIsToken that requires special handling: if newlines get their
        // own token, then we DON'T want to trim the *newline* tokens down to empty
        // strings, since this would cause us to treat whitespace-only line content
        // as equal to a separator between lines, which would be weird and
        // inconsistent with the documented behavior of the options.)
        if (options.ignoreWhitespace) {
            if (!options.newlineIsToken || !left.includes('\n')) {
                left = left.trim();
            }
            if (!options.newlineIsToken || !right.includes('\n')) {
                right = right.trim();
            }
        }
        else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
            if (left.endsWith('\n')) {
                left = left.slice(0, -1);
            }
            if (right.endsWith('\n')) {
                right = right.slice(0, -1);
            }
        }
        return super.equals(left, right, options);
    }
}
const lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
    return lineDiff.diff(oldStr, newStr, options);
}
function diffTrimmedLines(oldStr, newStr, options) {
    options = generateOptions(options, { ignoreWhitespace: true });
    return lineDiff.diff(oldStr, newStr, options);
}
// Exported standalone so it can be used from jsonDiff too.
function tokenize(value, options) {
    if (options.stripTrailingCr) {
        // remove one \r before \n to match GNU diff's --strip-trailing-cr behavior
        value = value.replace(/\r\n/g, '\n');
    }
    const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
    // Ignore the final empty token that occurs if the string ends with a new line
    if (!linesAndNewlines[linesAndNewlines.length - 1]) {
        linesAndNewlines.pop();
    }
    // Merge the content and line separators into single tokens
    for (let i = 0; i < linesAndNewlines.length; i++) {
        const line = linesAndNewlines[i];
        if (i % 2 && !options.newlineIsToken) {
            retLines[retLines.length - 1] += line;
        }
        else {
            retLines.push(line);
        }
    }
    return retLines;
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/patch/create.js

/**
 * Returns true if the filename contains characters that require C-style
 * quoting (as used by Git and GNU diffutils in diff output).
 */
function needsQuoting(s) {
    for (let i = 0; i < s.length; i++) {
        if (s[i] < '\x20' || s[i] > '\x7e' || s[i] === '"' || s[i] === '\\') {
            return true;
        }
    }
    return false;
}
/**
 * C-style quotes a filename, encoding special characters as escape sequences
 * and non-ASCII bytes as octal escapes. This is the inverse of
 * `parseQuotedFileName` in parse.ts.
 *
 * Non-ASCII bytes are encoded as UTF-8 before being emitted as octal escapes.
 * This matches the behaviour of both Git and GNU diffutils, which always emit
 * UTF-8 octal escapes regardless of the underlying filesystem encoding (e.g.
 * Git for Windows converts from NTFS's UTF-16 to UTF-8 internally).
 *
 * If the filename doesn't need quoting, returns it as-is.
 */
function quoteFileNameIfNeeded(s) {
    if (!needsQuoting(s)) {
        return s;
    }
    let result = '"';
    const bytes = new TextEncoder().encode(s);
    let i = 0;
    while (i < bytes.length) {
        const b = bytes[i];
        // See https://en.wikipedia.org/wiki/Escape_sequences_in_C#Escape_sequences
        if (b === 0x07) {
            result += '\\a';
        }
        else if (b === 0x08) {
            result += '\\b';
        }
        else if (b === 0x09) {
            result += '\\t';
        }
        else if (b === 0x0a) {
            result += '\\n';
        }
        else if (b === 0x0b) {
            result += '\\v';
        }
        else if (b === 0x0c) {
            result += '\\f';
        }
        else if (b === 0x0d) {
            result += '\\r';
        }
        else if (b === 0x22) {
            result += '\\"';
        }
        else if (b === 0x5c) {
            result += '\\\\';
        }
        else if (b >= 0x20 && b <= 0x7e) {
            // Just a printable ASCII character that is neither a double quote nor a
            // backslash; no need to escape it.
            result += String.fromCharCode(b);
        }
        else {
            // Either part of a non-ASCII character or a control character without a
            // special escape sequence; needs escaping as a 3-digit octal escape
            result += '\\' + b.toString(8).padStart(3, '0');
        }
        i++;
    }
    result += '"';
    return result;
}
const INCLUDE_HEADERS = {
    includeIndex: true,
    includeUnderline: true,
    includeFileHeaders: true
};
const FILE_HEADERS_ONLY = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: true
};
const OMIT_HEADERS = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: false
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    let optionsObj;
    if (!options) {
        optionsObj = {};
    }
    else if (typeof options === 'function') {
        optionsObj = { callback: options };
    }
    else {
        optionsObj = options;
    }
    if (typeof optionsObj.context === 'undefined') {
        optionsObj.context = 4;
    }
    // We copy this into its own variable to placate TypeScript, which thinks
    // optionsObj.context might be undefined in the callbacks below.
    const context = optionsObj.context;
    // @ts-expect-error (runtime check for something that is correctly a static type error)
    if (optionsObj.newlineIsToken) {
        throw new Error('newlineIsToken may not be used with patch-generation functions, only with diffing functions');
    }
    if (!optionsObj.callback) {
        return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
    }
    else {
        const { callback } = optionsObj;
        diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
                const patch = diffLinesResultToPatch(diff);
                // TypeScript is unhappy without the cast because it does not understand that `patch` may
                // be undefined here only if `callback` is StructuredPatchCallbackAbortable:
                callback(patch);
            } }));
    }
    function diffLinesResultToPatch(diff) {
        // STEP 1: Build up the patch with no "\ No newline at end of file" lines and with the arrays
        //         of lines containing trailing newline characters. We'll tidy up later...
        if (!diff) {
            return;
        }
        diff.push({ value: '', lines: [] }); // Append an empty value to make cleanup easier
        function contextLines(lines) {
            return lines.map(function (entry) { return ' ' + entry; });
        }
        const hunks = [];
        let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
        for (let i = 0; i < diff.length; i++) {
            const current = diff[i], lines = current.lines || splitLines(current.value);
            current.lines = lines;
            if (current.added || current.removed) {
                // If we have previous context, start with that
                if (!oldRangeStart) {
                    const prev = diff[i - 1];
                    oldRangeStart = oldLine;
                    newRangeStart = newLine;
                    if (prev) {
                        curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
                        oldRangeStart -= curRange.length;
                        newRangeStart -= curRange.length;
                    }
                }
                // Output our changes
                for (const line of lines) {
                    curRange.push((current.added ? '+' : '-') + line);
                }
                // Track the updated file position
                if (current.added) {
                    newLine += lines.length;
                }
                else {
                    oldLine += lines.length;
                }
            }
            else {
                // Identical context lines. Track line changes
                if (oldRangeStart) {
                    // Close out any changes that have been output (or join overlapping)
                    if (lines.length <= context * 2 && i < diff.length - 2) {
                        // Overlapping
                        for (const line of contextLines(lines)) {
                            curRange.push(line);
                        }
                    }
                    else {
                        // end the range and output
                        const contextSize = Math.min(lines.length, context);
                        for (const line of contextLines(lines.slice(0, contextSize))) {
                            curRange.push(line);
                        }
                        const hunk = {
                            oldStart: oldRangeStart,
                            oldLines: (oldLine - oldRangeStart + contextSize),
                            newStart: newRangeStart,
                            newLines: (newLine - newRangeStart + contextSize),
                            lines: curRange
                        };
                        hunks.push(hunk);
                        oldRangeStart = 0;
                        newRangeStart = 0;
                        curRange = [];
                    }
                }
                oldLine += lines.length;
                newLine += lines.length;
            }
        }
        // Step 2: eliminate the trailing `\n` from each line of each hunk, and, where needed, add
        //         "\ No newline at end of file".
        for (const hunk of hunks) {
            for (let i = 0; i < hunk.lines.length; i++) {
                if (hunk.lines[i].endsWith('\n')) {
                    hunk.lines[i] = hunk.lines[i].slice(0, -1);
                }
                else {
                    hunk.lines.splice(i + 1, 0, '\\ No newline at end of file');
                    i++; // Skip the line we just added, then continue iterating
                }
            }
        }
        return {
            oldFileName: oldFileName, newFileName: newFileName,
            oldHeader: oldHeader, newHeader: newHeader,
            hunks: hunks
        };
    }
}
/**
 * creates a unified diff patch.
 *
 * @param patch either a single structured patch object (as returned by `structuredPatch`) or an
 *   array of them (as returned by `parsePatch`).
 * @param headerOptions behaves the same as the `headerOptions` option of `createTwoFilesPatch`.
 *   Ignored for patches where `isGit` is `true`.
 *
 * When a patch has `isGit: true`, `formatPatch` output is changed to more closely match Git's
 * output: it emits a `diff --git` header, emits Git extended headers as appropriate based on
 * properties like `isRename`, `isCreate`, `newMode`, etc, and will omit `---`/`+++` file
 * headers for patches with no hunks (e.g. renames without content changes).
 */
function formatPatch(patch, headerOptions) {
    var _a, _b, _c, _d, _e, _f;
    if (!headerOptions) {
        headerOptions = INCLUDE_HEADERS;
    }
    if (Array.isArray(patch)) {
        if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every(p => p.isGit)) {
            throw new Error('Cannot omit file headers on a multi-file patch. '
                + '(The result would be unparseable; how would a tool trying to apply '
                + 'the patch know which changes are to which file?)');
        }
        return patch.map(p => formatPatch(p, headerOptions)).join('\n');
    }
    const ret = [];
    // Git patches have a fixed header format (diff --git, extended headers,
    // and ---/+++ when hunks are present), so headerOptions is ignored.
    if (patch.isGit) {
        headerOptions = INCLUDE_HEADERS;
        // Emit Git-style diff --git header and extended headers.
        // Git never puts /dev/null in the "diff --git" line; for file
        // creations/deletions it uses the real filename on both sides.
        if (!patch.oldFileName) {
            throw new Error('oldFileName must be specified for Git patches');
        }
        if (!patch.newFileName) {
            throw new Error('newFileName must be specified for Git patches');
        }
        let gitOldName = patch.oldFileName;
        let gitNewName = patch.newFileName;
        if (patch.isCreate && gitOldName === '/dev/null') {
            gitOldName = gitNewName.replace(/^b\//, 'a/');
        }
        else if (patch.isDelete && gitNewName === '/dev/null') {
            gitNewName = gitOldName.replace(/^a\//, 'b/');
        }
        ret.push('diff --git ' + quoteFileNameIfNeeded(gitOldName) + ' ' + quoteFileNameIfNeeded(gitNewName));
        if (patch.isDelete) {
            ret.push('deleted file mode ' + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : '100644'));
        }
        if (patch.isCreate) {
            ret.push('new file mode ' + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : '100644'));
        }
        if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
            ret.push('old mode ' + patch.oldMode);
            ret.push('new mode ' + patch.newMode);
        }
        if (patch.isRename) {
            ret.push('rename from ' + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : '').replace(/^a\//, '')));
            ret.push('rename to ' + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : '').replace(/^b\//, '')));
        }
        if (patch.isCopy) {
            ret.push('copy from ' + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : '').replace(/^a\//, '')));
            ret.push('copy to ' + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : '').replace(/^b\//, '')));
        }
    }
    else {
        if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== undefined) {
            ret.push('Index: ' + patch.oldFileName);
        }
        if (headerOptions.includeUnderline) {
            ret.push('===================================================================');
        }
    }
    // Emit --- / +++ file headers. For Git patches with no hunks (e.g.
    // pure renames, mode-only changes), Git omits these, so we do too.
    const hasHunks = patch.hunks.length > 0;
    if (headerOptions.includeFileHeaders && patch.oldFileName !== undefined && patch.newFileName !== undefined
        && (!patch.isGit || hasHunks)) {
        ret.push('--- ' + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? '\t' + patch.oldHeader : ''));
        ret.push('+++ ' + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? '\t' + patch.newHeader : ''));
    }
    for (let i = 0; i < patch.hunks.length; i++) {
        const hunk = patch.hunks[i];
        // Unified Diff Format quirk: If the chunk size is 0,
        // the first number is one lower than one would expect.
        // https://www.artima.com/weblogs/viewpost.jsp?thread=164293
        const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
        const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
        ret.push('@@ -' + oldStart + ',' + hunk.oldLines
            + ' +' + newStart + ',' + hunk.newLines
            + ' @@');
        for (const line of hunk.lines) {
            ret.push(line);
        }
    }
    return ret.join('\n') + '\n';
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    if (typeof options === 'function') {
        options = { callback: options };
    }
    if (!(options === null || options === void 0 ? void 0 : options.callback)) {
        const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
        if (!patchObj) {
            return;
        }
        return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
    }
    else {
        const { callback } = options;
        structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: patchObj => {
                if (!patchObj) {
                    callback(undefined);
                }
                else {
                    callback(formatPatch(patchObj, options.headerOptions));
                }
            } }));
    }
}
function createPatch(fileName, oldStr, newStr, oldHeader, newHeader, options) {
    return createTwoFilesPatch(fileName, fileName, oldStr, newStr, oldHeader, newHeader, options);
}
/**
 * Split `text` into an array of lines, including the trailing newline character (where present)
 */
function splitLines(text) {
    const hasTrailingNl = text.endsWith('\n');
    const result = text.split('\n').map(line => line + '\n');
    if (hasTrailingNl) {
        result.pop();
    }
    else {
        result.push(result.pop().slice(0, -1));
    }
    return result;
}

;// CONCATENATED MODULE: ./build/packages/manifest/report/mask.js


/**
 * Two states of a file with the values of Secrets hidden, line by line, so that a diff of them has the lines of the real
 * one. Where a value differs the two sides show it, as kubectl's diff does: `*** (before)`, `*** (after)`.
 */
function maskedTexts(before, after) {
    if (!mayHoldSecret(before) && !mayHoldSecret(after))
        return [before.text, after.text];
    const [old, now] = [secretsOf(before), secretsOf(after)];
    return [mask(before, old, { other: now, side: 'before' }), mask(after, now, { other: old, side: 'after' })];
}
/** Where neither the word nor an escape stands, no object of a file is a Secret: its tree need not be built. */
function mayHoldSecret({ text }) {
    return text.includes('Secret') || text.includes('\\');
}
function secretsOf({ documents }) {
    return documents.flatMap((root, index) => secretScalars(root).map(({ node, path }) => ({ node, key: `${index} ${path}` })));
}
function mask({ text }, secrets, { other, side }) {
    const texts = new Map(other.map(({ key, node }) => [key, node.text]));
    const splices = secrets.map(({ key, node }) => {
        const stars = texts.get(key) === node.text ? masked : `${masked} (${side})`;
        return { start: node.start, end: node.end, text: hide(text, node, stars) };
    });
    return applySplices(text, splices);
}
function hide(text, { start, end }, stars) {
    return text
        .slice(start, end)
        .split('\n')
        .map((line, index) => (line.trim() === '' && index > 0 ? line : `${/^[ \t]*/.exec(line)?.[0] ?? ''}${stars}`))
        .join('\n');
}

;// CONCATENATED MODULE: ./build/packages/manifest/report/diff.js


/** Outputs of a step are bounded; 256 KiB is far more than a reader reads. */
const maximumBytes = 256 * 1024;
function collectDiffs() {
    const parts = [];
    let length = 0;
    return {
        parts,
        add(before, after) {
            const { path } = before;
            const diff = length > maximumBytes ? undefined : diffOf(before, after);
            length += diff?.length ?? 0;
            // A text made of parts of others keeps them in memory; a copy does not
            parts.push(diff === undefined ? { path } : { path, diff: structuredClone(diff) });
        },
    };
}
/** The unified diff of all files. Files beyond 256 KiB are left out and counted in its last line. */
function joinDiffs(parts) {
    let joined = '';
    let bytes = 0;
    for (const [index, { diff }] of parts.entries()) {
        bytes += Buffer.byteLength(diff ?? '');
        if (diff === undefined || bytes > maximumBytes)
            return `${joined}# ${parts.length - index} more files differ\n`;
        joined += diff;
    }
    return joined;
}
function unifiedDiff(files) {
    const { parts, add } = collectDiffs();
    for (const { before, after } of files)
        add(before, after);
    return joinDiffs(parts);
}
const context = 3;
function diffOf(before, after) {
    const [oldText, newText] = maskedTexts(before, after);
    const { start, oldEnd, newEnd } = differing(oldText, newText);
    const names = [`a/${before.path}`, `b/${after.path}`];
    const texts = [oldText.slice(start, oldEnd), newText.slice(start, newEnd)];
    const patch = structuredPatch(...names, ...texts, undefined, undefined, { context });
    const above = linesIn(oldText.slice(0, start));
    const hunks = patch.hunks.map((hunk) => {
        return { ...hunk, oldStart: hunk.oldStart + above, newStart: hunk.newStart + above };
    });
    return formatPatch({ ...patch, hunks }, FILE_HEADERS_ONLY);
}
/** The part in which two texts differ, with a few more lines than are shown around a change. */
function differing(oldText, newText) {
    const shorter = Math.min(oldText.length, newText.length);
    let head = 0;
    while (head < shorter && oldText.charCodeAt(head) === newText.charCodeAt(head))
        head += 1;
    let tail = 0;
    const most = shorter - head;
    while (tail < most &&
        oldText.charCodeAt(oldText.length - 1 - tail) === newText.charCodeAt(newText.length - 1 - tail)) {
        tail += 1;
    }
    let start = head;
    for (let line = 0; line <= context + 1; line += 1)
        start = start > 0 ? oldText.lastIndexOf('\n', start - 1) : -1;
    let oldEnd = oldText.length - tail;
    for (let line = 0; line <= context + 1 && oldEnd < oldText.length; line += 1)
        oldEnd = lineBehind(oldText, oldEnd);
    return { start: start + 1, oldEnd, newEnd: newText.length - (oldText.length - oldEnd) };
}
function lineBehind(text, offset) {
    const end = text.indexOf('\n', offset);
    return end < 0 ? text.length : end + 1;
}
function linesIn(text) {
    return text.split('\n').length - 1;
}

;// CONCATENATED MODULE: ./build/packages/manifest/apply-images.js








/**
 * Sets images file by file: of each only what was found is kept, and files that cannot hold an image are never parsed.
 * What decides about the images of other files (kustomizations, Canaries, policies) is held all the time.
 * @returns `undefined` where a request finds nothing to set: what to make of that takes a look at all files at once
 */
function applyImages(files, edit, keep) {
    const requests = edit.images.map((request) => (0,image_request/* pinned */.dp)(request, { ...edit.rules, onMissing: 'ignore' }));
    const sources = new Map(files.map((file) => [file.path, file]));
    const options = { isNamed: (path) => sources.get(path)?.named === true, fanOut: edit.fanOut };
    const kept = {
        files: [],
        changes: [],
        skipped: [],
        warnings: [[], ...requests.map(() => [])],
        diffs: collectDiffs(),
        found: new Set(),
    };
    const task = { words: edit.images.map(image_request/* wordOf */.aG), sources, kept, keep };
    const { deciding, candidates } = sort(files, requests);
    let drafts = draftsOf(deciding, task);
    const contexts = [];
    for (const request of requests) {
        const context = contextOf(drafts.map(({ manifest }) => manifest), request, options);
        drafts = drafts.map((draft) => setImage(draft, context, { kept, at: contexts.length }));
        contexts.push(context);
    }
    for (const draft of drafts)
        store(draft, task);
    for (const file of candidates) {
        for (const draft of draftsOf([file], task)) {
            const done = contexts.reduce((each, context, at) => setImage(each, context, { kept, at }), draft);
            store(done, task);
        }
    }
    return requests.every((request) => kept.found.has(request)) ? resultOf(files, requests, kept) : undefined;
}
function sort(files, requests) {
    const deciding = [];
    const candidates = [];
    for (const file of files) {
        const { path, text } = file;
        if (mayDecide({ path, text }))
            deciding.push(file);
        else if (file.named || requests.some((request) => (0,image_request/* mayName */.vx)(text, request)))
            candidates.push(file);
    }
    return { deciding, candidates };
}
function draftsOf(files, { words, kept }) {
    const { manifests, skipped, warnings } = load(files, words);
    kept.skipped.push(...skipped.map(fresh));
    kept.warnings[0]?.push(...warnings.map(fresh));
    return manifests.map(draftOf);
}
/** Makes one request in one file. */
function setImage(draft, context, { kept, at }) {
    const { edits, skipped, warnings } = join(planManifest(draft.manifest, context));
    if (edits.length > 0 || skipped.some(({ reason }) => reason === 'same'))
        kept.found.add(context.edit);
    kept.skipped.push(...skipped.map(fresh));
    kept.warnings[at + 1]?.push(...warnings.map(fresh));
    return edited(draft, edits, { by: 'image', fanOut: context.fanOut });
}
function store(draft, { sources, kept, keep }) {
    const { original, manifest, written } = draft;
    if (written.length === 0)
        return;
    const { path, text } = manifest;
    const source = sources.get(path) ?? original;
    kept.files.push(keep === undefined ? lazyFile(source, fresh(written)) : keep({ path, text }));
    kept.changes.push(...finished(draft).map(fresh));
    kept.diffs.add(original, manifest);
}
/** A part of a text keeps the whole text in memory; a copy does not. */
function fresh(value) {
    return structuredClone(value);
}
/** Everything in the order of the files, as if they had been edited at once. */
function resultOf(files, requests, kept) {
    const order = new Map(files.map(({ path }, index) => [path, index]));
    const sorted = (entries, path) => {
        const rank = (entry) => order.get(path(entry) ?? '') ?? files.length;
        return entries.toSorted((a, b) => rank(a) - rank(b));
    };
    const about = [[], ...requests.map(warningsAbout)];
    return {
        files: sorted(kept.files, ({ path }) => path),
        changes: sorted(kept.changes, ({ file }) => file),
        skipped: sorted(kept.skipped, ({ file }) => file),
        warnings: kept.warnings.flatMap((warnings, index) => distinct([...sorted(warnings, ({ at }) => at?.file), ...(about[index] ?? [])])),
        diff: joinDiffs(sorted(kept.diffs.parts, ({ path }) => path)),
    };
}

;// CONCATENATED MODULE: ./build/packages/manifest/target/kinds.js
/** kubectl's short names (`kubectl api-resources`), and those of Flux and Argo CD. */
const shortNames = {
    application: ['app'],
    applicationset: ['appset'],
    appproject: ['appproj'],
    certificatesigningrequest: ['csr'],
    configmap: ['cm'],
    cronjob: ['cj'],
    customresourcedefinition: ['crd'],
    daemonset: ['ds'],
    deployment: ['deploy'],
    endpoints: ['ep'],
    gitrepository: ['gitrepo'],
    helmrelease: ['hr'],
    helmrepository: ['helmrepo'],
    horizontalpodautoscaler: ['hpa'],
    ingress: ['ing'],
    kustomization: ['ks'],
    limitrange: ['limits'],
    namespace: ['ns'],
    networkpolicy: ['netpol'],
    node: ['no'],
    ocirepository: ['ocirepo'],
    persistentvolume: ['pv'],
    persistentvolumeclaim: ['pvc'],
    pod: ['po'],
    poddisruptionbudget: ['pdb'],
    priorityclass: ['pc'],
    replicaset: ['rs'],
    replicationcontroller: ['rc'],
    resourcequota: ['quota'],
    rollout: ['ro'],
    service: ['svc'],
    serviceaccount: ['sa'],
    statefulset: ['sts'],
    storageclass: ['sc'],
};
/** Whether a name in lower case is one that kubectl knows a kind by: `deployment`, `deployments`, `deploy`. */
function isNameOfKind(name, kind) {
    const singular = kind.toLowerCase();
    return name === singular || name === pluralOf(singular) || shortNames[singular]?.includes(name) === true;
}
/** As Kubernetes forms it. @see https://github.com/kubernetes/apimachinery/blob/master/pkg/api/meta/restmapper.go */
function pluralOf(singular) {
    if (singular.endsWith('endpoints'))
        return singular;
    if (/(?:s|x|ch|sh)$/.test(singular))
        return `${singular}es`;
    return /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`;
}

;// CONCATENATED MODULE: ./build/packages/manifest/target/select-document.js







/**
 * The documents that a statement is about: one, unless several are asked for.
 * @throws ActionError NO_MATCH naming the closest documents, SEVERAL_MATCHES naming those that match
 */
function selectDocuments(documents, { target, statement, onMultiple }) {
    const filled = documents.filter(({ root }) => root.kind !== 'scalar' || root.style !== 'empty');
    const candidates = isOfObject(target) ? [...new Set(filled.flatMap((each) => [each, ...objectsOf(each)]))] : filled;
    const matching = target === undefined ? candidates : candidates.filter((document) => isMatch(document, target));
    const [first, ...others] = matching;
    if (first === undefined)
        throw select_document_noMatch(candidates, target, statement);
    if (others.length > 0 && onMultiple === 'fail')
        throw severalMatches(matching, target, statement);
    return matching;
}
/** A file and an index alone mean a document as a whole, also one that is a List of objects. */
function isOfObject(target) {
    if (target === undefined)
        return false;
    const { kind, name, namespace, labels } = target;
    return (kind ?? name ?? namespace) !== undefined || labels.size > 0;
}
function isMatch(document, target) {
    const { kind = '', apiVersion = '', name = '', namespace, index } = documentInfo(document);
    const labels = (0,yaml_node/* valueUnder */.cZ)((0,yaml_node/* valueUnder */.cZ)(document.root, 'metadata'), 'labels');
    const { path } = document.manifest;
    return ((target.kind === undefined || isNameOfKind(target.kind, kind)) &&
        (target.group === undefined || apiVersion.startsWith(`${target.group}/`)) &&
        (target.name === undefined || isNameMatch(target.name, name)) &&
        (target.namespace === undefined || target.namespace === namespace) &&
        (target.file === undefined || target.file === path || external_node_path_.posix.matchesGlob(path, target.file)) &&
        (target.index === undefined || target.index === index) &&
        [...target.labels].every(([key, value]) => (0,yaml_node/* textUnder */.I5)(labels, key) === value));
}
/** Each `*` stands for any text; the parts between them are found from left to right. */
function isNameMatch(pattern, name) {
    const [head = '', ...rest] = pattern.split('*');
    const tail = rest.pop();
    if (tail === undefined)
        return name === pattern;
    if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length)
        return false;
    const middle = name.slice(head.length, name.length - tail.length);
    let at = 0;
    return rest.every((part) => {
        const found = middle.indexOf(part, at);
        at = found + part.length;
        return found >= 0;
    });
}
const shown = 5;
function select_document_noMatch(candidates, target, statement) {
    const source = target?.source ?? '';
    const close = nearest(source, candidates, (document) => {
        const { kind = '', name = '' } = documentInfo(document);
        return target?.kind === undefined ? document.manifest.path : `${kind}/${name}`;
    });
    const listed = close.slice(0, shown).map(describeDocument).join(', ');
    return new action_error/* ActionError */.l('NO_MATCH', `${statement} failed: no document matches [${source}]. ${listed === '' ? 'There are no documents.' : `The closest: ${listed}.`}`, { hint: 'Correct the target, or add the file to the paths. A file that is no Kubernetes object is named by -f.' });
}
function severalMatches(matching, target, statement) {
    const listed = matching.slice(0, shown).map(describeDocument).join(', ');
    const more = matching.length > shown ? ` and ${matching.length - shown} more` : '';
    const found = target === undefined ? 'nothing says which document is meant' : `[${target.source}] matches several`;
    return new action_error/* ActionError */.l('SEVERAL_MATCHES', `${statement} failed: ${found}. Found: ${listed}${more}.`, {
        hint: 'Name one document alone, by the input `target` or a section above the line of `set`: [kind/name -n namespace], [-f file] or [-f file -d index].',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/tree-edit.js







/**
 * Plans changes of a model as edits of the text.
 * @throws ActionError NO_MATCH for a path that leads nowhere, ALIAS_FAN_OUT, VALUE_INVALID for a key that is there already
 */
function planTreeEdits(document, edits, fanOut = 'deny') {
    return edits.map((edit) => planTreeEdit(document, edit, fanOut));
}
function planTreeEdit(document, edit, fanOut) {
    if (edit.op === 'add')
        return planAdd(document, edit, fanOut);
    const place = placeAt(document, edit.path, fanOut);
    const { node } = place;
    const path = pathOf(place);
    if (edit.op === 'remove') {
        if (place.parent === undefined)
            throw refused(document, place, 'a whole document is never taken out');
        return { document, place, path, edit: { kind: 'remove', place, node } };
    }
    const { value } = edit;
    return node.kind === 'scalar' && (0,write_value/* isScalar */.jn)(value)
        ? { document, place, path, edit: { kind: 'replace', node, value } }
        : { document, place, path, edit: { kind: 'rewrite', place, node, value } };
}
function planAdd(document, { path, value }, fanOut) {
    const step = path.at(-1);
    if (step === undefined)
        throw refused(document, { node: document.root }, 'a document has one root');
    const around = placeAt(document, path.slice(0, -1), fanOut);
    const place = around.node.kind === 'alias' ? throughAlias(document, around, fanOut) : around;
    const { node } = place;
    if (node.kind === 'map') {
        const key = String(step);
        if (own(place, key).length > 0)
            throw refused(document, place, `the key ${formatKey(key)} is there already`);
        return { document, place, path: pathBelow(place, key), edit: { kind: 'add', node, key, value } };
    }
    if (node.kind === 'sequence' && typeof step === 'number' && step <= node.items.length) {
        return { document, place, path: pathOf(place), edit: { kind: 'insert', node, index: step, value } };
    }
    throw refused(document, place, `there is no place for ${formatKey(String(step))}`);
}
/** The place that a path leads to. */
function placeAt(document, path, fanOut) {
    return path.reduce((place, step) => stepInto(document, place, { step, fanOut }), { node: document.root });
}
function stepInto(document, place, { step, fanOut }) {
    const real = place.node.kind === 'alias' ? throughAlias(document, place, fanOut) : place;
    if (real.node.kind === 'sequence' && typeof step === 'number') {
        const item = (0,yaml_place/* placesIn */.yN)(real)[step];
        if (item !== undefined)
            return item;
    }
    if (real.node.kind === 'map') {
        const [first, second] = own(real, String(step));
        if (second !== undefined)
            throw refused(document, second, `the key ${formatKey(String(step))} stands twice`);
        if (first !== undefined)
            return first;
        const [merged] = mergedPlaces(document, real, { key: String(step), fanOut });
        if (merged !== undefined)
            return merged;
    }
    throw refused(document, real, `there is no ${formatKey(String(step))} below it`, 'NO_MATCH');
}
/**
 * The place of a key that a mapping has by a merge key (`<<: *base`); none where it has none.
 * @throws ActionError ALIAS_FAN_OUT unless it is allowed
 */
function mergedPlaces(document, place, { key, fanOut }) {
    const merged = own(place, '<<').flatMap((merge) => (merge.node.kind === 'sequence' ? (0,yaml_place/* placesIn */.yN)(merge) : merge));
    for (const alias of merged) {
        const target = (0,yaml_alias/* aliasTargets */.PK)(document.root).get(alias.node);
        if ((0,yaml_node/* entryUnder */.TS)(target, key) !== undefined)
            return own(throughAlias(document, alias, fanOut), key);
    }
    return [];
}
function own(place, key) {
    return (0,yaml_place/* placesIn */.yN)(place).filter((below) => (0,yaml_place/* keyOf */.TN)(below) === key);
}
/** @throws ActionError ALIAS_FAN_OUT unless it is allowed */
function throughAlias(document, place, fanOut) {
    const target = fanOut === 'allow' ? (0,yaml_alias/* targetOf */.$r)(document, place) : undefined;
    if (target !== undefined)
        return target;
    const name = place.node.kind === 'alias' ? place.node.name : '';
    throw new action_error/* ActionError */.l('ALIAS_FAN_OUT', `Following ${pathOf(place)} in ${document.manifest.path} failed: it is "*${name}", a value written elsewhere.`, {
        at: (0,position/* positionOf */.d)(document.manifest, place.node.start),
        hint: 'Write the value out at this place, edit the anchor by hand, or allow it: `fan-out: allow`.',
    });
}
function refused({ manifest }, place, problem, code = 'VALUE_INVALID') {
    return new action_error/* ActionError */.l(code, `Editing ${pathOf(place)} in ${manifest.path} failed: ${problem}.`, {
        at: (0,position/* positionOf */.d)(manifest, place.node.start),
        hint: 'Correct the path, or edit this place by hand.',
    });
}

// EXTERNAL MODULE: ./node_modules/fast-json-patch/index.js
var fast_json_patch = __nccwpck_require__(5952);
// EXTERNAL MODULE: ./build/packages/manifest/patch/mapping.js
var patch_mapping = __nccwpck_require__(679);
;// CONCATENATED MODULE: ./build/packages/manifest/patch/patch-problem.js
/** Why a patch cannot be applied. Who knows the patch's text says at which line. */
class PatchProblem extends Error {
    code;
    path;
    hint;
    /** @param message a sentence that follows "Applying the patch failed:" */
    constructor(code, message, { path, hint }) {
        super(message);
        this.code = code;
        this.path = path;
        this.hint = hint;
    }
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/json-operation.js



const operations = ['add', 'remove', 'replace', 'move', 'copy', 'test'];
/** Reads the operations of a JSON patch; members that an operation does not have are ignored, as the RFC asks. */
function parseOperations(patch) {
    if (!(0,write_value/* isSequence */.wZ)(patch))
        throw malformed('it is no list of operations', []);
    return patch.map(parseOperation);
}
function parseOperation(value, index) {
    if (!(0,patch_mapping/* isMapping */.pi)(value))
        throw malformed(`operation ${index} is no mapping`, [index]);
    const op = operations.find((name) => name === (0,patch_mapping/* member */.Dc)(value, 'op'));
    if (op === undefined)
        throw malformed(`operation ${index} has no "op" that is one of ${operations.join(', ')}`, [index]);
    const path = pointer(value, 'path', index);
    switch (op) {
        case 'remove':
            return { op, path };
        case 'move':
        case 'copy':
            return { op, path, from: pointer(value, 'from', index) };
        case 'add':
        case 'replace':
        case 'test': {
            const written = (0,patch_mapping/* member */.Dc)(value, 'value');
            if (written === undefined)
                throw malformed(`operation ${index} (${op} "${path}") has no "value"`, [index]);
            return { op, path, value: written };
        }
    }
}
/** What every object has without its being written, and what leads there. */
const isInherited = (token) => token in Object.prototype || token === 'prototype';
function pointer(operation, key, index) {
    const text = (0,patch_mapping/* member */.Dc)(operation, key);
    if (typeof text !== 'string' || (text !== '' && !text.startsWith('/')) || /~(?![01])/.test(text)) {
        throw malformed(`operation ${index} has no "${key}" that is a JSON pointer, like "/spec/replicas"`, [index]);
    }
    if (text.split('/').some(isInherited)) {
        throw malformed(`operation ${index} names "${text}", and prototypes cannot be patched`, [index]);
    }
    return text;
}
function malformed(found, path) {
    return new PatchProblem('PATCH_INVALID', found, {
        path,
        hint: 'A JSON patch is a list of operations like {op: replace, path: /spec/replicas, value: 3}.',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/json-pointer.js



/** `-` is the place behind the last element. @see https://www.rfc-editor.org/rfc/rfc6901#section-4 */
const canonicalIndex = /^(?:0|[1-9][0-9]*|-)$/;
/** Refuses `01` and `1e0` where an index of a list stands: the library would read them as numbers. */
function checkIndices(document, operation, index) {
    const pointers = 'from' in operation ? [operation.path, operation.from] : [operation.path];
    for (const pointer of pointers) {
        const wrong = wrongIndex(document, pointer);
        if (wrong === undefined)
            continue;
        throw new PatchProblem('PATCH_INVALID', `operation ${index} names "${pointer}", where "${wrong}" is no index of a list`, {
            path: [index],
            hint: 'An index is written without leading zeros; "-" is the place behind the last element.',
        });
    }
}
function wrongIndex(document, pointer) {
    let value = document;
    for (const token of pointer.split('/').slice(1)) {
        if (value !== undefined && (0,write_value/* isSequence */.wZ)(value)) {
            if (!canonicalIndex.test(token))
                return token;
            value = value[Number(token)];
        }
        else if ((0,patch_mapping/* isMapping */.pi)(value)) {
            value = (0,patch_mapping/* member */.Dc)(value, token.replaceAll('~1', '/').replaceAll('~0', '~'));
        }
        else
            return undefined;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/json-tokens.js

/** What stands before everything that is not itself: a string that begins with it gets another one in front. */
const mark = '\0';
/**
 * The model as plain JSON. Numbers that JSON cannot carry exactly (integers beyond 2^53, infinities, NaN, -0) become
 * strings that no other value becomes, so that they can be copied, moved and compared.
 */
function toJson(value) {
    if ((0,write_value/* isScalar */.jn)(value))
        return scalarToJson(value);
    if ((0,write_value/* isSequence */.wZ)(value))
        return value.map(toJson);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
}
function scalarToJson(value) {
    if (typeof value === 'bigint')
        return `${mark}i${value}`;
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
        return `${mark}f${Object.is(value, -0) ? '-0' : value}`;
    }
    return typeof value === 'string' && value.startsWith(mark) ? `${mark}s${value}` : value;
}
/** The model that `toJson` made JSON of. */
function fromJson(value) {
    if ((0,write_value/* isScalar */.jn)(value))
        return typeof value === 'string' && value.startsWith(mark) ? scalarFromJson(value) : value;
    if ((0,write_value/* isSequence */.wZ)(value))
        return value.map(fromJson);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromJson(item)]));
}
function scalarFromJson(token) {
    const body = token.slice(mark.length + 1);
    const kind = token[mark.length];
    if (kind === 'i')
        return BigInt(body);
    return kind === 'f' ? Number(body) : body;
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/json-patch.js





/**
 * Applies a JSON patch: all of its operations, or none. @see https://www.rfc-editor.org/rfc/rfc6902
 * @throws PatchProblem for an operation that is malformed, leads nowhere, or whose test fails
 */
function jsonPatch(original, patch) {
    let document = toJson(original); // a copy: the library writes into it
    for (const [index, operation] of parseOperations(toJson(patch)).entries()) {
        checkIndices(document, operation, index);
        document = applied(document, operation, index);
    }
    return fromJson(document);
}
function applied(document, operation, index) {
    try {
        return fast_json_patch.applyOperation(document, operation, true, true, true, index).newDocument;
    }
    catch (error) {
        throw new PatchProblem('PATCH_INVALID', `operation ${index} (${operation.op} "${operation.path}") ${why(error)}`, {
            path: [index],
            hint: 'A JSON patch is applied whole or not at all: correct the operation, or the manifest that it is for.',
        });
    }
}
const reasons = {
    OPERATION_PATH_UNRESOLVABLE: 'names what is not there',
    OPERATION_FROM_UNRESOLVABLE: 'takes its value from what is not there',
    OPERATION_PATH_CANNOT_ADD: 'adds below what is not there',
    OPERATION_PATH_ILLEGAL_ARRAY_INDEX: 'names an element of a list by what is no index',
    OPERATION_VALUE_OUT_OF_BOUNDS: 'names an index behind the end of the list',
    TEST_OPERATION_FAILED: 'finds another value than the one it tests for',
};
/** The library tells its refusals apart by name; a TypeError is its refusal of prototypes. */
function why(error) {
    const name = error instanceof Error ? error.name : '';
    return reasons[name] ?? 'cannot be applied there';
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/merge-patch.js

/** Applies a JSON merge patch: null removes a key, a list replaces a list. @see https://www.rfc-editor.org/rfc/rfc7396 */
function mergePatch(original, patch) {
    if (!(0,patch_mapping/* isMapping */.pi)(patch))
        return patch;
    const result = new Map((0,patch_mapping/* isMapping */.pi)(original) ? Object.entries(original) : []);
    const before = (0,patch_mapping/* isMapping */.pi)(original) ? original : {};
    for (const [key, value] of Object.entries(patch)) {
        if (value === null)
            result.delete(key);
        else
            result.set(key, mergePatch((0,patch_mapping/* member */.Dc)(before, key), value));
    }
    return Object.fromEntries(result);
}

// EXTERNAL MODULE: ./build/packages/manifest/patch/schemas/unknown.js
var unknown = __nccwpck_require__(9840);
;// CONCATENATED MODULE: ./build/packages/manifest/patch/schemas/custom-resource.js



/** The fields of a kind, as a CustomResourceDefinition among the files declares them; `undefined` if it is another's. */
function customResource(definition, apiVersion, kind) {
    const spec = at(definition, 'spec');
    const [group, version] = apiVersion.split('/');
    const isOfKind = at(definition, 'kind') === 'CustomResourceDefinition' && at(spec, 'names', 'kind') === kind;
    if (!isOfKind || at(spec, 'group') !== group)
        return undefined;
    const versions = at(spec, 'versions');
    const served = versions !== undefined && (0,write_value/* isSequence */.wZ)(versions) ? versions : [];
    const declared = served.find((each) => at(each, 'name') === version);
    const schema = at(declared, 'schema', 'openAPIV3Schema');
    return (0,patch_mapping/* isMapping */.pi)(schema) ? fieldsOf(schema) : undefined;
}
function at(value, ...keys) {
    return keys.reduce((found, key) => ((0,patch_mapping/* isMapping */.pi)(found) ? (0,patch_mapping/* member */.Dc)(found, key) : undefined), value);
}
function fieldsOf(schema) {
    return (key) => {
        const property = at(schema, 'properties', key) ?? at(schema, 'additionalProperties');
        return (0,patch_mapping/* isMapping */.pi)(property) ? fieldOf(property) : { strategy: 'unknown', below: unknown/* unknown */.L };
    };
}
/** @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy */
function fieldOf(property) {
    if (at(property, 'type') !== 'array')
        return { strategy: 'unknown', below: fieldsOf(property) };
    const below = fieldsOf(at(property, 'items'));
    const keys = at(property, 'x-kubernetes-list-map-keys');
    switch (at(property, 'x-kubernetes-list-type')) {
        case 'map': {
            const exact = keys !== undefined && (0,write_value/* isSequence */.wZ)(keys) ? keys.map(String) : [];
            return exact.length === 0 ? { strategy: 'unknown', below } : { strategy: 'merge', key: { exact }, below };
        }
        case 'set':
            return { strategy: 'set' };
        case 'atomic':
            return { strategy: 'default', below };
        default:
            return { strategy: 'unknown', below };
    }
}

// EXTERNAL MODULE: ./build/packages/manifest/patch/schemas/key-map.js
var key_map = __nccwpck_require__(5690);
;// CONCATENATED MODULE: ./build/packages/manifest/patch/schemas/pod-shape.js



/**
 * Knows pod templates by their looks, wherever a custom resource holds one: a mapping with a list of containers that have
 * names is a pod's specification, and `metadata` is metadata.
 */
function podShape({ type }) {
    const podSpec = type('PodSpec', unknown/* unknown */.L);
    const metadata = type('ObjectMeta', unknown/* unknown */.L);
    const anywhere = (key, around) => {
        if (key === 'metadata')
            return { strategy: 'default', below: metadata };
        const field = around.some(isPodSpec) ? podSpec(key, around) : undefined;
        return field === undefined || field.strategy === 'unknown' ? { strategy: 'unknown', below: anywhere } : field;
    };
    return anywhere;
}
function isPodSpec(mapping) {
    return ['containers', 'initContainers', 'ephemeralContainers'].some((key) => {
        const list = (0,patch_mapping/* member */.Dc)(mapping, key);
        return (list !== undefined &&
            (0,write_value/* isSequence */.wZ)(list) &&
            list.length > 0 &&
            list.every((item) => (0,patch_mapping/* isMapping */.pi)(item) && typeof (0,patch_mapping/* member */.Dc)(item, 'name') === 'string'));
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/schemas/schema-of.js




/** How the fields of a kind are merged: as its type says, or as far as it is known of a custom resource. */
function schemaOf({ apiVersion, kind }, { builtIn, lists, definitions }) {
    const own = builtIn.kind(apiVersion, kind);
    if (own !== undefined)
        return (0,unknown/* firstOf */.K)((0,key_map/* keyMap */.K)(lists), own);
    const declared = definitions().flatMap((definition) => customResource(definition, apiVersion, kind) ?? []);
    return (0,unknown/* firstOf */.K)((0,key_map/* keyMap */.K)(lists), ...declared, podShape(builtIn));
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/strategic/directives.js



const setElementOrder = '$setElementOrder/';
const deleteFromPrimitiveList = '$deleteFromPrimitiveList/';
const retainKeys = '$retainKeys';
const patchMarker = '$patch';
/** @throws PatchProblem */
function readDirectives(patch, path) {
    const fields = new Map();
    const orders = new Map();
    const deletions = new Map();
    let retained;
    for (const [key, value] of Object.entries(patch)) {
        if (key.startsWith(setElementOrder))
            orders.set(key.slice(setElementOrder.length), list(value, key, path));
        else if (key.startsWith(deleteFromPrimitiveList)) {
            deletions.set(key.slice(deleteFromPrimitiveList.length), list(value, key, path));
        }
        else if (key === retainKeys)
            retained = new Set(list(value, key, path));
        else
            fields.set(key, value);
    }
    const lost = [...fields].find(([key, value]) => value !== null && retained?.has(key) === false);
    if (lost === undefined)
        return { fields, orders, deletions, retained };
    throw new PatchProblem('PATCH_INVALID', `${retainKeys} does not name "${lost[0]}", which the patch sets`, {
        path: [...path, retainKeys],
        hint: `Name every key that is to remain in ${retainKeys}.`,
    });
}
function list(value, key, path) {
    if ((0,write_value/* isSequence */.wZ)(value))
        return value;
    throw new PatchProblem('PATCH_INVALID', `${key} is no list`, {
        path: [...path, key],
        hint: 'Write a list, as in $retainKeys: [name, emptyDir].',
    });
}
function isDirective(key) {
    return (key === patchMarker ||
        key === retainKeys ||
        key.startsWith(setElementOrder) ||
        key.startsWith(deleteFromPrimitiveList));
}
/**
 * What a patch brings where there was nothing to say it about: mappings marked by `$patch` are left out, as kubectl leaves
 * them out, and so are the other directives.
 */
function withoutDirectives(value) {
    if ((0,write_value/* isScalar */.jn)(value))
        return value;
    if ((0,write_value/* isSequence */.wZ)(value))
        return value.flatMap((item) => withoutDirectives(item) ?? []);
    if (Object.hasOwn(value, patchMarker))
        return undefined;
    const entries = Object.entries(value).flatMap(([key, item]) => {
        const kept = isDirective(key) ? undefined : withoutDirectives(item);
        return kept === undefined ? [] : [[key, kept]];
    });
    return Object.fromEntries(entries);
}
/** How many directives a model holds as if they were keys: kubectl leaves those that stand where it replaces a value whole. */
function countDirectives(value) {
    if ((0,write_value/* isSequence */.wZ)(value))
        return value.reduce((sum, item) => sum + countDirectives(item), 0);
    if (!(0,patch_mapping/* isMapping */.pi)(value))
        return 0;
    return Object.entries(value).reduce((sum, [key, item]) => sum + (isDirective(key) ? 1 : 0) + countDirectives(item), 0);
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/strategic/element-order.js

/**
 * Orders a merged list: what the patch names as the patch wants it, the rest as it was, the two woven together by the order
 * of the document where it knows both, else the patch's element first.
 * @see https://github.com/kubernetes/design-proposals-archive/blob/main/cli/preserve-order-in-strategic-merge-patch.md
 */
function inElementOrder(elements, { identity, wanted, live }) {
    const [wantedAt, liveAt] = [positions(wanted, identity), positions(live, identity)];
    const rank = (at, element) => at.get(identity(element)) ?? Infinity;
    const byRank = (at) => (a, b) => rank(at, a) < rank(at, b) ? -1 : rank(at, a) > rank(at, b) ? 1 : 0;
    const named = elements.filter((element) => wantedAt.has(identity(element))).toSorted(byRank(wantedAt));
    const others = elements.filter((element) => !wantedAt.has(identity(element))).toSorted(byRank(liveAt));
    const result = [];
    for (const element of named) {
        while (others[0] !== undefined && rank(liveAt, others[0]) < (liveAt.get(identity(element)) ?? -1)) {
            result.push(...others.splice(0, 1));
        }
        result.push(element);
    }
    return [...result, ...others];
}
function positions(elements, identity) {
    const result = new Map();
    for (const [index, element] of elements.entries()) {
        const id = identity(element);
        if (!result.has(id))
            result.set(id, index);
    }
    return result;
}
/** The elements of a patch's list must stand in the order that the patch asks for. */
function checkOrder(elements, order, { identity, path }) {
    if (order.length === 0)
        return;
    let at = 0;
    for (const element of elements) {
        while (at < order.length && identity(order[at] ?? null) !== identity(element))
            at += 1;
        if (at >= order.length) {
            throw new PatchProblem('PATCH_INVALID', "the order of the list doesn't match its $setElementOrder", {
                path,
                hint: 'Name every element of the list in $setElementOrder, in the same order.',
            });
        }
        at += 1;
    }
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/strategic/identity.js



/** What a key means where it is not written. @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy */
const defaults = new Map([['protocol', 'TCP']]);
/**
 * What tells the elements of a list apart: the key that kubectl uses, or, where several elements share it, those that
 * server-side apply uses.
 * @throws PatchProblem for an element without the key, and where a patch's element could be several
 */
function identityOf({ single, exact }, lists) {
    if (single === undefined)
        return exactIdentity(exact, lists);
    const { original, patch, deleting, path } = lists;
    for (const element of original)
        requireKey(element, single, path);
    for (const [index, element] of patch.entries())
        requireKey(element, single, [...path, index]);
    const bySingle = (element) => idOf(element, [single]);
    const shared = sharedIn(original, bySingle).union(sharedIn(patch, bySingle));
    const sharing = patch.filter((element) => shared.has(bySingle(element)));
    const doubtful = sharing.find((element) => exact.length > 1 || !deleting.has(element));
    if (doubtful === undefined)
        return bySingle;
    const isWhole = sharing.every((element) => exact.every((key) => (0,patch_mapping/* member */.Dc)(element, key) !== undefined));
    if (exact.length > 1 && isWhole)
        return exactIdentity(exact, lists);
    throw ambiguous(doubtful, exact.length > 1 ? exact : [single], lists);
}
function exactIdentity(keys, lists) {
    const { original, patch, deleting, path } = lists;
    const required = keys.filter((key) => !defaults.has(key));
    for (const key of required) {
        for (const element of original)
            requireKey(element, key, path);
        for (const [index, element] of patch.entries())
            requireKey(element, key, [...path, index]);
    }
    const identity = (element) => idOf(element, keys);
    const shared = sharedIn(original, identity).union(sharedIn(patch, identity));
    const doubtful = patch.find((element) => shared.has(identity(element)) && !deleting.has(element));
    if (doubtful !== undefined)
        throw ambiguous(doubtful, keys, lists);
    return identity;
}
function ambiguous(element, keys, { patch, path }) {
    const values = keys.map((key) => `${key}=${String((0,patch_mapping/* member */.Dc)(element, key) ?? '')}`).join(',');
    return new PatchProblem('PATCH_AMBIGUOUS', `several elements of the list are [${values}]`, {
        path: [...path, patch.indexOf(element)],
        hint: `Write ${keys.join(' and ')} in each of these elements, no two alike; or use a JSON patch.`,
    });
}
function sharedIn(elements, identity) {
    const seen = new Set();
    return new Set(elements.map(identity).filter((id) => {
        const isSeen = seen.has(id);
        seen.add(id);
        return isSeen;
    }));
}
/** As text, the type included: 1 is another name than "1". */
function idOf(element, keys) {
    const values = (0,patch_mapping/* isMapping */.pi)(element) ? keys.map((key) => (0,patch_mapping/* member */.Dc)(element, key) ?? defaults.get(key) ?? null) : [element];
    return values.map((value) => `${typeof value} ${String(value)}`).join('\n');
}
function requireKey(element, key, path) {
    const value = (0,patch_mapping/* member */.Dc)(element, key);
    if (value !== undefined && (0,write_value/* isScalar */.jn)(value))
        return;
    throw new PatchProblem('PATCH_INVALID', `an element does not contain declared merge key ${key}`, {
        path,
        hint: `Give each element of the list a ${key}, in the patch and in the manifest: it tells which is which.`,
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/strategic/merge-list.js






/** Merges a list of mappings element by element. @throws PatchProblem */
function mergeList(original, patch, spot) {
    const { key, path } = spot;
    const elements = mappings(patch, path);
    const marked = elements.map((element, index) => markerOf(element, [...path, index]));
    const named = elements.filter((_, index) => marked[index] !== 'replace');
    const merging = elements.filter((_, index) => marked[index] === undefined);
    const old = mappings(original, path);
    const deleting = new Set(elements.filter((_, index) => marked[index] === 'delete'));
    const identity = identityOf(key, { original: old, patch: named, deleting, path });
    if (marked.includes('replace')) {
        const list = merging.flatMap((element) => withoutDirectives(element) ?? []);
        return { list, unordered: list, identity };
    }
    const deleted = new Set([...deleting].map(identity));
    const unordered = old.filter((element) => !deleted.has(identity(element)));
    for (const [index, element] of elements.entries()) {
        if (marked[index] !== undefined)
            continue;
        const at = unordered.findIndex((other) => identity(other) === identity(element));
        const present = unordered[at];
        if (present !== undefined)
            unordered[at] = spot.mergeElement(present, element, [...path, index]);
        else
            unordered.push(...added(element));
    }
    return { list: inElementOrder(unordered, { identity, wanted: merging, live: old }), unordered, identity };
}
function added(element) {
    const value = withoutDirectives(element);
    return (0,patch_mapping/* isMapping */.pi)(value) ? [value] : [];
}
function markerOf(element, path) {
    const marker = (0,patch_mapping/* member */.Dc)(element, patchMarker);
    if (marker === undefined || marker === 'delete' || marker === 'replace')
        return marker;
    throw new PatchProblem('PATCH_INVALID', `${patchMarker}: ${String(marker)} is no directive of a list's element`, {
        path: [...path, patchMarker],
        hint: 'It is "delete" or "replace"; without it elements are merged.',
    });
}
function mappings(list, path) {
    return list.map((element, index) => {
        if ((0,patch_mapping/* isMapping */.pi)(element))
            return element;
        throw new PatchProblem('PATCH_INVALID', 'an element of a list that is merged by key is no mapping', {
            path: [...path, index],
            hint: 'Write mappings there, in the patch and in the manifest.',
        });
    });
}
/** Merges a list of scalars: each stands in it once. @throws PatchProblem */
function mergeSet(original, patch, path) {
    const identity = (element) => idOf(element, []);
    for (const element of [...original, ...patch]) {
        if ((0,write_value/* isScalar */.jn)(element))
            continue;
        throw new PatchProblem('PATCH_INVALID', 'an element of a list of single values is a mapping or a list', {
            path,
            hint: 'Write single values there, in the patch and in the manifest.',
        });
    }
    const unordered = [...new Map([...original, ...patch].map((element) => [identity(element), element])).values()];
    return { list: inElementOrder(unordered, { identity, wanted: patch, live: original }), unordered, identity };
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/strategic/ordered-list.js





/**
 * A list with $setElementOrder: merged, and put into that order; `undefined` where there is none.
 * @throws PatchProblem
 */
function orderedList(old, value, { order, path, merge }) {
    const [before, patch] = [listOr(old, path), listOr(value, path)];
    if (before === undefined && patch === undefined)
        return undefined;
    const merged = merge(before ?? [], patch ?? []);
    if (merged === undefined)
        throw unordered(path);
    const { identity } = merged;
    const named = (patch ?? []).filter((element) => !(0,patch_mapping/* isMapping */.pi)(element) || !Object.hasOwn(element, patchMarker));
    checkOrder(named, order, { identity, path });
    // As in kubectl, new elements take the places that deleted ones leave in the order of the document.
    const live = merged.unordered.slice(0, before?.length ?? 0);
    return inElementOrder(patch === undefined ? (before ?? []) : merged.list, { identity, wanted: order, live });
}
function listOr(value, path) {
    if (value === undefined || value === null)
        return undefined;
    if ((0,write_value/* isSequence */.wZ)(value))
        return value;
    throw new PatchProblem('PATCH_INVALID', '$setElementOrder orders what is no list', {
        path,
        hint: 'Leave out the directive, or write a list.',
    });
}
function unordered(path) {
    return new PatchProblem('PATCH_INVALID', '$setElementOrder orders a list that is replaced whole', {
        path,
        hint: 'Write the list as it is to be, without the directive.',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/strategic/schema.js
/** What nothing is known about beyond Kubernetes' defaults. */
const plain = () => ({ strategy: 'default', below: plain });

;// CONCATENATED MODULE: ./build/packages/manifest/patch/strategic/strategic-merge.js







/**
 * Applies a strategic merge patch, as kubectl does.
 * @see https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 * @throws PatchProblem for a patch that is malformed or ambiguous
 */
function strategicMerge(original, patch, { schema, path }) {
    const marker = (0,patch_mapping/* member */.Dc)(patch, patchMarker);
    if (marker !== undefined)
        return marked(marker, patch, path);
    const { fields, orders, deletions, retained } = readDirectives(patch, path);
    const kept = Object.entries(original).filter(([key]) => retained?.has(key) !== false);
    const result = new Map(kept);
    const spotOf = (key) => ({ field: schema(key, [original, patch]), path: [...path, key] });
    for (const [key, order] of orders) {
        const spot = spotOf(key);
        const merge = (a, b) => mergeElements(a, b, spot);
        put(result, key, orderedList(result.get(key), fields.get(key), { order, merge, path: spot.path }));
    }
    for (const [key, value] of fields) {
        const isOrdered = orders.has(key) && (0,write_value/* isSequence */.wZ)(value);
        if (!isOrdered)
            put(result, key, mergeField(result.get(key), value, spotOf(key)));
    }
    for (const [key, deleted] of deletions)
        put(result, key, without(result.get(key), deleted));
    return Object.fromEntries(result);
}
function put(result, key, value) {
    if (value === undefined)
        result.delete(key);
    else
        result.set(key, value);
}
function without(list, deleted) {
    return list !== undefined && (0,write_value/* isSequence */.wZ)(list) ? list.filter((item) => !deleted.includes(item)) : list;
}
function marked(marker, patch, path) {
    if (marker === 'delete')
        return {};
    if (marker !== 'replace') {
        throw new PatchProblem('PATCH_INVALID', `${patchMarker}: ${String(marker)} is no directive of a mapping`, {
            path: [...path, patchMarker],
            hint: 'It is "replace" or "delete"; without it mappings are merged.',
        });
    }
    return Object.fromEntries(Object.entries(patch).filter(([key]) => key !== patchMarker));
}
/** `undefined` removes the field. */
function mergeField(old, value, { field, path }) {
    if (value === null)
        return undefined;
    if ((0,patch_mapping/* isMapping */.pi)(old) && (0,patch_mapping/* isMapping */.pi)(value)) {
        if (field.strategy !== 'replace')
            return strategicMerge(old, value, { schema: belowOf(field), path });
    }
    else if (old !== undefined && (0,write_value/* isSequence */.wZ)(old) && (0,write_value/* isSequence */.wZ)(value)) {
        const merged = mergeElements(old, value, { field, path });
        if (merged !== undefined)
            return merged.list;
    }
    else {
        return withoutDirectives(withoutNulls(value));
    }
    return value;
}
/** Merges the elements of two lists, or refuses to. */
function mergeElements(old, value, { field, path }) {
    switch (field.strategy) {
        case 'merge': {
            const { key, below: schema } = field;
            const mergeElement = (a, b, at) => strategicMerge(a, b, { schema, path: at });
            return mergeList(old, value, { key, path, mergeElement });
        }
        case 'set':
            return mergeSet(old, value, path);
        case 'unknown':
            throw strategic_merge_ambiguous(path);
        case 'default':
        case 'replace':
            return undefined;
    }
}
function strategic_merge_ambiguous(path) {
    const list = path.filter((step) => typeof step === 'string').join('.');
    return new PatchProblem('PATCH_AMBIGUOUS', `nothing says by which key the elements of the list ${list} are merged`, {
        path,
        hint: `Name it by key-map (${list} = name, or atomic to replace the list), or set patch-type to merge or json.`,
    });
}
/** What is known about the fields below a field. */
function belowOf(field) {
    return 'below' in field ? field.below : plain;
}
/** In what a patch adds, null is the absence of a key. */
function withoutNulls(value) {
    if ((0,write_value/* isSequence */.wZ)(value))
        return value.map(withoutNulls);
    if (!(0,patch_mapping/* isMapping */.pi)(value))
        return value;
    const entries = Object.entries(value).filter(([, item]) => item !== null);
    return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item)]));
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/apply-patch.js







/**
 * Applies a patch to the model of a document. Of the type `auto`, a list is a JSON patch, everything else a strategic one:
 * without lists in it, it says the same as a merge patch.
 * @throws PatchProblem
 */
function applyPatch(original, { type, value: patch }, sources) {
    if (!(0,patch_mapping/* isMapping */.pi)(patch))
        return { model: jsonPatch(original, patch), isStrategic: false };
    if (type === 'merge')
        return { model: mergePatch(original, patch), isStrategic: false };
    if (!(0,patch_mapping/* isMapping */.pi)(original))
        throw noMapping();
    const schema = schemaOf({ apiVersion: apply_patch_textOf(original, 'apiVersion'), kind: apply_patch_textOf(original, 'kind') }, sources);
    const model = strategicMerge(original, patch, { schema, path: [] });
    if (countDirectives(model) > countDirectives(original))
        throw leftover();
    return { model, isStrategic: true };
}
function apply_patch_textOf(mapping, key) {
    const value = (0,patch_mapping/* member */.Dc)(mapping, key);
    return typeof value === 'string' ? value : '';
}
function noMapping() {
    return new PatchProblem('PATCH_INVALID', 'the document is no mapping', {
        path: [],
        hint: 'Use a JSON patch: a list of operations.',
    });
}
function leftover() {
    return new PatchProblem('PATCH_INVALID', 'a directive of the patch would end up in the manifest', {
        path: [],
        hint: 'Lists without a merge key and everything below "$patch: replace" are replaced whole: write out what is to remain.',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/align.js
/** Beyond this many comparisons lists are aligned by their common beginning and end alone. */
const maximumComparisons = 4_000_000;
/** The longest common subsequence of two lists of names. */
function align(before, after) {
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start])
        start += 1;
    let end = 0;
    const isEndCommon = () => before[before.length - 1 - end] === after[after.length - 1 - end];
    while (end < Math.min(before.length, after.length) - start && isEndCommon())
        end += 1;
    const middle = longestCommon(before.slice(start, before.length - end), after.slice(start, after.length - end));
    return [
        ...before.slice(0, start).map((_, index) => [index, index]),
        ...middle.map(([a, b]) => [a + start, b + start]),
        ...Array.from({ length: end }, (_, index) => [before.length - end + index, after.length - end + index]),
    ];
}
function longestCommon(before, after) {
    if (before.length * after.length > maximumComparisons)
        return [];
    // lengths[a][b]: how much the rests from a and b on have in common
    const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
    const at = (a, b) => lengths[a]?.[b] ?? 0;
    for (let a = before.length - 1; a >= 0; a -= 1) {
        const row = lengths[a];
        for (let b = after.length - 1; b >= 0 && row !== undefined; b -= 1) {
            row[b] = before[a] === after[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
        }
    }
    const pairs = [];
    for (let a = 0, b = 0; a < before.length && b < after.length;) {
        if (before[a] === after[b])
            pairs.push([a++, b++]);
        else if (at(a + 1, b) >= at(a, b + 1))
            a += 1;
        else
            b += 1;
    }
    return pairs;
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/element-names.js



/** Names of the elements of two lists, by which they are matched: the value of a telling key, or all that an element is. */
function elementNames(before, after) {
    const key = mergeKeys.find((candidate) => element_names_isTelling(before, candidate) && element_names_isTelling(after, candidate));
    const nameOf = (element) => element_names_textOf(key === undefined ? element : keyValue(element, key));
    return { before: before.map(nameOf), after: after.map(nameOf), isTelling: key !== undefined };
}
function element_names_isTelling(list, key) {
    const values = list.map((element) => keyValue(element, key));
    return values.every((value) => value !== undefined && (0,write_value/* isScalar */.jn)(value)) && new Set(values).size === list.length;
}
function keyValue(element, key) {
    return (0,patch_mapping/* isMapping */.pi)(element) ? (0,patch_mapping/* member */.Dc)(element, key) : undefined;
}
/** The same text for equal values, whatever the order of their keys; types differ in it. */
function element_names_textOf(value) {
    if (value === undefined)
        return '';
    if (typeof value === 'string')
        return JSON.stringify(value);
    if ((0,write_value/* isScalar */.jn)(value))
        return Object.is(value, -0) ? '-0' : `${typeof value} ${String(value)}`;
    if ((0,write_value/* isSequence */.wZ)(value))
        return `[${value.map(element_names_textOf).join()}]`;
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${element_names_textOf(item)}`).join()}}`;
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/difference.js




/**
 * The fewest edits that make one model the other: mappings key by key, lists element by element, matched by the keys that
 * tell them apart or, where there are none, by what they are. A collection of which nothing stays is replaced whole.
 */
function difference(before, after, path = []) {
    if ((0,patch_mapping/* isEqual */.n4)(before, after))
        return [];
    if ((0,patch_mapping/* isMapping */.pi)(before) && (0,patch_mapping/* isMapping */.pi)(after))
        return mappingDifference(before, after, path);
    if ((0,write_value/* isSequence */.wZ)(before) && (0,write_value/* isSequence */.wZ)(after))
        return listDifference(before, after, path);
    return [{ op: 'replace', path, value: after }];
}
function mappingDifference(before, after, path) {
    const isAnother = Object.keys(before).every((key) => !Object.hasOwn(after, key)) && Object.keys(after).length > 1;
    if (isAnother)
        return [{ op: 'replace', path, value: after }];
    const kept = Object.entries(before).flatMap(([key, value]) => {
        const wanted = (0,patch_mapping/* member */.Dc)(after, key);
        return wanted === undefined ? [{ op: 'remove', path: [...path, key] }] : difference(value, wanted, [...path, key]);
    });
    const added = Object.entries(after).filter(([key]) => !Object.hasOwn(before, key));
    return [...kept, ...added.map(([key, value]) => ({ op: 'add', path: [...path, key], value }))];
}
function listDifference(before, after, path) {
    const edits = elementEdits(before, after, path);
    const removed = edits.filter((edit) => edit.op === 'remove' && edit.path.length === path.length + 1);
    const isAnother = removed.length === before.length && after.length > (before.length === 0 ? 1 : 0);
    return isAnother ? [{ op: 'replace', path, value: after }] : edits;
}
function elementEdits(before, after, path) {
    const names = elementNames(before, after);
    const edits = [];
    let [a, b] = [0, 0];
    for (const [nextA, nextB] of [...align(names.before, names.after), [before.length, after.length]]) {
        const gap = { before: before.slice(a, nextA), after: after.slice(b, nextB), path, at: a };
        edits.push(...gapDifference(gap, names.isTelling));
        const [old, wanted] = [before[nextA], after[nextB]];
        if (old !== undefined && wanted !== undefined)
            edits.push(...difference(old, wanted, [...path, nextA]));
        [a, b] = [nextA + 1, nextB + 1];
    }
    return edits;
}
/** Between elements that are the same, one that has no name, or that differs in little but its name, became another. */
function gapDifference({ before, after, path, at }, isTelling) {
    const count = Math.min(before.length, after.length);
    const different = before.slice(0, count).findIndex((old, index) => isTelling && !isAlike(old, after[index] ?? null));
    const paired = different < 0 ? count : different;
    const end = at + before.length;
    return [
        ...before.slice(0, paired).flatMap((old, index) => difference(old, after[index] ?? null, [...path, at + index])),
        ...before.slice(paired).map((_, index) => ({ op: 'remove', path: [...path, at + paired + index] })),
        ...after.slice(paired).map((value) => ({ op: 'add', path: [...path, end], value })),
    ];
}
/** At least half of their keys have the same value. */
function isAlike(a, b) {
    if (!(0,patch_mapping/* isMapping */.pi)(a) || !(0,patch_mapping/* isMapping */.pi)(b))
        return false;
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    const equal = [...keys].filter((key) => (0,patch_mapping/* isEqual */.n4)((0,patch_mapping/* member */.Dc)(a, key) ?? null, (0,patch_mapping/* member */.Dc)(b, key) ?? null));
    return equal.length * 2 >= keys.size;
}

;// CONCATENATED MODULE: ./build/packages/manifest/generated/merge-keys.js
// Made by packages/toolchain/merge-keys/main.ts from the OpenAPI document of Kubernetes 1.36 (Apache-2.0).
/** Kinds by group and version; `Kind=Name` has the fields of another name. */
const merge_keys_kinds = `
admissionregistration.k8s.io/v1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding=MutatingAdmissionPolicyBinding ValidatingWebhookConfiguration=MutatingWebhookConfiguration
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
internal.apiserver.k8s.io/v1alpha1 StorageVersion
apps/v1 ControllerRevision DaemonSet Deployment=DaemonSet ReplicaSet=DaemonSet StatefulSet=DaemonSet
authentication.k8s.io/v1 SelfSubjectReview TokenRequest TokenReview
authorization.k8s.io/v1 LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview
autoscaling/v1 HorizontalPodAutoscaler Scale
autoscaling/v2 HorizontalPodAutoscaler
batch/v1 CronJob Job=DaemonSet
certificates.k8s.io/v1 CertificateSigningRequest
certificates.k8s.io/v1alpha1 ClusterTrustBundle
certificates.k8s.io/v1beta1 ClusterTrustBundle PodCertificateRequest=HorizontalPodAutoscaler
coordination.k8s.io/v1 Lease
coordination.k8s.io/v1alpha2 LeaseCandidate
coordination.k8s.io/v1beta1 LeaseCandidate
v1 Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace=HorizontalPodAutoscaler Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount
discovery.k8s.io/v1 EndpointSlice
events.k8s.io/v1 Event
flowcontrol.apiserver.k8s.io/v1 FlowSchema=HorizontalPodAutoscaler PriorityLevelConfiguration=HorizontalPodAutoscaler
networking.k8s.io/v1 IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR=HorizontalPodAutoscaler
networking.k8s.io/v1beta1 IPAddress ServiceCIDR=HorizontalPodAutoscaler
node.k8s.io/v1 RuntimeClass
policy/v1 Eviction PodDisruptionBudget
rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
resource.k8s.io/v1 DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice
resource.k8s.io/v1alpha3 DeviceTaintRule=HorizontalPodAutoscaler ResourcePoolStatusRequest=HorizontalPodAutoscaler
resource.k8s.io/v1beta1 DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice
resource.k8s.io/v1beta2 DeviceClass DeviceTaintRule=HorizontalPodAutoscaler ResourceClaim ResourceClaimTemplate ResourceSlice
scheduling.k8s.io/v1 PriorityClass
scheduling.k8s.io/v1alpha2 PodGroup Workload
storage.k8s.io/v1 CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass
storage.k8s.io/v1beta1 VolumeAttributesClass
storagemigration.k8s.io/v1beta1 StorageVersionMigration=HorizontalPodAutoscaler
apiextensions.k8s.io/v1 CustomResourceDefinition
apiregistration.k8s.io/v1 APIService=HorizontalPodAutoscaler
`;
/**
 * How fields are merged: `list[key,…]` by key, `list[]` as a set, `list[-]` replaced, `mapping!` replaced; what is not
 * named is replaced if it is a list. `:Name` are the fields of the mapping or the list's elements, `*Name` those of each value.
 */
const merge_keys_definitions = `
Affinity nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAffinity
AllocationResult nodeSelector:NodeSelector
CSINode metadata:ObjectMeta spec:CSINodeSpec
CSINodeSpec drivers[name]
CSIStorageCapacity metadata:ObjectMeta nodeTopology:LabelSelector
Capabilities add[-] drop[-]
CephFSVolumeSource monitors[-]
ComponentStatus conditions[type] metadata:ObjectMeta
ConfigMapVolumeSource items[-]
Container args[-] command[-] env[name] envFrom[-] lifecycle:Lifecycle livenessProbe:Probe ports[containerPort,protocol] readinessProbe:Probe resizePolicy[-] resources:ResourceRequirements restartPolicyRules[-] securityContext:SecurityContext startupProbe:Probe volumeDevices[devicePath] volumeMounts[mountPath]
CronJob metadata:ObjectMeta spec:CronJobSpec
CronJobSpec jobTemplate:JobTemplateSpec
DaemonSet metadata:ObjectMeta spec:DaemonSetSpec status:DaemonSetStatus
DaemonSetSpec selector:LabelSelector template:PodTemplateSpec
DaemonSetStatus conditions[type]
EphemeralVolumeSource volumeClaimTemplate:PersistentVolumeClaimTemplate
ExecAction command[-]
FCVolumeSource targetWWNs[-] wwids[-]
HTTPGetAction httpHeaders[-]
HorizontalPodAutoscaler metadata:ObjectMeta status:DaemonSetStatus
HostAlias hostnames[-]
ISCSIVolumeSource portals[-]
JobTemplateSpec metadata:ObjectMeta spec:DaemonSetSpec
LabelSelector matchExpressions[-]
Lifecycle postStart:Probe preStop:Probe
MatchResources namespaceSelector:LabelSelector objectSelector:LabelSelector
MutatingAdmissionPolicy metadata:ObjectMeta spec:MutatingAdmissionPolicySpec
MutatingAdmissionPolicyBinding metadata:ObjectMeta spec:MutatingAdmissionPolicyBindingSpec
MutatingAdmissionPolicyBindingSpec matchResources:MatchResources paramRef:ParamRef
MutatingAdmissionPolicySpec matchConditions[name] matchConstraints:MatchResources
MutatingWebhook matchConditions[name] namespaceSelector:LabelSelector objectSelector:LabelSelector
MutatingWebhookConfiguration metadata:ObjectMeta webhooks[name]:MutatingWebhook
NetworkPolicy metadata:ObjectMeta spec:NetworkPolicySpec
NetworkPolicySpec podSelector:LabelSelector
Node metadata:ObjectMeta spec:NodeSpec status:NodeStatus
NodeAffinity preferredDuringSchedulingIgnoredDuringExecution[-] requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
NodeSelector nodeSelectorTerms[-]
NodeSpec podCIDRs[]
NodeStatus addresses[type] conditions[type]
ObjectMeta finalizers[] managedFields[-] ownerReferences[uid]
ParamRef selector:LabelSelector
PersistentVolume metadata:ObjectMeta spec:PersistentVolumeSpec
PersistentVolumeClaim metadata:ObjectMeta spec:PersistentVolumeClaimSpec status:DaemonSetStatus
PersistentVolumeClaimSpec accessModes[-] selector:LabelSelector
PersistentVolumeClaimTemplate metadata:ObjectMeta spec:PersistentVolumeClaimSpec
PersistentVolumeSpec fc:FCVolumeSource nodeAffinity:VolumeNodeAffinity
Pod metadata:ObjectMeta spec:PodSpec status:PodStatus
PodAffinity preferredDuringSchedulingIgnoredDuringExecution[-] requiredDuringSchedulingIgnoredDuringExecution[-]
PodDNSConfig nameservers[-] options[-] searches[-]
PodDisruptionBudget metadata:ObjectMeta spec:PodDisruptionBudgetSpec status:DaemonSetStatus
PodDisruptionBudgetSpec selector!
PodGroup metadata:ObjectMeta spec:PodGroupSpec status:PodGroupStatus
PodGroupSpec resourceClaims[name]
PodGroupStatus conditions[type] resourceClaimStatuses[name]
PodSecurityContext supplementalGroups[-] sysctls[-]
PodSpec affinity:Affinity containers[name]:Container dnsConfig:PodDNSConfig ephemeralContainers[name]:Container hostAliases[ip]:HostAlias imagePullSecrets[name] initContainers[name]:Container readinessGates[-] resourceClaims[name] resources:ResourceRequirements schedulingGates[name] securityContext:PodSecurityContext tolerations[-] topologySpreadConstraints[topologyKey,whenUnsatisfiable]:TopologySpreadConstraint volumes[name]:Volume
PodStatus conditions[type] hostIPs[ip] podIPs[ip] resourceClaimStatuses[name] resources:ResourceRequirements
PodTemplate metadata:ObjectMeta template:PodTemplateSpec
PodTemplateSpec metadata:ObjectMeta spec:PodSpec
Probe exec:ExecAction httpGet:HTTPGetAction
ProjectedVolumeSource sources[-]
ReplicationController metadata:ObjectMeta spec:ReplicationControllerSpec status:DaemonSetStatus
ReplicationControllerSpec template:PodTemplateSpec
ResourceClaim metadata:ObjectMeta status:ResourceClaimStatus
ResourceClaimStatus allocation:AllocationResult reservedFor[uid]
ResourceClaimTemplate metadata:ObjectMeta spec:ResourceClaimTemplateSpec
ResourceClaimTemplateSpec metadata:ObjectMeta
ResourceRequirements claims[-]
ResourceSlice metadata:ObjectMeta spec:AllocationResult
SecurityContext capabilities:Capabilities
Service metadata:ObjectMeta spec:ServiceSpec status:DaemonSetStatus
ServiceAccount metadata:ObjectMeta secrets[name]
ServiceSpec ports[port,protocol]
TopologySpreadConstraint labelSelector:LabelSelector matchLabelKeys[-]
ValidatingAdmissionPolicy metadata:ObjectMeta spec:ValidatingAdmissionPolicySpec
ValidatingAdmissionPolicySpec matchConditions[name] matchConstraints:MatchResources variables[name]
Volume cephfs:CephFSVolumeSource configMap:ConfigMapVolumeSource downwardAPI:ConfigMapVolumeSource ephemeral:EphemeralVolumeSource fc:FCVolumeSource iscsi:ISCSIVolumeSource projected:ProjectedVolumeSource rbd:CephFSVolumeSource secret:ConfigMapVolumeSource
VolumeAttachment metadata:ObjectMeta spec:VolumeAttachmentSpec
VolumeAttachmentSource inlineVolumeSpec:PersistentVolumeSpec
VolumeAttachmentSpec source:VolumeAttachmentSource
VolumeNodeAffinity required:NodeSelector
`;

;// CONCATENATED MODULE: ./build/packages/manifest/patch/schemas/built-in.js


/** Reads the generated table, as far as it is asked for. */
function builtIn() {
    const definitions = new Map(merge_keys_definitions.trim().split('\n').map(nameAndRest));
    const kinds = new Map(merge_keys_kinds.trim().split('\n').map(nameAndRest));
    const type = (name, rest) => {
        const line = definitions.get(name) ?? 'metadata:ObjectMeta';
        const fields = new Map(line.split(' ').map(built_in_fieldOf));
        return (key, around) => {
            const field = fields.get(key);
            return field === undefined ? rest(key, around) : asField(field, (child) => type(child, rest));
        };
    };
    return {
        type,
        kind: (apiVersion, kind) => {
            const name = typeOf(kinds, apiVersion, kind);
            return name === undefined ? undefined : type(name, plain);
        },
    };
}
function nameAndRest(line) {
    const space = line.indexOf(' ');
    return [line.slice(0, space), line.slice(space + 1)];
}
/** A version that is no longer served has the fields of one that is; `extensions` was where most groups began. */
function typeOf(kinds, apiVersion, kind) {
    const group = groupOf(apiVersion);
    const others = [...kinds].filter(([version]) => group === 'extensions' || groupOf(version) === group);
    for (const list of [kinds.get(apiVersion), ...others.map(([, each]) => each)]) {
        const entry = list?.split(' ').find((each) => each === kind || each.startsWith(`${kind}=`));
        if (entry !== undefined)
            return entry.split('=').at(-1);
    }
    return undefined;
}
function groupOf(apiVersion) {
    const slash = apiVersion.indexOf('/');
    return slash < 0 ? '' : apiVersion.slice(0, slash);
}
function built_in_fieldOf(text) {
    const [, name = '', keys, replaced, mark, child] = /^([^[!:*]+)(?:\[([^\]]*)\])?(!)?(?:([:*])(.+))?$/.exec(text) ?? [];
    return [name, { keys, isReplaced: replaced !== undefined, mark, child }];
}
function asField({ keys, isReplaced, mark, child }, type) {
    if (isReplaced)
        return { strategy: 'replace' };
    if (keys === '')
        return { strategy: 'set' };
    const fields = child === undefined ? plain : (key, around) => type(child)(key, around);
    const below = mark === '*' ? () => ({ strategy: 'default', below: fields }) : fields;
    if (keys === undefined || keys === '-')
        return { strategy: 'default', below };
    const [single = '', ...more] = keys.split(',');
    return { strategy: 'merge', key: { single, exact: [single, ...more] }, below };
}

;// CONCATENATED MODULE: ./build/packages/manifest/patch/plan-patch.js


















/**
 * Plans a patch of one document, as the edits that make of it what the patch makes of its model.
 * @throws ActionError NO_MATCH, SEVERAL_MATCHES, PATCH_INVALID, PATCH_AMBIGUOUS, ALIAS_FAN_OUT, VALUE_INVALID
 */
function planPatch(manifests, patch, { fanOut, rules }) {
    const documents = manifests.flatMap(yaml_place/* documentsOf */.uo);
    const statement = `Applying the patch at ${patch.describe([])}`;
    const selected = { target: patch.target ?? plan_patch_targetOf(patch.value), statement, onMultiple: rules.onMultiple };
    return tolerating(rules, () => {
        const meant = selectDocuments(documents, selected);
        return join(meant.map((document) => plan_patch_planDocument({ document, documents, patch }, statement, fanOut)));
    });
}
function plan_patch_planDocument(application, statement, fanOut) {
    const { document } = application;
    const before = (0,yaml_model/* modelOf */.D)(document);
    const { model, isStrategic } = patched(before, application);
    if (!(0,write_value/* isScalar */.jn)(before) && (0,write_value/* isScalar */.jn)(model))
        throw vanished(document, statement);
    const edits = planTreeEdits(document, difference(before, model), fanOut).map(withElementPath);
    if (edits.length === 0)
        return already(document, { node: document.root });
    return { edits, skipped: [], warnings: isStrategic ? edits.flatMap(addedElement) : [] };
}
function patched(before, { document, documents, patch }) {
    const definitions = () => documents
        .flatMap(objectsOf)
        .filter(({ root }) => (0,yaml_node/* textUnder */.I5)(root, 'kind') === 'CustomResourceDefinition')
        .map((each) => (0,yaml_model/* modelOf */.D)(each));
    try {
        const sources = { builtIn: builtIn(), lists: patch.lists, definitions };
        return applyPatch(before, patch, sources);
    }
    catch (error) {
        if (!(error instanceof PatchProblem))
            throw error;
        const { code, message, path, hint } = error;
        const where = `${patch.describe(path)} to ${describeDocument(document)}`;
        throw new action_error/* ActionError */.l(code, `Applying the patch at ${where} failed: ${message}.`, {
            hint,
            at: patch.positionOf(path) ?? (0,position/* positionOf */.d)(document.manifest, document.root.start),
            cause: error,
        });
    }
}
/** The document that a patch is for, where it is part of a manifest: by what it says of kind, name and namespace. */
function plan_patch_targetOf(patch) {
    const metadata = (0,patch_mapping/* isMapping */.pi)(patch) ? (0,patch_mapping/* member */.Dc)(patch, 'metadata') : undefined;
    const [kind, apiVersion] = [plan_patch_textOf(patch, 'kind'), plan_patch_textOf(patch, 'apiVersion')];
    const [name, namespace] = [plan_patch_textOf(metadata, 'name'), plan_patch_textOf(metadata, 'namespace')];
    if (kind === undefined && name === undefined)
        return undefined;
    const group = apiVersion?.includes('/') ? apiVersion.split('/')[0] : undefined;
    const object = `${kind ?? '*'}${group === undefined ? '' : `.${group}`}/${name ?? '*'}`;
    return {
        source: namespace === undefined ? object : `${object} -n ${namespace}`,
        labels: new Map(),
        ...(kind !== undefined && { kind: kind.toLowerCase() }),
        ...(group !== undefined && { group }),
        ...(name !== undefined && { name }),
        ...(namespace !== undefined && { namespace }),
    };
}
function plan_patch_textOf(value, key) {
    const found = (0,patch_mapping/* isMapping */.pi)(value) ? (0,patch_mapping/* member */.Dc)(value, key) : undefined;
    return typeof found === 'string' && found !== '' ? found : undefined;
}
/** An element that is added is named as it will be found: by its merge key. */
function withElementPath(planned) {
    const { edit, path } = planned;
    if (edit.kind !== 'insert' || !(0,patch_mapping/* isMapping */.pi)(edit.value))
        return planned;
    const { value } = edit;
    const key = mergeKeys.find((each) => Object.hasOwn(value, each));
    const name = key === undefined ? undefined : (0,patch_mapping/* member */.Dc)(value, key);
    if (name === undefined || !(0,write_value/* isScalar */.jn)(name))
        return planned;
    return { ...planned, path: `${path}[${key}=${formatValue(String(name))}]` };
}
/** A name that is misspelled adds an element, as it does with kubectl: that is worth a word. */
function addedElement({ document, place, path, edit }) {
    if (edit.kind !== 'insert')
        return [];
    const { file, line } = (0,position/* positionOf */.d)(document.manifest, place.node.start);
    const message = `The patch adds ${path} to ${describeDocument(document)}: the list had no such element.`;
    return [{ level: 'notice', message, at: { file, line } }];
}
function vanished(document, statement) {
    return new action_error/* ActionError */.l('PATCH_INVALID', `${statement} failed: nothing would remain of ${describeDocument(document)}.`, {
        at: (0,position/* positionOf */.d)(document.manifest, document.root.start),
        hint: 'Delete the file instead.',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/format-step.js

/** A step as it is written in a path that begins with it. */
function formatStep(step) {
    switch (step.kind) {
        case 'key':
            return formatKey(step.key);
        case 'index':
            return `[${step.index}]`;
        case 'each':
            return '[*]';
        case 'deep':
            return '**';
        case 'inside':
            return '|';
        case 'filter':
            return `[${step.conditions.map(formatCondition).join(',')}]`;
    }
}
/** Steps as they are written one after the other. */
function formatSteps(steps) {
    return steps
        .map((step, index) => (isDotted(step, steps[index - 1]) ? `.${formatStep(step)}` : formatStep(step)))
        .join('');
}
function isDotted({ kind }, before) {
    return (kind === 'key' || kind === 'deep') && before !== undefined && before.kind !== 'inside';
}
function formatCondition({ keys, equal, value }) {
    return `${keys.map(formatKey).join('.')}${equal ? '=' : '!='}${formatValue(value.text)}`;
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/typed-value.js

/** The type of a value that replaces another: a string if quoted, otherwise that of the old value. */
function typedLike(old, { text, quoted }) {
    if (quoted || typeof old === 'string')
        return { ok: true, value: text };
    if (old === null)
        return typedFresh({ text, quoted });
    const value = (0,scalar/* readPlain */.rM)(text);
    if (typeof old === 'boolean') {
        const isBoolean = text === 'true' || text === 'false';
        return isBoolean
            ? { ok: true, value }
            : { ok: false, problem: 'neither true nor false, though one of them belongs there' };
    }
    return isCanonicalNumber(text)
        ? { ok: true, value }
        : { ok: false, problem: 'no number in its usual notation, though a number belongs there' };
}
/** The type of a value where there was none: what kubectl reads as a boolean, null or an ordinary number is one. */
function typedFresh({ text, quoted }) {
    if (quoted)
        return { ok: true, value: text };
    if (text === '')
        return { ok: false, problem: 'missing' };
    const value = (0,scalar/* readPlain */.rM)(text);
    const isTyped = value === null || typeof value === 'boolean' || isCanonicalNumber(text);
    return { ok: true, value: isTyped ? value : text };
}
/** `1.20` and `0755` are numbers too, but written back they would be other texts. */
function isCanonicalNumber(text) {
    return /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(text) && String((0,scalar/* readPlain */.rM)(text)) === text;
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/create.js



/** Plans what is created: keys, and list elements by the values that a filter asks for. `undefined` where it cannot be. */
function create(document, { place, rest }, leaf) {
    const [step, ...deeper] = rest;
    const { node } = place;
    const value = build(deeper, leaf);
    if (value === undefined)
        return undefined;
    if (step.kind === 'key' && node.kind === 'map') {
        const path = `${pathBelow(place, step.key)}${suffix(deeper)}`;
        return { document, place, path, edit: { kind: 'add', node, key: step.key, value } };
    }
    const whole = build(rest, leaf);
    if (whole === undefined)
        return undefined;
    const path = `${pathOf(place)}${suffix(rest)}`;
    if (step.kind === 'filter' && node.kind === 'sequence') {
        const [item] = Array.isArray(whole) ? whole : [];
        return item === undefined
            ? undefined
            : { document, place, path, edit: { kind: 'insert', node, index: node.items.length, value: item } };
    }
    const edit = fill(place, whole);
    return edit === undefined ? undefined : { document, place, path, edit };
}
/** Gives a place that has no value a collection. `undefined` where it has one. */
function fill(place, value) {
    const { node } = place;
    return node.kind === 'scalar' && node.style === 'empty' ? { kind: 'rewrite', place, node, value } : undefined;
}
function suffix(steps) {
    const [first] = steps;
    return first?.kind === 'key' ? `.${formatSteps(steps)}` : formatSteps(steps);
}
/** The value that must stand at a place so that the steps lead from there to the leaf. */
function build(steps, leaf) {
    const [step, ...deeper] = steps;
    if (step === undefined)
        return leaf;
    const value = build(deeper, leaf);
    if (value === undefined)
        return undefined;
    if (step.kind === 'key')
        return { [step.key]: value };
    if (step.kind !== 'filter' || !isMapping(value))
        return undefined;
    const known = step.conditions.map(memberOf);
    return known.every((member) => member !== undefined) ? [{ ...Object.fromEntries(known), ...value }] : undefined;
}
function memberOf({ keys, equal, value }) {
    const [key, ...more] = keys;
    const typed = typedFresh(value);
    return equal && key !== undefined && more.length === 0 && typed.ok ? [key, typed.value] : undefined;
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/statement.js

/** How errors name a statement. */
function describeStatement({ steps, line, operator }) {
    return `${operator === '-' ? 'Removing' : 'Setting'} ${formatSteps(steps)} (line ${line} of "set")`;
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/assign-value.js











/** Gives the value at a place another one; a list or mapping takes the place of anything. */
function planReplacement(document, place, statement) {
    const { node } = place;
    const { value: given } = statement;
    if ('tree' in given) {
        if ((0,write_value/* isSameValue */.am)((0,yaml_model/* modelOf */.D)(document, node), given.tree))
            return already(document, place);
        const edit = { kind: 'rewrite', place, node, value: given.tree };
        return { edits: [{ document, place, path: pathOf(place), edit }], skipped: [], warnings: [] };
    }
    const old = node.kind === 'scalar' ? (0,scalar/* readScalar */.$t)(node) : null;
    return planned_assign(document, place, accepted(document, place, { statement, typed: typedLike(old, given) }));
}
/** Adds an item to a list. One that is there already is not added again: the edit can be repeated. */
function planAppend(document, place, statement) {
    const { node } = place;
    const value = itemOf(document, place, statement);
    const edit = node.kind === 'sequence'
        ? { kind: 'insert', node, index: node.items.length, value }
        : fill(place, [value]);
    if (edit === undefined)
        throw noList(document, place, statement);
    const same = (0,yaml_place/* placesIn */.yN)(place).find((item) => (0,write_value/* isSameValue */.am)((0,yaml_model/* modelOf */.D)(document, item.node), value));
    if (same !== undefined)
        return already(document, same);
    return { edits: [{ document, place, path: pathOf(place), edit }], skipped: [], warnings: [] };
}
/** A new item has the type of the last one that is a single value. */
function itemOf(document, place, statement) {
    const { value: given } = statement;
    if ('tree' in given)
        return given.tree;
    const last = (0,yaml_place/* placesIn */.yN)(place)
        .flatMap(({ node }) => (node.kind === 'scalar' ? [(0,scalar/* readScalar */.$t)(node)] : []))
        .at(-1);
    const typed = last === undefined ? typedFresh(given) : typedLike(last, given);
    return accepted(document, place, { statement, typed });
}
/** Creates what a path misses, down to the value. */
function planCreation(document, missing, statement) {
    const { value: given, operator } = statement;
    const value = 'tree' in given ? given.tree : accepted(document, missing.place, { statement, typed: typedFresh(given) });
    const planned = create(document, missing, operator === '+=' ? [value] : value);
    if (planned !== undefined)
        return { edits: [planned], skipped: [], warnings: [] };
    throw new action_error/* ActionError */.l('VALUE_INVALID', `${describeStatement(statement)} failed: what is missing cannot be created there.`, {
        at: (0,position/* positionOf */.d)(document.manifest, missing.place.node.start),
        hint: 'Keys and elements named by a filter ([name=app]) are created in mappings, lists and empty values; write the rest by hand.',
    });
}
/** The value itself is never quoted: it may belong to a Secret. */
function accepted(document, { node }, { statement, typed }) {
    if (typed.ok)
        return typed.value;
    throw new action_error/* ActionError */.l('VALUE_INVALID', `${describeStatement(statement)} failed: the value is ${typed.problem}.`, {
        at: (0,position/* positionOf */.d)(document.manifest, node.start),
        hint: 'Put quotes around the value to write a string.',
    });
}
function noList(document, { node }, statement) {
    return new action_error/* ActionError */.l('VALUE_INVALID', `${describeStatement(statement)} failed: "+=" adds to a list, and there is none.`, { at: (0,position/* positionOf */.d)(document.manifest, node.start), hint: 'Write "=" to replace the value.' });
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/miss.js









const miss_shown = 3;
/** Says how far a path leads, and what stands there instead. */
function missed(document, statement, { place, rest }) {
    const at = (0,position/* positionOf */.d)(document.manifest, (place.entry?.key ?? place.node).start);
    const deepest = place.parent === undefined ? 'nothing of it matches' : `it matches up to ${pathOf(place)} (${(0,error_position/* formatPosition */.L)(at)})`;
    const [step, next] = rest;
    const [wanted, around] = step.kind === 'deep' && next !== undefined ? [next, (0,yaml_place/* placesBelow */._$)(place)] : [step, [place]];
    const candidates = around.flatMap((each) => neighbors(document, each, wanted));
    const near = nearest(formatStep(wanted), candidates, ({ name }) => name).slice(0, miss_shown);
    const listed = near.map(({ name, where }) => `${name} (${where})`).join(', ');
    const found = listed === '' ? 'There is nothing below it' : `The closest there: ${listed}`;
    return new action_error/* ActionError */.l('NO_MATCH', `${describeStatement(statement)} failed: in ${describeDocument(document)} ${deepest}. ${found}.`, {
        at,
        hint: statement.operator === '-'
            ? 'Correct the path, or drop the line: there is nothing to take out.'
            : 'Correct the path, or write ":=" to create what is missing.',
    });
}
/** What could have been meant: the keys of a mapping, the elements of a list by the key that was asked for. */
function neighbors({ manifest }, place, step) {
    return (0,yaml_place/* placesIn */.yN)(place).map((below, index) => {
        const { file, line } = (0,position/* positionOf */.d)(manifest, (below.entry?.key ?? below.node).start);
        const name = below.entry === undefined ? elementName(below, step, index) : formatKey((0,yaml_place/* keyOf */.TN)(below) ?? '');
        return { name, where: (0,error_position/* formatPosition */.L)({ file, line }) };
    });
}
function elementName({ node }, step, index) {
    const key = step.kind === 'filter' ? step.conditions[0]?.keys[0] : undefined;
    const value = key === undefined ? undefined : (0,yaml_node/* textUnder */.I5)(node, key);
    return value === undefined ? `[${index}]` : `[${key}=${value}]`;
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/plan-inside.js






/**
 * Edits the YAML or JSON text that a string holds.
 * @throws ActionError with the position of the file, not of the text inside
 */
function planInside(document, place, { context, steps, plan }) {
    const { node } = place;
    if (node.kind !== 'scalar' || typeof (0,scalar/* readScalar */.$t)(node) !== 'string')
        throw noText(document, place, context);
    return planInText(document, { ...place, node }, {
        by: 'set',
        fanOut: context.fanOut,
        plan: (inner) => plan(onlyDocument(inner, context), steps, context),
    });
}
function onlyDocument(inner, { statement }) {
    const [document, second] = (0,yaml_place/* documentsOf */.uo)(inner);
    const at = { file: inner.path, line: 1 };
    if (document === undefined) {
        throw new action_error/* ActionError */.l('NO_MATCH', `${describeStatement(statement)} failed: the text that the path enters is empty.`, {
            at,
            hint: 'Give the string its text first: data["app.yaml"] = "port: 80".',
        });
    }
    if (second === undefined)
        return document;
    throw new action_error/* ActionError */.l('SEVERAL_MATCHES', `${describeStatement(statement)} failed: the text that the path enters holds several documents.`, { at, hint: 'Edit this text by hand.' });
}
function noText({ manifest }, { node }, { statement }) {
    return new action_error/* ActionError */.l('VALUE_INVALID', `${describeStatement(statement)} failed: "|" enters a string that holds YAML or JSON, and there is none.`, { at: (0,position/* positionOf */.d)(manifest, node.start), hint: 'Write "." for a key below a mapping.' });
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/remove.js




/** Takes a value out with its key, or an item. */
function planRemoval(document, place, statement) {
    const { node } = place;
    if (place.parent === undefined) {
        throw new action_error/* ActionError */.l('VALUE_INVALID', `${describeStatement(statement)} failed: a whole document is never taken out.`, { at: (0,position/* positionOf */.d)(document.manifest, node.start), hint: 'Remove the document by hand.' });
    }
    const edit = { kind: 'remove', place, node };
    return { edits: [{ document, place, path: pathOf(place), edit }], skipped: [], warnings: [] };
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/resolve.js






/**
 * Follows a path from the root of a document.
 * @throws ActionError SEVERAL_MATCHES where a filter fits two elements or a key stands twice, ALIAS_FAN_OUT
 */
function resolve(document, steps, options) {
    const deep = steps.findIndex(({ kind }) => kind === 'deep');
    const strict = deep < 0 ? steps : steps.slice(0, deep);
    const missing = [];
    let places = [{ node: document.root }];
    for (const [index, step] of strict.entries()) {
        const next = [];
        for (const found of places) {
            const place = found.node.kind === 'alias' ? throughAlias(document, found, options.fanOut) : found;
            const below = follow(document, place, { ...options, step });
            if (below.length === 0)
                missing.push({ place, rest: [step, ...steps.slice(index + 1)] });
            next.push(...below);
        }
        places = unique(next);
    }
    const [first] = places;
    if (deep < 0 || first === undefined)
        return { places, missing: uniqueMissing(missing) };
    const found = search(document, places, { steps: steps.slice(deep), onMultiple: options.onMultiple });
    const [step, ...rest] = steps.slice(deep);
    const nowhere = found.length > 0 || step === undefined ? [] : [{ place: first, rest: [step, ...rest] }];
    return { places: found, missing: [...uniqueMissing(missing), ...nowhere] };
}
/** From `**` on, places where nothing fits are passed over, aliases are not followed. */
function search(document, origin, { steps, onMultiple }) {
    const places = steps.reduce((found, step) => {
        if (step.kind === 'deep')
            return unique(found.flatMap(yaml_place/* placesBelow */._$));
        return found.flatMap((place) => follow(document, place, { step, fanOut: 'deny', onMultiple }));
    }, origin);
    if (places.length > maximumPlaces)
        throw tooMany(document, steps);
    return places;
}
/** More places than anybody means by one line. */
const maximumPlaces = 10_000;
function tooMany({ manifest, root }, steps) {
    return new action_error/* ActionError */.l('LIMIT_EXCEEDED', `${formatSteps(steps)} fits more than ${maximumPlaces} places in ${manifest.path}.`, { at: (0,position/* positionOf */.d)(manifest, root.start), hint: 'Write a narrower path.' });
}
/** Places below a place come from it anew each time, and several aliases lead to one value; their nodes are the same. */
function unique(places) {
    return [...new Map(places.map((place) => [place.node, place])).values()];
}
/** Aliases of one value miss the same thing once. */
function uniqueMissing(missing) {
    return [...new Map(missing.map((each) => [each.place.node, each])).values()];
}
function follow(document, place, { step, fanOut, onMultiple }) {
    const below = (0,yaml_place/* placesIn */.yN)(place);
    switch (step.kind) {
        case 'each':
            return below;
        case 'index':
            if (place.node.kind !== 'sequence')
                return [];
            return below.slice(step.index, step.index === -1 ? undefined : step.index + 1);
        case 'key': {
            const own = below.filter((each) => (0,yaml_place/* keyOf */.TN)(each) === step.key);
            return own.length > 0 ? resolve_only(document, own, step) : mergedPlaces(document, place, { key: step.key, fanOut });
        }
        case 'filter': {
            if (place.node.kind !== 'sequence')
                return [];
            const fitting = below.filter(({ node }) => step.conditions.every((each) => resolve_holds(node, each)));
            return onMultiple === 'all' ? fitting : resolve_only(document, fitting, step);
        }
        case 'deep':
        case 'inside':
            return [];
    }
}
function resolve_holds(node, { keys, equal, value }) {
    const found = keys.reduce(yaml_node/* valueUnder */.cZ, node);
    return (found?.kind === 'scalar' && found.text === value.text) === equal;
}
function resolve_only(document, places, step) {
    if (places.length < 2)
        return places;
    const lines = places.map(({ node }) => (0,position/* positionOf */.d)(document.manifest, node.start).line);
    const { path } = document.manifest;
    throw new action_error/* ActionError */.l('SEVERAL_MATCHES', `${formatStep(step)} fits ${places.length} places in ${path}: lines ${lines.join(', ')}.`, {
        at: (0,position/* positionOf */.d)(document.manifest, places[0]?.node.start ?? 0),
        hint: 'Add a condition that fits one element alone, as in [name=app,protocol=TCP]; "[*]" means every element.',
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/plan-steps.js







/** Plans what a line does below the root of a document, and inside the strings that its path enters. */
function planSteps(document, steps, context) {
    const { statement } = context;
    const entered = steps.findIndex(({ kind }) => kind === 'inside');
    const { places, missing } = resolve(document, entered < 0 ? steps : steps.slice(0, entered), context);
    const [first] = missing;
    if (first !== undefined && (entered >= 0 || !isCreating(statement)))
        throw missed(document, statement, first);
    if (entered >= 0) {
        const inner = steps.slice(entered + 1);
        return join(places.map((place) => planInside(document, place, { context, steps: inner, plan: planSteps })));
    }
    return join([
        ...outermost(places).map((place) => planAt(document, place, statement)),
        ...(isCreating(statement) ? missing.map((each) => planCreation(document, each, statement)) : []),
    ]);
}
function isCreating(statement) {
    return statement.operator === ':=' || statement.operator === '+=';
}
function planAt(document, place, statement) {
    if (statement.operator === '-')
        return planRemoval(document, place, statement);
    const plan = statement.operator === '+=' ? planAppend : planReplacement;
    return plan(document, place, statement);
}
/** Where `**` finds a value inside another, the outer one is edited. */
function outermost(places) {
    const found = new Set(places.map(({ node }) => node));
    return places.filter(({ parent }) => parent === undefined || !(0,yaml_place/* trailOf */.Q0)(parent).some(({ node }) => found.has(node)));
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/plan-statement.js






/**
 * Plans one line of `set`.
 * @throws ActionError NO_MATCH, SEVERAL_MATCHES, VALUE_INVALID, ALIAS_FAN_OUT
 */
function planStatement(manifests, statement, { fanOut, rules }) {
    const { onMultiple } = rules;
    const selected = { target: statement.target, statement: describeStatement(statement), onMultiple };
    return tolerating(rules, () => {
        const documents = selectDocuments(manifests.flatMap(yaml_place/* documentsOf */.uo), selected);
        const context = { statement, fanOut, onMultiple };
        return join(documents.map((each) => tolerating(rules, () => planSteps(each, statement.steps, context))));
    });
}

;// CONCATENATED MODULE: ./build/packages/manifest/apply-edit.js










/**
 * Edits manifests: text in, text and changes out. Only the bytes of the edited values change, and every new text has been
 * parsed again and compared; on an error there is no result at all.
 * @throws ActionError NO_MATCH, SEVERAL_MATCHES, VALUE_INVALID, MANIFEST_TEMPLATE, MANIFEST_UNPARSABLE, MANIFEST_ENCRYPTED, ALIAS_FAN_OUT,
 *   PATCH_INVALID, PATCH_AMBIGUOUS, DIGEST_DROPPED, DOWNGRADE, EDIT_NOT_PROVED, LIMIT_EXCEEDED, INPUT_INVALID; `at` is the place in the file
 */
function applyEdit(files, edit, keep) {
    const isImagesAlone = edit.images.length > 0 && edit.statements.length + edit.patches.length === 0;
    const streamed = isImagesAlone ? applyImages(files, edit, keep) : undefined;
    return streamed ?? applyAll(files, edit, keep);
}
/** Statements and patches choose among all documents: every file is held as a tree. */
function applyAll(files, edit, keep = (file) => file) {
    const steps = stepsOf(files, edit);
    const words = edit.images.map(image_request/* wordOf */.aG);
    const { manifests, ...loaded } = load(files, words);
    let drafts = manifests.map(draftOf);
    const outcomes = [{ edits: [], ...loaded }];
    for (const { by, plan } of steps) {
        const outcome = plan(drafts.map(({ manifest }) => manifest));
        drafts = drafts.map((draft) => edited(draft, editsIn(outcome, draft.manifest), { by, fanOut: edit.fanOut }));
        outcomes.push(outcome);
    }
    const { skipped, warnings } = join(outcomes);
    const changed = drafts.filter(({ original, manifest }) => original.text !== manifest.text);
    return {
        files: changed.map(({ manifest: { path, text } }) => keep({ path, text })),
        changes: changed.flatMap(finished),
        skipped,
        warnings,
        diff: unifiedDiff(changed.map(({ original, manifest }) => ({ before: original, after: manifest }))),
    };
}
function stepsOf(files, edit) {
    const { images, statements, patches, target, fanOut, rules } = edit;
    if (images.length + statements.length + patches.length === 0) {
        throw new action_error/* ActionError */.l('INPUT_INVALID', 'Editing manifests failed: no input says what to edit.', {
            hint: 'Give at least one of the inputs `image`, `set`, `patch` and `patch-file`.',
        });
    }
    const named = new Set(files.filter((file) => file.named).map(({ path }) => path));
    return [
        ...patches.map((patch) => {
            return { by: 'patch', plan: (manifests) => planPatch(manifests, patch, { fanOut, rules }) };
        }),
        ...images.map((request) => {
            const image = (0,image_request/* pinned */.dp)(request, rules);
            return {
                by: 'image',
                plan: (manifests) => planImages(manifests, image, { isNamed: (path) => named.has(path), fanOut }),
            };
        }),
        ...statements.map((each) => {
            const statement = { ...each, target: each.target ?? target };
            return { by: 'set', plan: (manifests) => planStatement(manifests, statement, { fanOut, rules }) };
        }),
    ];
}
function editsIn({ edits }, manifest) {
    return edits.filter(({ document }) => document.manifest === manifest);
}

// EXTERNAL MODULE: ./build/actions/patch-manifests/src/describe-change.js
var describe_change = __nccwpck_require__(6647);
;// CONCATENATED MODULE: ./build/actions/patch-manifests/src/report.js


/** More would push the annotations of other steps off the run's page; everything stands in the summary. */
const annotations = 10;
/**
 * Tells what changed and what did not, in the log and at the lines themselves: warnings first.
 * @param reserved annotations that are left to others
 */
function report({ changes, skipped, warnings }, log, reserved) {
    const remarks = [...warnings.toSorted(warningsFirst), ...changes.map(remarkOn)];
    for (const [index, { level, message, at }] of remarks.entries()) {
        if (index < annotations - reserved)
            log.annotate(level, message, at);
        else
            log.info(`${at === undefined ? '' : `${(0,error_position/* formatPosition */.L)(at)}: `}${message}`);
    }
    for (const { file, line, path, reason, detail } of skipped) {
        const place = (0,error_position/* formatPosition */.L)({ file, ...(line !== undefined && { line }) });
        log.info(`Left alone (${reason}): ${place}${path === undefined ? '' : ` ${path}`}: ${detail}`);
    }
}
function warningsFirst(a, b) {
    return Number(b.level === 'warning') - Number(a.level === 'warning');
}
function remarkOn(change) {
    return { level: 'notice', message: (0,describe_change/* describeChange */.u)(change), at: { file: change.file, line: change.line } };
}

;// CONCATENATED MODULE: ./build/actions/patch-manifests/src/run.js


async function run(inputs, { log, readFiles, readPatchFiles, replaceFiles }) {
    const wanted = (0,manifest_edit/* editOf */._)(inputs, await readPatchFiles());
    const selection = await readFiles();
    log.info(`Read ${selection.files.length} files.`);
    const edited = inputs.check ? applyEdit(selection.files, wanted) : editFiles(selection.files, wanted, replaceFiles());
    const edit = withUnreadable(edited, selection);
    const isChanged = edit.files.length > 0;
    const isRefused = isChanged && inputs.check;
    report(edit, log, isRefused ? 1 : 0);
    if (!isChanged)
        return { kind: 'unchanged', edit };
    return { kind: isRefused ? 'would-change' : 'changed', edit };
}
/** Edits files in their places: all of them, or none where the edit fails. */
function editFiles(files, wanted, { put, commit, discard }) {
    try {
        const edit = applyEdit(files, wanted, put);
        commit(edit.files);
        return edit;
    }
    finally {
        discard();
    }
}
/** Files that were found and are no text belong to what was left alone. */
function withUnreadable(edit, { skipped }) {
    const unreadable = skipped.map(({ path, detail }) => ({ file: path, reason: 'unparsable', detail }));
    return { ...edit, skipped: [...edit.skipped, ...unreadable] };
}


/***/ }),

/***/ 5611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ summary)
/* harmony export */ });
/* harmony import */ var _action__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3594);
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3518);
/* harmony import */ var _describe_change_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6647);



/** GitHub drops a summary beyond 1 MiB; a reader gives up long before. */
const shownRows = 200;
const headlines = {
    unchanged: 'Every value is as wanted already: nothing was changed.',
    changed: 'The manifests were changed.',
    'would-change': 'The manifests would change. This was a check: nothing was written.',
};
function summary({ kind, edit }) {
    const parts = [
        '### Manifests',
        headlines[kind],
        changeTable(edit),
        warningList(edit),
        skippedList(edit),
        diffOf(edit),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function changeTable({ changes }) {
    if (changes.length === 0)
        return '';
    const rows = changes.slice(0, shownRows).map(changeRow);
    const more = changes.length > shownRows ? `\n\n… and ${changes.length - shownRows} more.` : '';
    return `${(0,_action__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['File', 'Object', 'Path', 'Old', 'New'], rows)}${more}`;
}
function changeRow({ file, line, document, path, old, new: value }) {
    const name = [document.namespace, document.name].filter((part) => part !== undefined).join('/');
    const object = [document.kind, name].filter((part) => part !== undefined && part !== '').join(' ');
    const cells = [(0,_error__WEBPACK_IMPORTED_MODULE_1__/* .formatPosition */ .L)({ file, line }), object, path, (0,_describe_change_js__WEBPACK_IMPORTED_MODULE_2__/* .showValue */ .v)(old), (0,_describe_change_js__WEBPACK_IMPORTED_MODULE_2__/* .showValue */ .v)(value)];
    return cells.map((cell) => (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(cell));
}
function warningList({ warnings }) {
    return warnings.map(({ message }) => `- ⚠️ ${(0,_action__WEBPACK_IMPORTED_MODULE_0__/* .escapeText */ .X1)(message)}`).join('\n');
}
function skippedList({ skipped }) {
    if (skipped.length === 0)
        return '';
    const items = skipped.slice(0, shownRows).map(skippedItem);
    const more = skipped.length > shownRows ? [`- … and ${skipped.length - shownRows} more`] : [];
    return (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)(`Left alone: ${skipped.length}`, [...items, ...more].join('\n'));
}
function skippedItem({ file, line, path, reason, detail }) {
    const place = (0,_error__WEBPACK_IMPORTED_MODULE_1__/* .formatPosition */ .L)({ file, ...(line !== undefined && { line }) });
    return `- ${(0,_action__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(place)} ${(0,_action__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(path ?? '')} ${(0,_action__WEBPACK_IMPORTED_MODULE_0__/* .escapeText */ .X1)(`${reason}: ${detail}`)}`;
}
function diffOf({ diff }) {
    return diff === '' ? '' : (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)('Diff', (0,_action__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)(diff, 'diff'));
}


/***/ }),

/***/ 2020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action)
});

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
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
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
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
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
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
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
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


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
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
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
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
        return this.addRaw(external_os_namespaceObject.EOL);
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
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
;// CONCATENATED MODULE: external "events"
const external_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
;// CONCATENATED MODULE: external "assert"
const external_assert_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_namespaceObject.promises;
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
    return io_util_awaiter(this, void 0, void 0, function* () {
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
const READONLY = external_fs_namespaceObject.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
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
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
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
    return io_util_awaiter(this, void 0, void 0, function* () {
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
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
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
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
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
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
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
        if (tool.includes(external_path_namespaceObject.sep)) {
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
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
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
class ToolRunner extends external_events_namespaceObject.EventEmitter {
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
            let n = s.indexOf(external_os_namespaceObject.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_namespaceObject.EOL.length);
                n = s.indexOf(external_os_namespaceObject.EOL);
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
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
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
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_namespaceObject.EOL);
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
class ExecState extends external_events_namespaceObject.EventEmitter {
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
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
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
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
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
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
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
    process.stdout.write(external_os_namespaceObject.EOL);
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
    process.stdout.write(message + external_os_namespaceObject.EOL);
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

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
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
    process.stdout.write(neutralize(text).join(external_node_os_namespaceObject.EOL) + external_node_os_namespaceObject.EOL);
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
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
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
    const bytes = external_node_buffer_.Buffer.from(markdown);
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
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* unused harmony export link */
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

/***/ 3518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ formatPosition)
/* harmony export */ });
/** `file:line:col`, as far as it is known. */
function formatPosition({ file, line, column }) {
    if (line === undefined)
        return file;
    return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}


/***/ }),

/***/ 9076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (/* binding */ parseReference)
});

// UNUSED EXPORTS: image

// EXTERNAL MODULE: ./build/packages/input/parser.js
var parser = __nccwpck_require__(5096);
// EXTERNAL MODULE: ./build/packages/input/scalars.js + 2 modules
var scalars = __nccwpck_require__(6309);
;// CONCATENATED MODULE: ./build/packages/image/grammar.js
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

;// CONCATENATED MODULE: ./build/packages/image/parse.js


/** Reads an image reference as docker, containerd and the kubelet read it. Never throws. */
function parseReference(text) {
    const parts = splitReference(text);
    const { registry, path } = qualify(parts);
    const repository = `${registry}/${path}`;
    const expected = expectedText(text) ?? expectedRepository(registry, path) ?? expectedTag(parts.tag) ?? expectedDigest(parts.digest);
    if (expected !== undefined)
        return (0,parser/* refuse */.TR)(expected);
    return (0,parser/* accept */.Ju)({
        registry,
        path,
        repository,
        ...(parts.tag !== undefined && { tag: parts.tag }),
        ...(parts.digest !== undefined && { digest: parts.digest }),
    });
}
/** An image, in an input. */
const parse_image = (0,parser/* refine */.YP)(scalars/* text */.Qq, parseReference);
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
    if (registry.length + 1 + path.length > repositoryLimit) {
        return `host and path of at most ${repositoryLimit} characters`;
    }
    if (!hostPattern.test(registry))
        return 'a registry host with an optional port before the first "/"';
    if (pathPattern.test(path))
        return undefined;
    if (pathPattern.test(path.toLowerCase()))
        return 'a path in lower case (repository name must be lowercase)';
    return 'a path of lower-case letters and digits, separated by ".", "_", "__", "-" or "/" (invalid reference format)';
}
function expectedTag(tag) {
    if (tag === undefined || tagPattern.test(tag))
        return undefined;
    return tag.length > tagLimit
        ? `a tag of at most ${tagLimit} characters`
        : 'a tag of letters, digits, "_", "." and "-" that starts with none of ".-" (invalid tag format)';
}
function expectedDigest(digest) {
    if (digest === undefined || digestPattern.test(digest))
        return undefined;
    return digestPattern.test(digest.toLowerCase())
        ? 'a digest in lower case'
        : 'a digest of the form sha256: and 64 hexadecimal digits';
}


/***/ }),

/***/ 2459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ formatReference),
/* harmony export */   R: () => (/* binding */ sameRepository)
/* harmony export */ });
/** `host/path:tag@sha256:…`, as far as the reference goes. */
function formatReference({ repository, tag, digest }) {
    return `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
/** Whether two references name the same repository, however they were written; tags and digests do not count. */
function sameRepository(a, b) {
    return a.path === b.path && a.registry.toLowerCase() === b.registry.toLowerCase();
}


/***/ }),

/***/ 2526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Mn: () => (/* binding */ lines)
/* harmony export */ });
/* unused harmony export pairs */
/* harmony import */ var _parser_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5096);

/** One item a line; surrounding white space, blank lines and lines that start with `#` are dropped. */
const lines = { parse: (raw) => (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)(itemsOf(raw)) };
/** One item a line, each read by `parser`; a refusal names the line. */
function linesOf(parser) {
    return {
        ...parser,
        parse(raw) {
            const values = [];
            for (const item of itemsOf(raw)) {
                const parsed = parser.parse(item);
                if (!parsed.ok)
                    return (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(parser.sensitive ? parsed.expected : `${parsed.expected} (line "${item}")`);
                values.push(parsed.value);
            }
            return (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)(values);
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
                return (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`NAME=value on each line (line "${item}")`);
            result.set(item.slice(0, split).trim(), item.slice(split + 1));
        }
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)(result);
    },
};
function itemsOf(raw) {
    return raw
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
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

/***/ 6309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Jt: () => (/* binding */ flag),
  yL: () => (/* binding */ oneOf),
  lq: () => (/* binding */ optional),
  mw: () => (/* binding */ required),
  Qq: () => (/* binding */ scalars_text),
  Bj: () => (/* binding */ verbatim)
});

// UNUSED EXPORTS: duration, secret

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./build/packages/secret/secret.js

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
    [external_node_util_namespaceObject.inspect.custom]() {
        return redacted;
    }
}

// EXTERNAL MODULE: ./build/packages/input/parser.js
var input_parser = __nccwpck_require__(5096);
;// CONCATENATED MODULE: ./build/packages/input/scalars.js


/** The text as it stands, without surrounding white space. '' when the input is absent. */
const scalars_text = { parse: (raw) => (0,input_parser/* accept */.Ju)(raw.trim()) };
/** The text exactly as written: for values where white space counts (a body, a message). */
const verbatim = { parse: input_parser/* accept */.Ju };
/** Refuses an absent input. */
function required(parser) {
    return { ...parser, parse: (raw) => (raw.trim() === '' ? (0,input_parser/* refuse */.TR)('a value') : parser.parse(raw)) };
}
/** `undefined` when the input is absent. */
function optional(parser) {
    return { ...parser, parse: (raw) => (raw.trim() === '' ? (0,input_parser/* accept */.Ju)(undefined) : parser.parse(raw)) };
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
        return value === undefined ? (0,input_parser/* refuse */.TR)('true or false') : (0,input_parser/* accept */.Ju)(value);
    },
};
function oneOf(...choices) {
    return (0,input_parser/* refine */.YP)(scalars_text, (value) => {
        const choice = choices.find((candidate) => candidate === value);
        return choice === undefined ? (0,input_parser/* refuse */.TR)(`one of ${choices.join(', ')}`) : (0,input_parser/* accept */.Ju)(choice);
    });
}
/** Masked in the log before anything else happens; `undefined` when absent. */
const secret = {
    sensitive: true,
    parse: (raw) => (0,input_parser/* accept */.Ju)(raw.trim() === '' ? undefined : new Secret(raw.trim())),
};
const unitMilliseconds = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** `90s`, `5m`, `1h30m`: milliseconds. */
const duration = (0,input_parser/* refine */.YP)(scalars_text, (value) => {
    const parts = [...value.matchAll(/(\d+)(ms|s|m|h)/g)];
    if (parts.length === 0 || parts.map(([part]) => part).join('') !== value)
        return (0,input_parser/* refuse */.TR)('a duration like 90s or 5m');
    return (0,input_parser/* accept */.Ju)(parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitMilliseconds[unit] ?? 0), 0));
});


/***/ }),

/***/ 1552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ editInputs),
  _: () => (/* binding */ editOf)
});

// EXTERNAL MODULE: ./build/packages/input/lists.js
var lists = __nccwpck_require__(2526);
// EXTERNAL MODULE: ./build/packages/input/scalars.js + 2 modules
var scalars = __nccwpck_require__(6309);
// EXTERNAL MODULE: ./build/packages/manifest/image/request.js
var request = __nccwpck_require__(3467);
// EXTERNAL MODULE: ./build/packages/error/position.js
var position = __nccwpck_require__(3518);
// EXTERNAL MODULE: ./build/packages/error/action-error.js
var action_error = __nccwpck_require__(2612);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/manifest.js + 1 modules
var manifest = __nccwpck_require__(2168);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/model.js
var model = __nccwpck_require__(1851);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/place.js
var yaml_place = __nccwpck_require__(3897);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/position.js
var yaml_position = __nccwpck_require__(8907);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/write-value.js
var write_value = __nccwpck_require__(5941);
// EXTERNAL MODULE: ./build/packages/manifest/patch/mapping.js
var mapping = __nccwpck_require__(679);
;// CONCATENATED MODULE: ./build/packages/manifest/patch/patch.js







/** How errors call the text of the input `patch`. */
const inlineName = 'the input "patch"';
/**
 * Reads the patches in a text: each of its YAML documents is one, JSON is YAML.
 * @param source a file, or the text of the input `patch`
 * @throws ActionError PATCH_INVALID; `at` is the place in the file
 */
function parsePatches(source, options) {
    const isInline = typeof source === 'string';
    const file = isInline ? { path: inlineName, text: source } : source;
    const documents = (0,yaml_place/* documentsOf */.uo)(parsed(file, isInline)).filter(({ root }) => !isEmpty(root));
    return documents.map((document) => {
        const at = (path) => (0,yaml_position/* positionOf */.d)(file, placeOf(document, path).node.start);
        const value = readModel(document, isInline);
        requireType(value, options.type, { at: isInline ? undefined : at([]), name: (0,position/* formatPosition */.L)(at([])) });
        return {
            ...options,
            value,
            describe: (path) => (0,position/* formatPosition */.L)(at(path)),
            positionOf: (path) => (isInline ? undefined : at(path)),
        };
    });
}
function isEmpty(root) {
    return root.kind === 'scalar' && root.style === 'empty';
}
function parsed(file, isInline) {
    return refusing(() => (0,manifest/* parseManifest */.Ng)(file), isInline);
}
function readModel(document, isInline) {
    return refusing(() => (0,model/* modelOf */.D)(document), isInline);
}
/** What cannot be read as a manifest is no patch either. */
function refusing(read, isInline) {
    try {
        return read();
    }
    catch (cause) {
        if (!(cause instanceof action_error/* ActionError */.l))
            throw cause;
        const where = cause.at === undefined ? inlineName : (0,position/* formatPosition */.L)(cause.at);
        throw new action_error/* ActionError */.l('PATCH_INVALID', `Reading the patch failed at ${where}: ${cause.message}`, {
            hint: 'A patch is YAML or JSON: part of a manifest, or a list of operations.',
            cause,
            ...(!isInline && cause.at !== undefined && { at: cause.at }),
        });
    }
}
function requireType(value, type, { at, name }) {
    const isOperations = (0,write_value/* isSequence */.wZ)(value);
    const fits = isOperations ? type === 'auto' || type === 'json' : (0,mapping/* isMapping */.pi)(value) && type !== 'json';
    if (fits)
        return;
    const found = isOperations ? 'a list' : (0,mapping/* isMapping */.pi)(value) ? 'a mapping' : 'a single value';
    throw new action_error/* ActionError */.l('PATCH_INVALID', `Reading the patch failed at ${name}: it is ${found}, and patch-type is ${type}.`, {
        hint: 'A JSON patch is a list of operations; every other patch is a mapping, part of a manifest.',
        ...(at !== undefined && { at }),
    });
}
/** The deepest place of the patch on a path. */
function placeOf(document, path) {
    let place = { node: document.root };
    for (const step of path) {
        const below = (0,yaml_place/* placesIn */.yN)(place).find((each) => (each.index ?? (0,yaml_place/* keyOf */.TN)(each)) === step);
        if (below === undefined)
            return place;
        place = below;
    }
    return place;
}

// EXTERNAL MODULE: ./build/packages/manifest/patch/schemas/key-map.js
var key_map = __nccwpck_require__(5690);
;// CONCATENATED MODULE: ./build/packages/manifest/rules.js

/** The inputs of the rules. One that is absent leaves the choice to a file of the repository, or to the default. */
const ruleInputs = {
    pin: (0,scalars/* optional */.lq)((0,scalars/* oneOf */.yL)('auto', 'tag', 'digest', 'tag@digest')),
    downgrade: (0,scalars/* optional */.lq)((0,scalars/* oneOf */.yL)('deny', 'warn', 'allow')),
    'on-missing': (0,scalars/* optional */.lq)((0,scalars/* oneOf */.yL)('fail', 'warn', 'ignore')),
    'on-multiple': (0,scalars/* optional */.lq)((0,scalars/* oneOf */.yL)('fail', 'all')),
};
function rulesOf(asked) {
    const { pin = 'auto', downgrade = 'deny', onMissing = 'fail', onMultiple = 'fail' } = asked;
    return { pin, downgrade, onMissing, onMultiple };
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/cursor.js

/** Reads `mark` if it comes next. */
function take(cursor, mark) {
    if (!cursor.text.startsWith(mark, cursor.at))
        return false;
    cursor.at += mark.length;
    return true;
}
/** Reads what a sticky pattern matches here. */
function takeMatch(cursor, pattern) {
    const [match] = new RegExp(pattern.source, 'y').exec(cursor.text.slice(cursor.at)) ?? [];
    cursor.at += match?.length ?? 0;
    return match;
}
/** Reads a quoted text; the quote is doubled inside. */
function takeQuoted(cursor) {
    const quote = cursor.text[cursor.at];
    if (quote !== '"' && quote !== "'")
        return undefined;
    const match = takeMatch(cursor, quote === '"' ? /"(?:[^"]|"")*"/ : /'(?:[^']|'')*'/);
    if (match === undefined)
        throw invalid(cursor, `no ${quote} closes the quoted text`);
    return match.slice(1, -1).replaceAll(quote + quote, quote);
}
/** The refusal of a line. What is not read yet is not quoted: it may hold a secret value. */
function invalid({ text, line, at }, problem) {
    const read = text.slice(0, at).trim();
    const where = read === '' ? 'at its beginning' : `after "${read}"`;
    return new action_error/* ActionError */.l('SELECTOR_INVALID', `Reading line ${line} of "set" failed ${where}: ${problem}.`, {
        hint: 'Write "path.to.key = value", or ":=" to create what is missing; "[kind/name]" above says in which document.',
    });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/packages/input/parser.js
var parser = __nccwpck_require__(5096);
;// CONCATENATED MODULE: ./build/packages/manifest/target/read-target.js


const options = {
    '-n': (value) => ({ namespace: value }),
    '-f': (value) => ({ file: external_node_path_.posix.normalize(value) }),
    '-d': (value) => (/^[0-9]{1,6}$/.test(value) ? { index: Number(value) } : undefined),
    '-l': (value) => {
        const labels = value.split(',').map((pair) => /^([^=!]+)==?([^=]*)$/.exec(pair));
        const isWhole = labels.every((match) => match !== null);
        return isWhole ? { labels: new Map(labels.map((match) => [match?.[1] ?? '', match?.[2] ?? ''])) } : undefined;
    },
};
/** Reads a target without its brackets: `deployment/web -n prod -l tier=web -f apps/*.yaml -d 0`. */
function readTarget(source) {
    const words = source === '' ? [] : source.split(/\s+/);
    let target = { source, labels: new Map() };
    while (words.length > 0) {
        const word = words.shift() ?? '';
        const part = word.startsWith('-') ? options[word]?.(words.shift() ?? '') : parseObject(word);
        const isNew = part !== undefined && Object.keys(part).every((key) => key === 'labels' || !(key in target));
        if (!isNew) {
            return (0,parser/* refuse */.TR)(`"${word}" is not understood there, as in [kind/name -n namespace -l key=value -f glob -d index]`);
        }
        target = { ...target, ...part };
    }
    return (0,parser/* accept */.Ju)(target);
}
function parseObject(word) {
    const [, kind, group, name] = /^([A-Za-z][A-Za-z0-9]*)(?:\.([a-z0-9.-]+))?\/([^/\s]+)$/.exec(word) ?? [];
    if (kind === undefined || name === undefined)
        return undefined;
    return { kind: kind.toLowerCase(), name, ...(group !== undefined && { group }) };
}
/** A target as an input of its own, with or without brackets; `undefined` where it is absent. */
const targetInput = {
    parse(raw) {
        const text = raw.trim();
        if (text === '')
            return (0,parser/* accept */.Ju)(undefined);
        const parsed = readTarget((/^\[(.*)\]$/.exec(text)?.[1] ?? text).trim());
        return parsed.ok ? parsed : (0,parser/* refuse */.TR)('one target like deployment/web -n prod, or -f values.yaml');
    },
};

;// CONCATENATED MODULE: ./build/packages/manifest/target/parse-target.js


/** Reads a section: `[deployment/web -n prod -l tier=web -f apps/*.yaml -d 0]`. */
function parseTarget(cursor) {
    const source = /^\[(.*)\]$/.exec(cursor.text)?.[1]?.trim();
    if (source === undefined)
        throw invalid(cursor, 'a section ends with "]" (a list at the root is "$[0]")');
    const parsed = readTarget(source);
    if (!parsed.ok)
        throw invalid(cursor, parsed.expected);
    return parsed.value;
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/parse-path.js

/** A key as it may stand without quotes. */
const bareKey = /[A-Za-z0-9_/-]+/;
/** Keys that JavaScript objects treat in ways of their own. No manifest has them. */
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);
const maximumSteps = 100;
/** Each one visits every value below every value that the last one found. */
const maximumDeepSteps = 2;
/** Reads `spec.containers[name=app].image`. */
function parsePath(cursor) {
    const steps = [...parseSteps(cursor)];
    while (take(cursor, '|'))
        steps.push({ kind: 'inside' }, ...parseSteps(cursor));
    if (steps.filter(({ kind }) => kind === 'deep').length > maximumDeepSteps)
        throw invalid(cursor, 'a path has at most 2 "**"');
    if (steps.at(-1)?.kind === 'deep')
        throw invalid(cursor, '"**" is followed by what is looked for at any depth');
    if (steps.length > maximumSteps)
        throw invalid(cursor, `a path has at most ${maximumSteps} steps`);
    return steps;
}
/** The steps through one text. */
function parseSteps(cursor) {
    const steps = [];
    const isRooted = take(cursor, '$');
    if (!isRooted)
        steps.push(parseStep(cursor));
    for (let step = parseNext(cursor); step !== undefined; step = parseNext(cursor))
        steps.push(step);
    return steps;
}
function parseNext(cursor) {
    if (take(cursor, '.'))
        return parseStep(cursor);
    if (take(cursor, '['))
        return parseSubscript(cursor);
    return undefined;
}
function parseStep(cursor) {
    if (take(cursor, '**'))
        return { kind: 'deep' };
    if (take(cursor, '*'))
        return { kind: 'each' };
    if (take(cursor, '['))
        return parseSubscript(cursor);
    return { kind: 'key', key: parseKey(cursor) };
}
function parseKey(cursor) {
    const key = takeQuoted(cursor) ?? takeMatch(cursor, bareKey);
    if (key === undefined)
        throw invalid(cursor, 'expected a key (one with other characters than A-Z a-z 0-9 _ - / is quoted)');
    if (refusedKeys.has(key))
        throw invalid(cursor, 'this key is never set');
    return key;
}
function parseSubscript(cursor) {
    const step = parseSubscriptContent(cursor);
    if (!take(cursor, ']'))
        throw invalid(cursor, 'expected "]"');
    return step;
}
function parseSubscriptContent(cursor) {
    if (take(cursor, '*'))
        return { kind: 'each' };
    const index = takeMatch(cursor, /-?[0-9]{1,9}(?=\])/);
    if (index !== undefined)
        return { kind: 'index', index: Number(index) };
    const start = cursor.at;
    const quoted = takeQuoted(cursor);
    if (quoted !== undefined && cursor.text[cursor.at] === ']') {
        cursor.at = start;
        return { kind: 'key', key: parseKey(cursor) };
    }
    cursor.at = start;
    const conditions = [parseCondition(cursor)];
    while (take(cursor, ','))
        conditions.push(parseCondition(cursor));
    return { kind: 'filter', conditions };
}
function parseCondition(cursor) {
    const keys = [parseKey(cursor)];
    while (take(cursor, '.'))
        keys.push(parseKey(cursor));
    const isUnequal = take(cursor, '!=');
    if (!isUnequal && !take(cursor, '='))
        throw invalid(cursor, 'expected "=" or "!=" and a value, as in [name=app]');
    return { keys, equal: !isUnequal, value: parseConditionValue(cursor) };
}
function parseConditionValue(cursor) {
    const quoted = takeQuoted(cursor);
    if (quoted !== undefined)
        return { text: quoted, quoted: true };
    const bare = takeMatch(cursor, /[^,\]]+/);
    if (bare === undefined)
        throw invalid(cursor, 'expected a value, as in [name=app]');
    return { text: bare, quoted: false };
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/parse-tree.js







/** Reads the rest of a line as a list or mapping in brackets, typed as kubectl reads it. */
function parseTree(cursor) {
    const value = readFlow(cursor);
    if (value === undefined || (0,write_value/* isScalar */.jn)(value)) {
        throw invalid(cursor, 'the value is no YAML in brackets (quote it if it is a text)');
    }
    if (holdsRefusedKey(value))
        throw invalid(cursor, 'the value holds a key that is never set');
    return value;
}
/** `undefined` for what is no YAML. Its errors are not passed on: they quote the value, which may be secret. */
function readFlow({ text, at }) {
    try {
        const [document, second] = (0,yaml_place/* documentsOf */.uo)((0,manifest/* parseManifest */.Ng)({ path: 'set', text: text.slice(at) }));
        return document === undefined || second !== undefined ? undefined : (0,model/* modelOf */.D)(document);
    }
    catch (error) {
        if (error instanceof action_error/* ActionError */.l)
            return undefined;
        throw error;
    }
}
function holdsRefusedKey(value) {
    if ((0,write_value/* isScalar */.jn)(value))
        return false;
    return Object.entries(value).some(([key, item]) => refusedKeys.has(key) || holdsRefusedKey(item));
}

;// CONCATENATED MODULE: ./build/packages/manifest/set/parse-statements.js




const maximumLines = 1_000;
const operators = [':=', '+=', '='];
/**
 * Reads the text of `set`: statements, and sections that say which document the lines below them are about.
 * @throws ActionError SELECTOR_INVALID naming the line and what was expected
 */
function parseStatements(text) {
    const lines = text.split(/\r?\n/);
    const statements = [];
    let target;
    for (const [index, raw] of lines.entries()) {
        const cursor = { text: raw.trim(), line: index + 1, at: 0 };
        if (index >= maximumLines)
            throw invalid(cursor, `at most ${maximumLines} lines are read`);
        if (cursor.text === '' || cursor.text.startsWith('#'))
            continue;
        if (cursor.text.startsWith('['))
            target = parseTarget(cursor);
        else
            statements.push(parseStatement(cursor, target));
    }
    return statements;
}
function parseStatement(cursor, target) {
    const { line } = cursor;
    if (takeMatch(cursor, /-\s+/) !== undefined) {
        const steps = parsePath(cursor);
        if (cursor.at < cursor.text.length)
            throw invalid(cursor, 'nothing may follow the path of a line that removes');
        return { line, target, steps, operator: '-' };
    }
    const steps = parsePath(cursor);
    takeMatch(cursor, /\s+/);
    const operator = parseOperator(cursor);
    takeMatch(cursor, /\s+/);
    return { line, target, steps, operator, value: parseValue(cursor) };
}
function parseOperator(cursor) {
    const operator = operators.find((each) => take(cursor, each));
    if (operator === undefined)
        throw invalid(cursor, 'expected "=", ":=" or "+=" and a value');
    return operator;
}
function parseValue(cursor) {
    if (/^[[{]/.test(cursor.text.slice(cursor.at)))
        return { tree: parseTree(cursor) };
    const quoted = takeQuoted(cursor);
    if (quoted === undefined)
        return { text: cursor.text.slice(cursor.at), quoted: false };
    if (cursor.at < cursor.text.length) {
        throw invalid({ ...cursor, at: 0 }, 'nothing may follow a quoted value (double the quotes inside it)');
    }
    return { text: quoted, quoted: true };
}

;// CONCATENATED MODULE: ./build/packages/manifest/edit.js







/** The inputs that say what to edit; every action that edits manifests has them. */
const editInputs = {
    image: (0,lists/* linesOf */.Dx)(request/* imageRequest */.zc),
    /** Read by `editOf`: a value may be secret, and the errors of input parsers quote what they refuse. */
    set: scalars/* verbatim */.Bj,
    patch: scalars/* verbatim */.Bj,
    /** Paths of files; who runs the edit reads them. */
    'patch-file': lists/* lines */.Mn,
    'patch-type': (0,scalars/* optional */.lq)((0,scalars/* oneOf */.yL)('auto', 'strategic', 'merge', 'json')),
    'key-map': (0,lists/* linesOf */.Dx)(key_map/* mappedList */.q),
    target: targetInput,
    'fan-out': (0,scalars/* optional */.lq)((0,scalars/* oneOf */.yL)('deny', 'allow')),
    ...ruleInputs,
};
/**
 * Reads the statements of `set` and the patches.
 * @param patchFiles what stands in the files that the input `patch-file` names
 * @throws ActionError SELECTOR_INVALID naming the line, PATCH_INVALID
 */
function editOf({ image, set, patch, patchType: type = 'auto', keyMap: lists, target, fanOut = 'deny', ...rules }, patchFiles = []) {
    const options = { type, target, lists };
    return {
        images: image,
        statements: parseStatements(set),
        patches: [patch, ...patchFiles].flatMap((source) => parsePatches(source, options)),
        target,
        fanOut,
        rules: rulesOf(rules),
    };
}


/***/ }),

/***/ 3467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OE: () => (/* binding */ isMove),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   dp: () => (/* binding */ pinned),
/* harmony export */   eC: () => (/* binding */ spelledRepository),
/* harmony export */   fJ: () => (/* binding */ repositoryWord),
/* harmony export */   lF: () => (/* binding */ isVersion),
/* harmony export */   vx: () => (/* binding */ mayName),
/* harmony export */   zc: () => (/* binding */ imageRequest)
/* harmony export */ });
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2612);
/* harmony import */ var _image__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9076);
/* harmony import */ var _image__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2459);
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5096);
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6309);



/**
 * `[old=]reference`: `old` is the repository that the reference replaces; or `policy:<namespace>:<name>=reference`. Behind
 * `old=` a repository alone is a move: tags and digests stay as they are.
 */
const imageRequest = (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refine */ .YP)(_input__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, (line) => {
    const split = line.indexOf('=');
    const written = line.slice(split + 1).trim();
    const image = (0,_image__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F)(written);
    if (!image.ok)
        return image;
    const isMoveAlone = split >= 0 && !line.startsWith('policy:');
    if (!isMoveAlone && !isVersion(image.value))
        return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('an image reference with a tag or a digest to write');
    const target = split < 0 ? repositoryTarget(image.value) : parseTarget(line.slice(0, split).trim());
    return target.ok
        ? (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)({ target: target.value, image: image.value, repository: spelledRepository(written) })
        : target;
});
/** Whether a reference says which image of its repository is meant. */
function isVersion({ tag, digest }) {
    return tag !== undefined || digest !== undefined;
}
function repositoryTarget(reference) {
    return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)({ kind: 'repository', reference });
}
function parseTarget(written) {
    if (written.startsWith('policy:'))
        return parsePolicy(written);
    const old = (0,_image__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F)(written);
    if (!old.ok)
        return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`${old.expected} before "="`);
    return isVersion(old.value) ? (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a repository without tag and digest before "="') : repositoryTarget(old.value);
}
function parsePolicy(written) {
    const [, namespace, name] = /^policy:([^:\s]+):([^:\s]+)$/.exec(written) ?? [];
    if (namespace === undefined || name === undefined)
        return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('policy:<namespace>:<name> before "="');
    return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)({ kind: 'policy', namespace, name });
}
/** What the request looks for, as people call it. */
function nameOf(target) {
    return target.kind === 'policy' ? `policy ${target.namespace}:${target.name}` : target.reference.repository;
}
/** What a file holds that names what the request looks for. */
function wordOf({ target }) {
    return target.kind === 'policy' ? `${target.namespace}:${target.name}` : target.reference.path;
}
/** What every text that names the repository holds, whatever is written apart: the end of its path. */
function repositoryWord({ target }) {
    if (target.kind === 'policy')
        return wordOf({ target });
    return target.reference.path.slice(target.reference.path.lastIndexOf('/') + 1);
}
/** Whether a text may name what the request looks for: by the name itself, by an escape, or by a marker. */
function mayName(text, request) {
    return text.includes(repositoryWord(request)) || text.includes('\\') || text.includes('$imagepolicy');
}
/** The repository of a reference as it is written, without its tag and digest. */
function spelledRepository(reference) {
    const [named = ''] = reference.split('@', 1);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    return colon < 0 ? named : named.slice(0, colon);
}
/** Whether a place that names `old` moves to another repository. Otherwise it keeps its own spelling of it. */
function isMove({ image }, old) {
    return old === undefined || !(0,_image__WEBPACK_IMPORTED_MODULE_3__/* .sameRepository */ .R)(old, image);
}
/**
 * A request as `pin` wants it written.
 * @throws ActionError INPUT_INVALID where the image lacks what is to be written
 */
function pinned(request, rules) {
    const { digest, ...unpinned } = request.image;
    const needsTag = rules.pin === 'tag' || rules.pin === 'tag@digest';
    const needsDigest = rules.pin === 'digest' || rules.pin === 'tag@digest';
    if ((needsTag && unpinned.tag === undefined) || (needsDigest && digest === undefined)) {
        throw new _error__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .l('INPUT_INVALID', `Writing ${(0,_image__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .F)(request.image)} with "pin: ${rules.pin}" failed: it has no ${needsTag && unpinned.tag === undefined ? 'tag' : 'digest'}.`, { hint: 'Give the image as repository:tag@sha256:…, or leave `pin` at `auto`.' });
    }
    return { ...request, image: rules.pin === 'tag' ? unpinned : request.image, rules };
}


/***/ }),

/***/ 679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ member),
/* harmony export */   n4: () => (/* binding */ isEqual),
/* harmony export */   pi: () => (/* binding */ isMapping)
/* harmony export */ });
/* harmony import */ var _yaml_write_value_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5941);

function isMapping(value) {
    return value !== undefined && !(0,_yaml_write_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) && !(0,_yaml_write_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isSequence */ .wZ)(value);
}
/** The value of a key of the mapping itself: `constructor` is one only where it was written. */
function member(mapping, key) {
    return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}
/** Whether two models are the same; the order of keys says nothing. */
function isEqual(a, b) {
    if ((0,_yaml_write_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isSequence */ .wZ)(a)) {
        return (0,_yaml_write_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isSequence */ .wZ)(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null));
    }
    if (!isMapping(a))
        return Object.is(a, b);
    const keys = Object.keys(a);
    return (isMapping(b) &&
        keys.length === Object.keys(b).length &&
        keys.every((key) => {
            const other = member(b, key);
            return other !== undefined && isEqual(member(a, key) ?? null, other);
        }));
}


/***/ }),

/***/ 5690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ keyMap),
/* harmony export */   q: () => (/* binding */ mappedList)
/* harmony export */ });
/* harmony import */ var _input__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5096);
/* harmony import */ var _unknown_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9840);


const key = '[A-Za-z_][A-Za-z0-9_-]*';
const pattern = new RegExp(`^(${key}(?:\\.${key})*)\\s*=\\s*(${key}(?:\\s*,\\s*${key})*)$`);
/** One list: `path.to.list = key[,key…]`, `= set` or `= atomic`. */
const mappedList = {
    parse(raw) {
        const [, path, keys] = pattern.exec(raw) ?? [];
        if (path === undefined || keys === undefined) {
            return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('path.to.list = key (or key,key; or set; or atomic) on each line');
        }
        return (0,_input__WEBPACK_IMPORTED_MODULE_0__/* .accept */ .Ju)({ path: path.split('.'), keys: keysOf(keys) });
    },
};
function keysOf(text) {
    if (text === 'atomic')
        return undefined;
    return text === 'set' ? [] : text.split(/\s*,\s*/);
}
/** The lists that a user says something about. */
function keyMap(lists) {
    if (lists.length === 0)
        return _unknown_js__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L;
    return (name) => {
        const deeper = lists
            .filter(({ path }) => path[0] === name)
            .map(({ path, keys }) => ({ path: path.slice(1), keys }));
        const below = keyMap(deeper.filter(({ path }) => path.length > 0));
        const own = deeper.find(({ path }) => path.length === 0);
        return own === undefined ? { strategy: 'unknown', below } : fieldOf(own, below);
    };
}
function fieldOf({ keys }, below) {
    if (keys === undefined)
        return { strategy: 'default', below };
    return keys.length === 0 ? { strategy: 'set' } : { strategy: 'merge', key: { exact: keys }, below };
}


/***/ }),

/***/ 9840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ firstOf),
/* harmony export */   L: () => (/* binding */ unknown)
/* harmony export */ });
/** Nothing is known, at any depth. */
const unknown = () => ({ strategy: 'unknown', below: unknown });
/** What the first schema that knows a field says about it. */
function firstOf(...schemas) {
    return (key, around) => {
        const fields = schemas.map((schema) => schema(key, around));
        const known = fields.find(({ strategy }) => strategy !== 'unknown');
        const below = firstOf(...fields.map(belowOf));
        if (known === undefined)
            return { strategy: 'unknown', below };
        return 'below' in known ? { ...known, below } : known;
    };
}
function belowOf(field) {
    return 'below' in field ? field.below : unknown;
}


/***/ }),

/***/ 9882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   Eo: () => (/* binding */ refuseFanOut),
/* harmony export */   O9: () => (/* binding */ refuseLostAnchor),
/* harmony export */   PK: () => (/* binding */ aliasTargets)
/* harmony export */ });
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2612);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9284);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3897);
/* harmony import */ var _position_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8907);




/**
 * Refuses an edit that would show at several places: one inside a node that an alias repeats.
 * @throws ActionError ALIAS_FAN_OUT
 */
function refuseFanOut({ manifest, root }, place) {
    const anchors = new Set((0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .trailOf */ .Q0)(place).flatMap(({ node }) => node.anchor ?? []));
    const alias = anchors.size === 0 ? undefined : aliasIn(root, anchors);
    if (alias === undefined)
        return;
    const { line } = (0,_position_js__WEBPACK_IMPORTED_MODULE_1__/* .positionOf */ .d)(manifest, alias.start);
    throw new _error__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('ALIAS_FAN_OUT', `Editing ${manifest.path} failed: the value belongs to anchor "&${alias.name}", which line ${line} repeats.`, {
        at: (0,_position_js__WEBPACK_IMPORTED_MODULE_1__/* .positionOf */ .d)(manifest, place.node.start),
        hint: `Write the value out where "*${alias.name}" stands, edit the anchor by hand, or allow it: \`fan-out: allow\`.`,
    });
}
/**
 * Refuses to take out an anchor that an alias elsewhere needs: that would change what stands there, or break the file.
 * @param lost the nodes that the edit takes out
 * @throws ActionError ALIAS_FAN_OUT
 */
function refuseLostAnchor({ manifest, root }, lost) {
    const anchors = new Set(lost.flatMap(anchorsIn));
    const alias = anchors.size === 0 ? undefined : aliasIn(root, anchors, new Set(lost));
    if (alias === undefined)
        return;
    const { line } = (0,_position_js__WEBPACK_IMPORTED_MODULE_1__/* .positionOf */ .d)(manifest, alias.start);
    throw new _error__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('ALIAS_FAN_OUT', `Editing ${manifest.path} failed: what is taken out holds anchor "&${alias.name}", which line ${line} repeats.`, {
        at: (0,_position_js__WEBPACK_IMPORTED_MODULE_1__/* .positionOf */ .d)(manifest, lost[0]?.start ?? 0),
        hint: `Write the value out where "*${alias.name}" stands first.`,
    });
}
function anchorsIn(node) {
    const below = (0,_node_js__WEBPACK_IMPORTED_MODULE_3__/* .children */ .Y_)(node).flatMap(anchorsIn);
    return node.anchor === undefined ? below : [node.anchor, ...below];
}
function aliasIn(node, anchors, except = new Set()) {
    if (except.has(node))
        return undefined;
    if (node.kind === 'alias')
        return anchors.has(node.name) ? node : undefined;
    for (const child of (0,_node_js__WEBPACK_IMPORTED_MODULE_3__/* .children */ .Y_)(node)) {
        const found = aliasIn(child, anchors, except);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Trees never change: what their aliases stand for is found once. */
const targetsByRoot = new WeakMap();
/** What each alias of a document stands for: the last node before it that has its anchor. */
function aliasTargets(root) {
    const known = targetsByRoot.get(root);
    if (known !== undefined)
        return known;
    const anchors = new Map();
    const targets = new Map();
    const visit = (node) => {
        if (node.anchor !== undefined)
            anchors.set(node.anchor, node);
        const target = node.kind === 'alias' ? anchors.get(node.name) : undefined;
        if (target !== undefined)
            targets.set(node, target);
        for (const child of (0,_node_js__WEBPACK_IMPORTED_MODULE_3__/* .children */ .Y_)(node))
            visit(child);
    };
    visit(root);
    targetsByRoot.set(root, targets);
    return targets;
}
/** The place that an alias stands for. */
function targetOf({ root }, { node }) {
    const target = aliasTargets(root).get(node);
    return target && (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placesBelow */ ._$)({ node: root }).find((place) => place.node === target);
}


/***/ }),

/***/ 2168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ng: () => (/* binding */ parseManifest),
  Yz: () => (/* binding */ parsed),
  Sv: () => (/* binding */ provedManifest)
});

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __nccwpck_require__(3243);
// EXTERNAL MODULE: ./build/packages/error/action-error.js
var action_error = __nccwpck_require__(2612);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/node.js
var yaml_node = __nccwpck_require__(9284);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/position.js
var position = __nccwpck_require__(8907);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/scalar-node.js
var scalar_node = __nccwpck_require__(6321);
// EXTERNAL MODULE: ./build/packages/manifest/yaml/trivia.js
var trivia = __nccwpck_require__(2951);
;// CONCATENATED MODULE: ./build/packages/manifest/yaml/tree.js



/** The events end early or come out of order: a bug, here or in the parser. */
class BrokenEvents extends Error {
}
/**
 * Gives events the spans that they lack: where collections end, and where a value that is not written would stand.
 * Members of a collection are made when they are first asked for: most of a manifest is never looked at.
 * @returns the root node of each document
 */
function treesOf(text, events) {
    const source = { text, events, ends: endsOf(events) };
    const roots = [];
    for (let at = 0; at < events.length; at = endOf(source, at)) {
        const before = roots.at(-1);
        roots.push(nodeAt(source, at + 1, { floor: () => before?.end ?? 0, inFlow: false }));
    }
    return roots;
}
function endsOf(events) {
    const ends = [];
    const open = [];
    let index = 0;
    for (const { type } of events) {
        ends.push(index + 1);
        if (type === js_yaml/* EVENT_ID */.hy.POP)
            ends[open.pop() ?? index] = index + 1;
        else if (type !== js_yaml/* EVENT_ID */.hy.SCALAR && type !== js_yaml/* EVENT_ID */.hy.ALIAS)
            open.push(index);
        index += 1;
    }
    return ends;
}
function endOf({ ends }, at) {
    return ends[at] ?? ends.length;
}
function nodeAt(source, at, surroundings) {
    const { text, events } = source;
    const event = events[at];
    switch (event?.type) {
        case js_yaml/* EVENT_ID */.hy.SCALAR:
            return (0,scalar_node/* scalarNode */.Hf)(text, event, surroundings);
        case js_yaml/* EVENT_ID */.hy.ALIAS: {
            const [start, end] = [event.anchorStart - 1, event.anchorEnd];
            return { kind: 'alias', start, end, name: text.slice(event.anchorStart, end) };
        }
        case js_yaml/* EVENT_ID */.hy.MAPPING:
            return new EventMap(source, { at, event, inFlow: surroundings.inFlow });
        case js_yaml/* EVENT_ID */.hy.SEQUENCE:
            return new EventSequence(source, { at, event, inFlow: surroundings.inFlow });
        case js_yaml/* EVENT_ID */.hy.DOCUMENT:
        case js_yaml/* EVENT_ID */.hy.POP:
        case undefined:
            throw new BrokenEvents('The events of the parser are out of order.');
    }
}
/** What collections have in common. A class: accessors of object literals cost more than what they put off. */
class EventCollection {
    start;
    flow;
    anchor;
    tag;
    properties;
    source;
    begin;
    #end;
    constructor(source, begin) {
        const { anchor, tag, properties: both } = (0,scalar_node/* properties */.qo)(source.text, begin.event);
        this.source = source;
        this.begin = begin;
        this.start = begin.event.start;
        this.flow = begin.event.style === js_yaml/* COLLECTION_STYLE */.Rl.FLOW;
        this.anchor = anchor;
        this.tag = tag;
        this.properties = both;
    }
    get end() {
        this.#end ??= tree_closed(this.source.text, this.begin.event, this.last()?.end ?? this.opened());
        return this.#end;
    }
    /** The indices of the nodes directly in it. */
    *members() {
        const end = endOf(this.source, this.begin.at) - 1;
        for (let at = this.begin.at + 1; at < end; at = endOf(this.source, at))
            yield at;
    }
    /** Behind the bracket. */
    opened() {
        return this.flow ? this.start + 1 : this.start;
    }
    node(at, floor) {
        return nodeAt(this.source, at, { floor, inFlow: this.flow || this.begin.inFlow });
    }
}
class EventMap extends EventCollection {
    kind = 'map';
    #entries;
    get entries() {
        this.#entries ??= this.#read();
        return this.#entries;
    }
    #read() {
        const { text } = this.source;
        const entries = [];
        let key;
        for (const at of this.members()) {
            if (key === undefined) {
                const before = entries.at(-1)?.value;
                key = this.node(at, () => after(text, before?.end ?? this.opened(), ','));
            }
            else {
                const own = key;
                entries.push({ key, value: this.node(at, () => after(text, own.end, ':')) });
                key = undefined;
            }
        }
        return entries;
    }
    last() {
        return this.entries.at(-1)?.value;
    }
}
class EventSequence extends EventCollection {
    kind = 'sequence';
    #items;
    get items() {
        this.#items ??= this.#read();
        return this.#items;
    }
    #read() {
        const { text } = this.source;
        const items = [];
        for (const at of this.members()) {
            const before = items.at(-1);
            items.push(this.node(at, () => after(text, before?.end ?? this.opened(), this.flow ? ',' : '-')));
        }
        return items;
    }
    last() {
        return this.items.at(-1);
    }
}
function after(text, offset, mark) {
    const at = (0,trivia/* skipTrivia */.pU)(text, offset);
    return text[at] === mark ? at + 1 : offset;
}
function tree_closed(text, event, contentEnd) {
    if (event.style === js_yaml/* COLLECTION_STYLE */.Rl.BLOCK)
        return contentEnd;
    const bracket = (0,trivia/* skipTrivia */.pU)(text, after(text, contentEnd, ','));
    const [expected, other] = event.type === js_yaml/* EVENT_ID */.hy.MAPPING ? ['}', ']'] : [']', '}'];
    if (text[bracket] === expected)
        return bracket + 1;
    // `[a: b]` holds a mapping without braces of its own
    if (text[bracket] === other || text[event.start] !== '{')
        return contentEnd;
    throw new BrokenEvents(`No "${expected}" closes the collection at offset ${event.start}.`);
}

;// CONCATENATED MODULE: ./build/packages/manifest/yaml/manifest.js





/** More than any manifest needs: a CustomResourceDefinition's schema nests about 60 deep. */
const maximumDepth = 200;
/** The largest manifests in use (bundles of CustomResourceDefinitions) have about 5 million. */
const maximumCharacters = 10_000_000;
/**
 * Parses a manifest. Aliases are not expanded, so a text of n characters never gives more than n nodes.
 * @throws ActionError MANIFEST_TEMPLATE, MANIFEST_UNPARSABLE, LIMIT_EXCEEDED; `at` says where
 */
function parseManifest({ path, text }) {
    if (text.length > maximumCharacters) {
        throw new action_error/* ActionError */.l('LIMIT_EXCEEDED', `Reading ${path} failed: it has ${text.length} characters, and at most ${maximumCharacters} are read.`, { at: { file: path }, hint: 'Split the file, or leave it out of the paths.' });
    }
    const manifest = new ParsedManifest({ path, text }, { isJson: isJson(text), events: parse(path, text) });
    const roots = text.includes('{{') ? manifest.documents : [];
    const template = roots.map((root) => templateIn(text, root)).find((node) => node !== undefined);
    if (template !== undefined)
        throw isTemplate({ path, text }, template.start);
    return manifest;
}
/** A text that is known to parse, and to be no template. */
function provedManifest({ path, text, isJson: json }) {
    return new ParsedManifest({ path, text }, { isJson: json });
}
/** What the parser reports of a text; `undefined` where it refuses it. */
function parsed(text) {
    try {
        return (0,js_yaml/* parseEvents */.PH)(text, { maxDepth: maximumDepth });
    }
    catch (error) {
        if (error instanceof js_yaml/* YAMLException */.tB)
            return undefined;
        throw error;
    }
}
/** A class: an object literal with accessors gets a hidden class of its own, which holds all of it long after its use. */
class ParsedManifest {
    path;
    text;
    isJson;
    #events;
    #documents;
    constructor({ path, text }, { isJson: json, events }) {
        this.path = path;
        this.text = text;
        this.isJson = json;
        this.#events = events;
    }
    get events() {
        this.#events ??= parse(this.path, this.text);
        return this.#events;
    }
    get documents() {
        this.#documents ??= treesOf(this.text, this.events);
        return this.#documents;
    }
}
function isJson(text) {
    if (!/^\s*[[{]/.test(text))
        return false;
    try {
        JSON.parse(text.replace(/^\uFEFF/, ''));
        return true;
    }
    catch {
        return false;
    }
}
function parse(path, text) {
    try {
        return (0,js_yaml/* parseEvents */.PH)(text, { maxDepth: maximumDepth });
    }
    catch (cause) {
        if (!(cause instanceof js_yaml/* YAMLException */.tB))
            throw cause;
        const braces = text.indexOf('{{');
        if (braces >= 0)
            throw isTemplate({ path, text }, braces, cause);
        throw unparsable({ path, text }, cause);
    }
}
/** `{{ x }}` that parsed: a flow mapping whose key is a flow mapping, which no manifest has. */
function templateIn(text, node) {
    if (node.kind === 'map' && node.flow && text.startsWith('{{', node.start))
        return node;
    for (const child of (0,yaml_node/* children */.Y_)(node)) {
        const found = templateIn(text, child);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function isTemplate(file, offset, cause) {
    return new action_error/* ActionError */.l('MANIFEST_TEMPLATE', `${file.path} is a template, and only its rendered form is a manifest.`, {
        at: (0,position/* positionOf */.d)(file, offset),
        hint: 'Edit the values file that feeds the template instead.',
        cause,
    });
}
function unparsable(file, cause) {
    const at = cause.mark === undefined ? { file: file.path } : (0,position/* positionOf */.d)(file, cause.mark.position);
    if (cause.reason.includes('maxDepth')) {
        return new action_error/* ActionError */.l('LIMIT_EXCEEDED', `Reading ${file.path} failed: it nests deeper than ${maximumDepth} levels.`, {
            at,
            hint: 'Leave the file out of the paths.',
            cause,
        });
    }
    return new action_error/* ActionError */.l('MANIFEST_UNPARSABLE', `${file.path} is no valid YAML: ${cause.reason}.`, {
        at,
        hint: cause.reason.includes('deficient indentation')
            ? 'Indent the line by one more space: a line inside brackets or quotes must be indented deeper than its key.'
            : 'Correct the file at this place.',
        cause,
    });
}


/***/ }),

/***/ 1851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ modelOf)
/* harmony export */ });
/* harmony import */ var _error__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2612);
/* harmony import */ var _alias_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9882);
/* harmony import */ var _position_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8907);
/* harmony import */ var _scalar_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(264);
/* harmony import */ var _write_value_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5941);





/** More values than any manifest has; aliases of aliases reach it in a few lines. */
const maximumValues = 1_000_000;
/**
 * What kubectl reads in a document, aliases and merge keys written out. Nothing is shared: every place has its own value.
 * Integers beyond 2^53 are exact, as bigint. Keys are the texts that stand there.
 * @throws ActionError MANIFEST_UNPARSABLE where a key stands twice or an alias has no anchor; LIMIT_EXCEEDED
 */
function modelOf(document, node = document.root) {
    const targets = (0,_alias_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasTargets */ .PK)(document.root);
    let values = 0;
    const open = new Set();
    const read = (each) => {
        values += 1;
        if (values > maximumValues)
            throw tooLarge(document);
        if (each.kind === 'scalar')
            return (0,_scalar_js__WEBPACK_IMPORTED_MODULE_1__/* .readScalar */ .$t)(each);
        if (each.kind === 'sequence')
            return each.items.map(read);
        if (each.kind === 'map')
            return readMap(each);
        const target = targets.get(each);
        if (target === undefined || open.has(target))
            throw noAnchor(document, each);
        open.add(target);
        const value = read(target);
        open.delete(target);
        return value;
    };
    const readMap = (map) => {
        const own = new Map();
        const merged = new Map();
        for (const { key, value } of map.entries) {
            if (key.kind === 'scalar' && key.style === 'plain' && key.text === '<<')
                merge(merged, read(value));
            else if (key.kind !== 'scalar')
                throw unreadable(document, key, 'a key is no text');
            else if (own.has(key.text))
                throw unreadable(document, key, `key "${key.text}" stands twice`);
            else
                own.set(key.text, read(value));
        }
        return Object.fromEntries([...own, ...[...merged].filter(([key]) => !own.has(key))]);
    };
    return read(node);
}
/** Of several mappings the first one that has a key gives its value. */
function merge(merged, value) {
    for (const each of (0,_write_value_js__WEBPACK_IMPORTED_MODULE_2__/* .isSequence */ .wZ)(value) ? value : [value]) {
        if ((0,_write_value_js__WEBPACK_IMPORTED_MODULE_2__/* .isScalar */ .jn)(each) || (0,_write_value_js__WEBPACK_IMPORTED_MODULE_2__/* .isSequence */ .wZ)(each))
            continue;
        for (const [key, item] of Object.entries(each))
            if (!merged.has(key))
                merged.set(key, item);
    }
}
function unreadable({ manifest }, node, problem) {
    return new _error__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('MANIFEST_UNPARSABLE', `Reading ${manifest.path} failed: ${problem}.`, {
        at: (0,_position_js__WEBPACK_IMPORTED_MODULE_4__/* .positionOf */ .d)(manifest, node.start),
        hint: 'Correct the file at this place.',
    });
}
function noAnchor(document, alias) {
    return unreadable(document, alias, `"*${alias.name}" stands for no value, or for itself`);
}
function tooLarge({ manifest }) {
    return new _error__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('LIMIT_EXCEEDED', `Reading ${manifest.path} failed: with its aliases written out it has more than ${maximumValues} values.`, { at: { file: manifest.path }, hint: 'Leave the file out of the paths.' });
}


/***/ }),

/***/ 9284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I5: () => (/* binding */ textUnder),
/* harmony export */   TS: () => (/* binding */ entryUnder),
/* harmony export */   Y_: () => (/* binding */ children),
/* harmony export */   cZ: () => (/* binding */ valueUnder),
/* harmony export */   pv: () => (/* binding */ beginOf)
/* harmony export */ });
/** Where a node begins, its anchor and tag included. */
function beginOf({ start, properties }) {
    return properties?.start ?? start;
}
/** Nodes directly below a node: keys and values, or items. */
function children(node) {
    switch (node.kind) {
        case 'map': {
            const nodes = [];
            for (const { key, value } of node.entries)
                nodes.push(key, value);
            return nodes;
        }
        case 'sequence':
            return node.items;
        case 'scalar':
        case 'alias':
            return [];
    }
}
/** The value under a key; of a key written twice the last one, as kubectl reads it. */
function valueUnder(node, key) {
    return entryUnder(node, key)?.value;
}
function entryUnder(node, key) {
    if (node?.kind !== 'map')
        return undefined;
    return node.entries.findLast((entry) => entry.key.kind === 'scalar' && entry.key.text === key);
}
/** The text of a scalar under a key, `undefined` where there is none. */
function textUnder(node, key) {
    const value = valueUnder(node, key);
    return value?.kind === 'scalar' && value.style !== 'empty' ? value.text : undefined;
}


/***/ }),

/***/ 3897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   KM: () => (/* binding */ placesHolding),
/* harmony export */   OY: () => (/* binding */ extentOf),
/* harmony export */   Q0: () => (/* binding */ trailOf),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   _$: () => (/* binding */ placesBelow),
/* harmony export */   iu: () => (/* binding */ isMapPlace),
/* harmony export */   uo: () => (/* binding */ documentsOf),
/* harmony export */   yN: () => (/* binding */ placesIn)
/* harmony export */ });
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9284);
/* harmony import */ var _trivia_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2951);


function isMapPlace(place) {
    return place.node.kind === 'map';
}
function documentsOf(manifest) {
    return manifest.documents.map((root, index) => ({ manifest, index, root }));
}
/** The part of the text that a document stands in; comments in front of the next one belong to it. */
function extentOf({ manifest: { text, documents }, index, root }) {
    // An item of a List, and what stands behind its last value
    if (root !== documents[index])
        return { start: (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .beginOf */ .pv)(root), end: (0,_trivia_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEnd */ .kd)(text, root.end) };
    const next = documents[index + 1];
    return { start: index === 0 ? 0 : (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .beginOf */ .pv)(root), end: next === undefined ? text.length : (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .beginOf */ .pv)(next) };
}
/** Values and items below a place, itself first, in the order of the text. Keys are no places; aliases are not followed. */
function placesBelow(place) {
    const places = [];
    const collect = (each) => {
        places.push(each);
        for (const child of placesIn(each))
            collect(child);
    };
    collect(place);
    return places;
}
/**
 * Those of `placesBelow` whose text may hold one of some offsets. What stands between two values is taken for the first
 * one's: where a collection ends need not be found out.
 * @param offsets ascending
 */
function placesHolding(place, offsets) {
    const places = [];
    let at = 0;
    const isNextBefore = (end) => (offsets[at] ?? Infinity) < end;
    const collect = (each, end) => {
        if (!isNextBefore(end))
            return;
        places.push(each);
        const below = placesIn(each);
        for (const [index, child] of below.entries()) {
            if (!isNextBefore(end))
                return;
            const begin = (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .beginOf */ .pv)(child.node);
            while (isNextBefore(begin))
                at += 1;
            const next = below[index + 1];
            collect(child, next === undefined ? end : (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .beginOf */ .pv)(next.node));
        }
        while (isNextBefore(end))
            at += 1;
    };
    collect(place, Infinity);
    return places;
}
/** The values or items directly in a place. */
function placesIn(place) {
    const { node } = place;
    if (node.kind === 'map')
        return node.entries.map((entry) => ({ node: entry.value, parent: place, entry }));
    if (node.kind === 'sequence')
        return node.items.map((item, index) => ({ node: item, parent: place, index }));
    return [];
}
/** The place and everything around it, innermost first. */
function trailOf(place) {
    return place.parent === undefined ? [place] : [place, ...trailOf(place.parent)];
}
/** The key that leads to a place; `undefined` for items and roots. */
function keyOf({ entry }) {
    return entry?.key.kind === 'scalar' ? entry.key.text : undefined;
}
/** The text of a scalar, `undefined` where there is none. */
function textAt({ node }) {
    return node.kind === 'scalar' && node.style !== 'empty' ? node.text : undefined;
}


/***/ }),

/***/ 8907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ positionOf)
/* harmony export */ });
/* harmony import */ var _trivia_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2951);

/** Where an offset stands, for a reader: 1-based, a byte order mark not counted. */
function positionOf({ path, text }, offset) {
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
        line += 1;
    return { file: path, line, column: (0,_trivia_js__WEBPACK_IMPORTED_MODULE_0__/* .columnOf */ .uV)(text, offset) + 1 };
}


/***/ }),

/***/ 6321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hf: () => (/* binding */ scalarNode),
/* harmony export */   ep: () => (/* binding */ quoteOf),
/* harmony export */   qo: () => (/* binding */ properties)
/* harmony export */ });
/* harmony import */ var js_yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3243);
/* harmony import */ var _trivia_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2951);


const styles = {
    [js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .SCALAR_STYLE */ .jK.PLAIN]: 'plain',
    [js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .SCALAR_STYLE */ .jK.SINGLE_QUOTED]: 'single',
    [js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .SCALAR_STYLE */ .jK.DOUBLE_QUOTED]: 'double',
    [js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .SCALAR_STYLE */ .jK.LITERAL_BLOCK]: 'literal',
    [js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .SCALAR_STYLE */ .jK.FOLDED_BLOCK]: 'folded',
};
/** A scalar with its whole span; one that is not written stands behind what is there of it. */
function scalarNode(text, event, { floor, inFlow }) {
    const notes = { inFlow, ...properties(text, event) };
    if (event.valueStart < 0) {
        const at = Math.max(floor(), event.anchorEnd, event.tagEnd);
        return { kind: 'scalar', style: 'empty', text: '', start: at, end: at, ...notes };
    }
    const style = styles[event.style];
    const quote = quoteOf(event);
    const isBlock = style === 'literal' || style === 'folded';
    const start = event.valueStart - quote;
    const end = isBlock ? contentEnd(text, event) : event.valueEnd + quote;
    return { kind: 'scalar', style, start, end, text: (0,js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .getScalarValue */ .KE)(text, event), ...notes };
}
/** How many characters stand between a scalar's begin and its content. */
function quoteOf({ style }) {
    return style === js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .SCALAR_STYLE */ .jK.SINGLE_QUOTED || style === js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .SCALAR_STYLE */ .jK.DOUBLE_QUOTED ? 1 : 0;
}
/** A block scalar's event ends behind the blank lines below it. They belong to the value only where `+` keeps them. */
function contentEnd(text, { valueStart, valueEnd, chomping }) {
    if (chomping === js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .CHOMPING_MODE */ .K6.KEEP)
        return valueEnd;
    let end = valueEnd;
    while (end > valueStart && /\s/.test(text.charAt(end - 1)))
        end -= 1;
    return end === valueStart ? valueStart : Math.min((0,_trivia_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEnd */ .kd)(text, end), valueEnd);
}
/** Anchor and tag of a node. */
function properties(text, event) {
    const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
    if (anchorStart < 0 && tagStart < 0)
        return {};
    const start = Math.min(...[anchorStart - 1, tagStart].filter((offset) => offset >= 0));
    return {
        ...(anchorStart >= 0 && { anchor: text.slice(anchorStart, anchorEnd) }),
        ...(tagStart >= 0 && { tag: text.slice(tagStart, tagEnd) }),
        properties: { start, end: Math.max(anchorEnd, tagEnd) },
    };
}


/***/ }),

/***/ 264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ readScalar),
/* harmony export */   rM: () => (/* binding */ readPlain),
/* harmony export */   uB: () => (/* binding */ isStringEverywhere)
/* harmony export */ });
const words = new Map([
    ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null]),
    ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true]),
    ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false]),
]);
const specialFloats = new Map([
    ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity]),
    ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity]),
    ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN]),
]);
const prefixedInteger = /^([-+]?)0(?:([xXbBoO])([0-9a-fA-F]+)|([0-7]+))$/;
const decimalInteger = /^[-+]?(?:0|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const typedTags = new Set(['!!null', '!!bool', '!!int', '!!float']);
/** What kubectl reads in a scalar. Tags of other tools say nothing about its type: it stays text. */
function readScalar({ style, tag, text }) {
    const isTyped = tag === undefined ? style === 'plain' || style === 'empty' : typedTags.has(tag);
    return isTyped ? readPlain(text) : text;
}
/**
 * What kubectl reads in a plain scalar: YAML 1.1's booleans and octals, 1.2's octals, floats without a point.
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
function readPlain(text) {
    const word = words.get(text);
    if (word !== undefined)
        return word;
    const special = specialFloats.get(text);
    if (special !== undefined)
        return special;
    if (!/^[-+.0-9]/.test(text))
        return text;
    const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
    return readInteger(digits) ?? readFloat(digits) ?? text;
}
/** What has more digits than the largest float is text to kubectl. */
const maximumDigits = 309;
function readInteger(digits) {
    if (digits.length > maximumDigits)
        return undefined;
    if (decimalInteger.test(digits))
        return narrowed(BigInt(digits.replace('+', '')));
    const [, sign, base, body = '', octal] = prefixedInteger.exec(digits) ?? [];
    if (sign === undefined)
        return undefined;
    const literal = octal === undefined ? `0${base?.toLowerCase()}${body}` : `0o${octal}`;
    try {
        const magnitude = BigInt(literal);
        return narrowed(sign === '-' ? -magnitude : magnitude);
    }
    catch {
        return undefined; // digits that the base does not have
    }
}
function narrowed(value) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
}
function readFloat(digits) {
    if (!float.test(digits))
        return undefined;
    const value = Number(digits);
    return Number.isFinite(value) ? value : undefined;
}
/** Plain texts that other readers than kubectl give a type: YAML 1.1's base 60, dates, `=`, `<<`; floats out of range. */
const typedElsewhere = [
    /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
    /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s]|$)/,
    /^[-+]?\.?[0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?$/,
    /^[-+]?0[xXoObB][0-9a-fA-F_]+$/,
    /^(?:=|<<)$/,
];
/** Whether kubectl, YAML 1.1 and YAML 1.2 all read a string where this text stands plain. */
function isStringEverywhere(text) {
    return typeof readPlain(text) === 'string' && !typedElsewhere.some((pattern) => pattern.test(text));
}


/***/ }),

/***/ 2951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PT: () => (/* binding */ lineStart),
/* harmony export */   Yv: () => (/* binding */ memberEnd),
/* harmony export */   kd: () => (/* binding */ lineEnd),
/* harmony export */   pU: () => (/* binding */ skipTrivia),
/* harmony export */   pn: () => (/* binding */ lineBreakAt),
/* harmony export */   uV: () => (/* binding */ columnOf)
/* harmony export */ });
/** The first offset from `offset` on that is neither white space nor part of a comment. */
function skipTrivia(text, offset) {
    const trivia = /(?:[ \t\r\n\uFEFF]+|#[^\r\n]*)*/y;
    trivia.lastIndex = offset;
    trivia.test(text);
    return trivia.lastIndex;
}
/** The end of the line that holds `offset`: the offset of its line break, or of the text's end. */
function lineEnd(text, offset) {
    const lineFeed = text.indexOf('\n', offset);
    if (lineFeed < 0)
        return text.length;
    return lineFeed > offset && text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
}
/** How many characters stand before `offset` on its line; a byte order mark is none. */
function columnOf(text, offset) {
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    return offset - lineStart - (lineStart === 0 && text.startsWith('\uFEFF') && offset > 0 ? 1 : 0);
}
/** The line break in use where `offset` stands: its own line's, on an unfinished last line that of the line before. */
function lineBreakAt(text, offset) {
    const next = text.indexOf('\n', offset);
    const lineFeed = next < 0 ? text.lastIndexOf('\n') : next;
    return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
}
/** The start of the line that holds `offset`, behind a byte order mark. */
function lineStart(text, offset) {
    const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && text.startsWith('\uFEFF') && offset > 0 ? 1 : start;
}
/**
 * The end of the last line of a key or item that stands in `column`, its line break not included: behind its value, the
 * comment on that line, and comments on lines of their own directly below it that stand deeper.
 */
function memberEnd(text, valueEnd, column) {
    const isBehindBreak = text[valueEnd - 1] === '\n';
    if (isBehindBreak)
        return text[valueEnd - 2] === '\r' ? valueEnd - 2 : valueEnd - 1;
    const comments = new RegExp(`(?:\\r?\\n[ ]{${column + 1},}#[^\\r\\n]*)*`, 'y');
    comments.lastIndex = lineEnd(text, valueEnd);
    comments.test(text);
    return comments.lastIndex;
}


/***/ }),

/***/ 6547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ writeLiteral)
/* harmony export */ });
/* harmony import */ var _write_scalar_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6822);

/**
 * A text of several lines as a block scalar, which is how people write scripts and configuration files. `undefined` for
 * what only quotes keep in sight: a first line that begins with a space, spaces at the ends of lines, several final breaks.
 */
function writeLiteral(value) {
    if (typeof value !== 'string' || !value.includes('\n') || /^\s|[ \t]$|[ \t]\n|\n\n$/.test(value))
        return undefined;
    if ((0,_write_scalar_js__WEBPACK_IMPORTED_MODULE_0__/* .needsEscapes */ .E)(value.replaceAll(/[\n\t]/g, '')))
        return undefined;
    return value.endsWith('\n')
        ? { header: '|', lines: value.slice(0, -1).split('\n') }
        : { header: '|-', lines: value.split('\n') };
}


/***/ }),

/***/ 6822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ needsEscapes),
/* harmony export */   g: () => (/* binding */ writeScalar)
/* harmony export */ });
/* harmony import */ var _scalar_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(264);

/** Writes a scalar on one line, in the given style or, where no reader would get the value back, in quotes. */
function writeScalar(value, { style, flow }) {
    if (typeof value !== 'string')
        return String(value);
    if (style === 'double' || needsEscapes(value))
        return doubleQuoted(value);
    if (style === 'single')
        return `'${value.replaceAll("'", "''")}'`;
    return (0,_scalar_js__WEBPACK_IMPORTED_MODULE_0__/* .isStringEverywhere */ .uB)(value) && isPlainSafe(value, flow) ? value : doubleQuoted(value);
}
// Control characters, Unicode's line separators, byte order marks and lone surrogates
const needsEscape = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u;
function needsEscapes(value) {
    return needsEscape.test(value);
}
function isPlainSafe(value, flow) {
    if (/^[\s,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)|\s$|: |:$| #/.test(value))
        return false;
    return !flow || !/[,[\]{}]|^[-?:]/.test(value);
}
/** JSON's escapes are a subset of YAML's. */
function doubleQuoted(value) {
    return JSON.stringify(value).replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


/***/ }),

/***/ 5941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ writeItem),
/* harmony export */   Im: () => (/* binding */ isEmpty),
/* harmony export */   am: () => (/* binding */ isSameValue),
/* harmony export */   cD: () => (/* binding */ writeEntry),
/* harmony export */   e8: () => (/* binding */ writeFlow),
/* harmony export */   gu: () => (/* binding */ indented),
/* harmony export */   jn: () => (/* binding */ isScalar),
/* harmony export */   nl: () => (/* binding */ writeBlock),
/* harmony export */   wZ: () => (/* binding */ isSequence)
/* harmony export */ });
/* harmony import */ var _write_literal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6547);
/* harmony import */ var _write_scalar_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6822);


function isScalar(value) {
    return value === null || typeof value !== 'object';
}
function isSequence(value) {
    return Array.isArray(value);
}
/** Whether two values are the same; the order of keys says nothing. */
function isSameValue(a, b) {
    if (isScalar(a) || isScalar(b))
        return Object.is(a, b);
    if (isSequence(a) || isSequence(b)) {
        return (isSequence(a) && isSequence(b) && a.length === b.length && a.every((item, at) => isSameValue(item, b[at] ?? null)));
    }
    const keys = Object.keys(a);
    return (keys.length === Object.keys(b).length &&
        keys.every((key) => Object.hasOwn(b, key) && isSameValue(a[key] ?? null, b[key] ?? null)));
}
function isEmpty(value) {
    return !isScalar(value) && Object.keys(value).length === 0;
}
/** A value in braces or brackets, on one line or, as `lines` says, on several. */
function writeFlow(value, surroundings, lines) {
    const inside = { ...surroundings, flow: true };
    if (isScalar(value))
        return (0,_write_scalar_js__WEBPACK_IMPORTED_MODULE_0__/* .writeScalar */ .g)(value, inside);
    const deeper = lines && { ...lines, base: lines.base + lines.step };
    const members = isSequence(value)
        ? value.map((item) => writeFlow(item, inside, deeper))
        : Object.entries(value).map(([key, item]) => `${(0,_write_scalar_js__WEBPACK_IMPORTED_MODULE_0__/* .writeScalar */ .g)(key, inside)}: ${writeFlow(item, inside, deeper)}`);
    const [open, close] = isSequence(value) ? ['[', ']'] : ['{', '}'];
    if (deeper === undefined || members.length === 0)
        return `${open}${members.join(', ')}${close}`;
    const start = `${deeper.lineBreak}${deeper.base}`;
    return `${open}${start}${members.join(`,${start}`)}${deeper.lineBreak}${lines?.base}${close}`;
}
/** The lines of a block collection, without their indentation; a scalar is one line. */
function writeBlock(value, style) {
    if (isScalar(value))
        return [(0,_write_scalar_js__WEBPACK_IMPORTED_MODULE_0__/* .writeScalar */ .g)(value, { style: style.style, flow: false })];
    if (isSequence(value))
        return value.length === 0 ? ['[]'] : value.flatMap((item) => writeItem(item, style));
    const entries = Object.entries(value);
    return entries.length === 0 ? ['{}'] : entries.flatMap(([key, item]) => writeEntry(key, item, style));
}
/** The lines of one item of a block sequence. */
function writeItem(value, style) {
    const literal = (0,_write_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .writeLiteral */ .V)(value);
    const lines = literal === undefined ? writeBlock(value, style) : [literal.header, ...indented(literal.lines, 2)];
    return lines.map((line, index) => (index === 0 ? `- ${line}` : indent(line, 2)));
}
/** The lines of one key and its value in a block mapping. */
function writeEntry(key, value, style) {
    const name = (0,_write_scalar_js__WEBPACK_IMPORTED_MODULE_0__/* .writeScalar */ .g)(key, { style: 'plain', flow: false });
    const { map, sequence } = style.indentation;
    const literal = (0,_write_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .writeLiteral */ .V)(value);
    if (literal !== undefined)
        return [`${name}: ${literal.header}`, ...indented(literal.lines, map)];
    const lines = writeBlock(value, style);
    if (isScalar(value) || isEmpty(value))
        return [`${name}: ${lines[0]}`];
    return [`${name}:`, ...indented(lines, isSequence(value) ? sequence : map)];
}
/** Blank lines stay blank. */
function indented(lines, depth) {
    return lines.map((line) => indent(line, depth));
}
function indent(line, depth) {
    return line === '' ? '' : `${' '.repeat(depth)}${line}`;
}


/***/ }),

/***/ 3243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K6: () => (/* binding */ CHOMPING_MODE),
/* harmony export */   KE: () => (/* binding */ getScalarValue),
/* harmony export */   PH: () => (/* binding */ parseEvents),
/* harmony export */   Rl: () => (/* binding */ COLLECTION_STYLE),
/* harmony export */   hy: () => (/* binding */ EVENT_ID),
/* harmony export */   jK: () => (/* binding */ SCALAR_STYLE),
/* harmony export */   tB: () => (/* binding */ YAMLException)
/* harmony export */ });
/* unused harmony exports CHOMPING_CLIP, CHOMPING_KEEP, CHOMPING_STRIP, COLLECTION_STYLE_BLOCK, COLLECTION_STYLE_FLOW, CORE_SCHEMA, DEFAULT_SCALAR_STYLE_RULES, DUMP_SCHEMA, EVENT_ALIAS, EVENT_DOCUMENT, EVENT_MAPPING, EVENT_POP, EVENT_SCALAR, EVENT_SEQUENCE, FAILSAFE_SCHEMA, JSON_SCHEMA, NOT_RESOLVED, SCALAR_STYLE_DOUBLE_QUOTED, SCALAR_STYLE_FOLDED_BLOCK, SCALAR_STYLE_LITERAL_BLOCK, SCALAR_STYLE_PLAIN, SCALAR_STYLE_SINGLE_QUOTED, Schema, VISIT_BREAK, VISIT_SKIP, YAML11_SCHEMA, binaryTag, boolCoreTag, boolJsonTag, boolYaml11Tag, constructFromEvents, defineMappingTag, defineScalarTag, defineSequenceTag, dump, eventsToAst, floatCoreTag, floatJsonTag, floatYaml11Tag, intCoreTag, intJsonTag, intYaml11Tag, jsToAst, legacyMapTag, load, loadAll, mapTag, mergeTag, nullCoreTag, nullJsonTag, nullYaml11Tag, omapTag, pairsTag, present, realMapTag, seqTag, setTag, strTag, timestampTag, visit */
/*! js-yaml 5.5.0 https://github.com/nodeca/js-yaml @license MIT */
//#region src/tag.ts
/**
* Returned by a scalar resolver when the source does not match its tag.
*
* @category Tags
*/
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
/**
* Create a normalized scalar tag definition.
*
* @category Tags
*/
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized sequence tag definition.
*
* @category Tags
*/
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized mapping tag definition.
*
* @category Tags
*/
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
//#endregion
//#region src/tag/scalar/str.ts
/** @category Tags */
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
//#endregion
//#region src/tag/scalar/null_core.ts
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_json.ts
/** @category Tags */
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_yaml11.ts
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/bool_core.ts
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
/** @category Tags */
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_json.ts
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
/** @category Tags */
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_yaml11.ts
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
/** @category Tags */
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/int_core.ts
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_json.ts
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_yaml11.ts
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/float_core.ts
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
//#endregion
//#region src/tag/scalar/float_json.ts
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
//#endregion
//#region src/tag/scalar/float_yaml11.ts
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
//#endregion
//#region src/tag/scalar/merge.ts
/**
* Enables merge keys in {@link CORE_SCHEMA} when added with
* {@link Schema.withTags}.
*
* @category Tags
*/
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
//#endregion
//#region src/tag/scalar/binary.ts
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
/**
* The `!!binary` tag, represented as a `Uint8Array`.
*
* @category Tags
*/
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
//#endregion
//#region src/tag/scalar/timestamp.ts
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
/**
* The YAML 1.1 `!!timestamp` tag, represented as a JavaScript `Date`.
*
* @category Tags
*/
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
//#endregion
//#region src/tag/sequence/seq.ts
/** @category Tags */
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
//#endregion
//#region src/common/object.ts
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
function pick(object, keys) {
	const result = {};
	for (const key of keys) if (object[key] !== void 0) result[key] = object[key];
	return result;
}
//#endregion
//#region src/tag/sequence/omap.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!omap
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   { one: 1 },
*   { two: 2 }
* ]
* ```
*
* @category Tags
*/
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
//#endregion
//#region src/tag/sequence/pairs.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!pairs
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   ['one', 1],
*   ['two', 2]
* ]
* ```
*
* @category Tags
*/
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
//#endregion
//#region src/tag/mapping/map.ts
/**
* This is the default mapping implementation. It uses `{}` objects and has only
* partial functionality due to language limitations. This choice was made
* because users expect to get JavaScript objects, and it was left unchanged to
* avoid too many breaking changes in the v5 release.
*
* Side effects:
*
* - `Object.hasOwn()` checks or `for...of` loops are required for safe use (to
*   avoid falling through to prototypes).
* - Only scalar string keys are supported properly.
* - Other scalar keys, such as `null` and numbers, are converted to strings.
*   This is historical behaviour, and it can cause side effects such as
*   problems with `!!merge`.
*
* Note that non-string scalar keys may be deprecated in future versions.
*
* Ideally, use {@link realMapTag} instead.
*
* @category Tags
*/
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/tag/mapping/set.ts
/**
* The YAML 1.1 `!!set` tag, represented as a JavaScript `Set`.
*
* @category Tags
*/
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
//#endregion
//#region src/schema.ts
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
/**
* Controls tag resolution when loading and type selection when dumping.
*
* @category Schemas
*/
var Schema = class Schema {
	tags;
	/** @internal */
	implicitScalarTags;
	/**
	* Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
	* the resolvers that may match that key, in schema order; a key absent from
	* the map uses
	* {@link Schema.implicitScalarAnyFirstChar}
	* (resolvers that declared no first-char constraint, so they apply to any
	* first character).
	*/
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	/**
	* The default scalar tag (`!!str`), resolved once so the composer's fallback
	* for unresolved plain scalars avoids a keyed lookup per scalar.
	*
	* @internal
	*/
	defaultScalarTag;
	/**
	* The default container tags (`!!seq` / `!!map`), used by the dumper: when a
	* value is identified by its default tag, the tag is implicit and not
	* printed. Undefined if the schema does not define them (then such values
	* can't be dumped).
	*
	* @internal
	*/
	defaultSequenceTag;
	/** @internal */
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = /* @__PURE__ */ new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	/** @internal */
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	/**
	* Creates a new schema with the specified tags added. If a tag already
	* exists, it is replaced by the specified tag.
	*
	* @example
	*
	* ```javascript
	* import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
	*
	* const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
	* ```
	*/
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
/**
* The YAML 1.2 Failsafe Schema: strings, sequences, and mappings.
*
* @category Schemas
*/
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
/**
* The YAML 1.2 JSON Schema. It uses JSON scalar forms while retaining YAML
* collection syntax.
*
* @category Schemas
*/
var JSON_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
/**
* The default schema for the loaders. Note, {@link CORE_SCHEMA} comes
* without the `!!merge` tag. You can easily enable it if needed.
*
* @example
* Enable {@link mergeTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Schemas
*/
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
/**
* YAML 1.1-compatible schema.
*
* @category Schemas
*/
var YAML11_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]);
/**
* The dumper schema for maximum compatibility. It combines all supported type
* variants from YAML 1.1 and YAML 1.2 so strings matching any of them are
* quoted. This makes the generated YAML more compatible with other parsers.
*
* The schema is based on YAML 1.1, but extends `!!int` and `!!float` to accept
* both YAML 1.1 and Core Schema forms, since Core Schema supports some forms
* that YAML 1.1 does not.
*
* @category Schemas
*/
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
//#endregion
//#region src/tag/mapping/real_map.ts
/**
* Recommended when non-string keys are actually needed. It uses native
* JavaScript `Map` objects, so keys keep their constructed types instead of
* being converted to strings.
*
* It is not the default to avoid widespread breaking changes in existing
* projects. `Map` has a different access API and does not pass deep equality
* checks against `{}`-based fixtures. Alongside the other changes in v5,
* making it the default was considered too disruptive.
*
* If these differences are acceptable for your project, we recommend using
* {@link realMapTag} to guarantee the absence of problems and side effects.
*
* @example
* Enable {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Tags
*/
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = /* @__PURE__ */ new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
//#endregion
//#region src/tag/mapping/legacy_map.ts
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
/**
* This implementation exists solely to reproduce v4 behavior exactly. Its use
* is strongly discouraged. If complex or non-string keys are needed, use
* {@link realMapTag} instead.
*
* @category Tags
*/
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/common/snippet.ts
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
//#endregion
//#region src/common/exception.ts
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
/**
* A YAML error. Unlike an ordinary `Error`, it adds a source snippet showing
* the location of the problem to the error message, when available.
*
* @category Main
*/
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	/**
	* Optional `mark` contains source snippet data. Usually, use
	* {@link YAMLException.throwAt} instead of passing it directly.
	*/
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	/**
	* Returns the formatted error, omitting the source snippet in compact mode.
	*/
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	/**
	* Builds a YAMLException with a source snippet and throws it. `source` is
	* the raw input text; `position` is an offset into it.
	*/
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
//#endregion
//#region src/parser/events.ts
/** @category Events */
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
/** @category Nodes */
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
/** @category Nodes */
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
/** @category Nodes */
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
//#endregion
//#region src/parser/parser_scalar.ts
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
/**
* Decodes the scalar referenced by event offsets in `input`.
*
* @category Events
*/
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
//#endregion
//#region src/common/tagname.ts
var DEFAULT_TAG_HANDLERS = Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
var HEX = "0123456789ABCDEF";
function percentByte(byte) {
	return "%" + HEX[byte >> 4] + HEX[byte & 15];
}
function tagPercentEncode(source, isSuffix) {
	const allowed = isSuffix ? TAG_SUFFIX_CHARS : TAG_URI_CHARS;
	let result = "";
	for (let index = 0; index < source.length; index++) {
		let ch = source.charCodeAt(index);
		if (ch >= 48 && ch <= 57 || ch >= 65 && ch <= 90 || ch >= 97 && ch <= 122 || allowed.includes(source[index])) {
			result += source[index];
			continue;
		}
		if (ch >= 55296 && ch <= 56319) ch = 65536 + ((ch & 1023) << 10) + (source.charCodeAt(++index) & 1023);
		if (ch < 128) result += percentByte(ch);
		else if (ch < 2048) result += percentByte(192 | ch >> 6) + percentByte(128 | ch & 63);
		else if (ch < 65536) result += percentByte(224 | ch >> 12) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
		else result += percentByte(240 | ch >> 18) + percentByte(128 | ch >> 12 & 63) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
	}
	return result;
}
function tagPercentDecode(source) {
	let result = "";
	let index = 0;
	while (index < source.length) {
		if (source.charCodeAt(index) !== 37) {
			result += source[index++];
			continue;
		}
		let ch = parseInt(source.slice(index + 1, index + 3), 16);
		index += 3;
		if (ch >= 192) {
			let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
			ch &= (1 << 6 - remaining) - 1;
			while (remaining-- > 0) {
				ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
				index += 3;
			}
		}
		if (ch < 65536) result += String.fromCharCode(ch);
		else {
			ch -= 65536;
			result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
		}
	}
	return result;
}
function tagNameFull(rawTag, tagHandlers) {
	if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
	const handleEnd = rawTag.indexOf("!", 1);
	const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
	return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
function tagNameShort(fullTag) {
	let tag = fullTag;
	if (tag.charCodeAt(0) === 33) {
		tag = tag.slice(1);
		return `!${tagPercentEncode(tag, true)}`;
	}
	if (tag.slice(0, 18) === "tag:yaml.org,2002:") return `!!${tagPercentEncode(tag.slice(18), true)}`;
	return `!<${tagPercentEncode(tag, false)}>`;
}
//#endregion
//#region src/parser/constructor.ts
var NO_RANGE$2 = (/* unused pure expression or super */ null && (-1));
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
function eventPosition$1(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function throwError$1(state, message) {
	YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
	try {
		return tag.finalize(carrier);
	} catch (error) {
		if (error instanceof YAMLException) throw error;
		YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
	}
}
function constructScalar(state, event) {
	const source = getScalarValue(state.source, event);
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	const strTag = state.schema.defaultScalarTag;
	if (rawTag !== "") {
		if (rawTag === "!") return {
			value: source,
			tag: strTag
		};
		const tagName = tagNameFull(rawTag, state.tagHandlers);
		const scalarTag = state.schema.lookupScalarTag(tagName);
		if (scalarTag) {
			const result = scalarTag.resolve(source, true, tagName);
			if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			return {
				value: result,
				tag: scalarTag
			};
		}
		const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
		if (collectionTagDef) {
			if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			const carrier = collectionTagDef.create(tagName);
			return {
				value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
				tag: collectionTagDef
			};
		}
		throwError$1(state, `unknown scalar tag !<${tagName}>`);
	}
	if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
	return {
		value: strTag.resolve(source, false, strTag.tagName),
		tag: strTag
	};
}
function collectionTagName(state, event, defaultTagName) {
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
	return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
	state.totalMergeKeys++;
	if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
	chargeMergeWork(state);
	for (const sourceKey of sourceTag.keys(source)) {
		chargeMergeWork(state);
		if (frame.tag.has(frame.value, sourceKey)) continue;
		const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
		if (err) throwError$1(state, err);
		frame.overridable ??= /* @__PURE__ */ new Set();
		frame.overridable.add(sourceKey);
	}
}
function mergeSource(state, frame, source, sourceTag) {
	state.position = frame.keyPosition;
	if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
	else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
		if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
		for (const element of source) {
			const elementTag = state.nodeTags.get(element);
			if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
			mergeKeys(state, frame, element, elementTag);
		}
	} else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
	state.position = frame.keyPosition;
	if (frame.keyIsMerge) {
		mergeSource(state, frame, value, tag);
		return;
	}
	if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
	const err = frame.tag.addPair(frame.value, key, value);
	if (err) throwError$1(state, err);
	frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") {
		frame.value = value;
		frame.hasValue = true;
	} else if (frame.kind === "sequence") {
		if (isMappingTag(tag)) state.nodeTags.set(value, tag);
		const err = frame.tag.addItem(frame.value, value, frame.index++);
		if (err) throwError$1(state, err);
	} else if (frame.hasKey) {
		const key = frame.key;
		frame.key = void 0;
		frame.hasKey = false;
		addMappingValue(state, frame, key, value, tag);
	} else {
		frame.key = value;
		frame.keyPosition = state.position;
		frame.hasKey = true;
		frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
	}
}
function storeAnchor(state, event, value, tag, isValueFinal) {
	if (event.anchorStart !== NO_RANGE$2) {
		const anchor = {
			value,
			tag,
			isValueFinal
		};
		state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
		return anchor;
	}
	return null;
}
/**
* Constructs JavaScript documents directly from parser events, without an
* intermediate AST.
*
* @category Events
*/
function constructFromEvents(events, options) {
	const state = {
		...DEFAULT_CONSTRUCTOR_OPTIONS,
		...options,
		events,
		documents: [],
		eventIndex: 0,
		position: 0,
		frames: [],
		anchors: /* @__PURE__ */ new Map(),
		nodeTags: /* @__PURE__ */ new Map(),
		tagHandlers: Object.create(null),
		totalMergeKeys: 0,
		aliasCount: 0
	};
	while (state.eventIndex < state.events.length) {
		const event = state.events[state.eventIndex++];
		state.position = eventPosition$1(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT:
				state.anchors = /* @__PURE__ */ new Map();
				state.nodeTags = /* @__PURE__ */ new Map();
				state.aliasCount = 0;
				state.tagHandlers = Object.create(null);
				for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
				state.frames.push({
					kind: "document",
					position: state.position,
					value: void 0,
					hasValue: false
				});
				break;
			case EVENT_ID.SCALAR: {
				const { value, tag } = constructScalar(state, event);
				storeAnchor(state, event, value, tag, true);
				addValue(state, value, tag);
				break;
			}
			case EVENT_ID.SEQUENCE: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
				const tag = state.schema.lookupSequenceTag(tagName);
				if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "sequence",
					position: state.position,
					value,
					tag,
					anchor,
					index: 0
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
				const tag = state.schema.lookupMappingTag(tagName);
				if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "mapping",
					position: state.position,
					value,
					tag,
					anchor,
					key: void 0,
					keyPosition: state.position,
					hasKey: false,
					keyIsMerge: false,
					overridable: null
				});
				break;
			}
			case EVENT_ID.ALIAS: {
				if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
				const name = state.source.slice(event.anchorStart, event.anchorEnd);
				const anchor = state.anchors.get(name);
				if (!anchor) throwError$1(state, `unidentified alias "${name}"`);
				if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
				addValue(state, anchor.value, anchor.tag);
				break;
			}
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.hasKey) {
					state.position = frame.keyPosition;
					throwError$1(state, "incomplete mapping pair in event stream");
				}
				if (frame.kind === "document") state.documents.push(frame.value);
				else {
					const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
					if (frame.anchor) {
						frame.anchor.value = value;
						frame.anchor.isValueFinal = true;
					}
					addValue(state, value, frame.tag);
				}
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/parser/parser.ts
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
/**
* Parses YAML into a flat event stream referencing source text by offsets.
*
* @category Events
*/
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument(state);
		if (state.position === documentStart)
 /* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
//#endregion
//#region src/load.ts
var DEFAULT_LOAD_OPTIONS = {
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
};
function loadDocuments(input, options = {}) {
	const opts = {
		...DEFAULT_LOAD_OPTIONS,
		...options
	};
	const source = String(input);
	const PARSER_OPT_KEYS = Object.keys(DEFAULT_PARSER_OPTIONS);
	const CONSTRUCTOR_OPT_KEYS = Object.keys(DEFAULT_CONSTRUCTOR_OPTIONS);
	return constructFromEvents(parseEvents(source, pick(opts, PARSER_OPT_KEYS)), {
		...pick(opts, CONSTRUCTOR_OPT_KEYS),
		source
	});
}
function loadAll(input, iteratorOrOptions, options) {
	let iterator = null;
	if (typeof iteratorOrOptions === "function") iterator = iteratorOrOptions;
	else if (iteratorOrOptions !== null && typeof iteratorOrOptions === "object") options = iteratorOrOptions;
	const documents = loadDocuments(input, options);
	if (iterator === null) return documents;
	for (const document of documents) iterator(document);
}
/**
* Parses `string` as a single YAML document. Throws {@link YAMLException} on
* error. This function does not understand multi-document or empty sources; it
* throws an exception on those.
*
* > [!NOTE]
* > 1. When processing untrusted input, see the
* >    [security considerations](../docs/safety.md).
* > 2. All exceptions MUST be caught, not just {@link YAMLException}.
* > 3. The default {@link CORE_SCHEMA} comes without the `!!merge` tag. You can
* >    easily enable it if needed.
* > 4. The default {@link mapTag} is `{}`-object based, with known limitations
* >    (see description). For full compatibility use {@link realMapTag}
* >    instead (it uses native JS `Map`).
*
* @example
* Enable {@link mergeTag} and {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag, realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Main
*/
function load(input, options) {
	const documents = loadDocuments(input, options);
	if (documents.length === 0) throw new YAMLException("expected a document, but the input is empty");
	if (documents.length === 1) return documents[0];
	throw new YAMLException("expected a single document in the stream, but found more");
}
//#endregion
//#region src/ast/from_js.ts
var INVALID = Symbol("INVALID");
function buildRepresentTypes(schema) {
	const defaultTags = new Set([
		schema.defaultScalarTag,
		schema.defaultSequenceTag,
		schema.defaultMappingTag
	].filter((t) => t !== void 0));
	const implicitScalars = schema.implicitScalarTags;
	const explicitTags = schema.tags.filter((t) => !(t.nodeKind === "scalar" && t.implicit) && !defaultTags.has(t));
	const defaultTagsLast = schema.tags.filter((t) => defaultTags.has(t));
	return [
		...implicitScalars.map((tag) => ({
			tag,
			implicitTag: true
		})),
		...explicitTags.map((tag) => ({
			tag,
			implicitTag: false
		})),
		...defaultTagsLast.map((tag) => ({
			tag,
			implicitTag: true
		}))
	];
}
function matchTag(state, object) {
	for (let index = 0, length = state.representTypes.length; index < length; index += 1) {
		const { tag, implicitTag } = state.representTypes[index];
		if (tag.identify(object)) {
			let tagName;
			if (tag.matchByTagPrefix) tagName = tag.representTagName(object);
			else tagName = tag.tagName;
			return {
				tag,
				tagName,
				implicitTag
			};
		}
	}
	return null;
}
function build(state, object) {
	if (!state.noRefs && object !== null && typeof object === "object") {
		const existing = state.refs.get(object);
		if (existing) {
			if (existing.anchor === void 0) existing.anchor = `ref_${state.refCounter++}`;
			return {
				kind: "alias",
				anchor: existing.anchor
			};
		}
	}
	const matched = matchTag(state, object);
	if (!matched) {
		if (object === void 0) return INVALID;
		if (state.skipInvalid) return INVALID;
		throw new YAMLException(`unacceptable kind of an object to dump ${Object.prototype.toString.call(object)}`);
	}
	const { tag, tagName, implicitTag } = matched;
	const nodeTagName = implicitTag ? tagName : tagNameShort(tagName);
	if (tag.nodeKind === "scalar") return {
		kind: "scalar",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: SCALAR_STYLE.PLAIN,
		value: tag.represent(object)
	};
	if (tag.nodeKind === "sequence") {
		const container = tag.represent(object);
		const node = {
			kind: "sequence",
			tag: nodeTagName,
			tagged: !implicitTag,
			style: COLLECTION_STYLE.BLOCK,
			items: []
		};
		if (!state.noRefs) state.refs.set(object, node);
		for (let index = 0, length = container.length; index < length; index += 1) {
			let item = build(state, container[index]);
			if (item === INVALID && container[index] === void 0) item = build(state, null);
			if (item === INVALID) continue;
			node.items.push(item);
		}
		return node;
	}
	const map = tag.represent(object);
	const node = {
		kind: "mapping",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: COLLECTION_STYLE.BLOCK,
		items: []
	};
	if (!state.noRefs) state.refs.set(object, node);
	for (const [objectKey, objectValue] of map) {
		const key = build(state, objectKey);
		if (key === INVALID) continue;
		const value = build(state, objectValue);
		if (value === INVALID) continue;
		node.items.push({
			key,
			value
		});
	}
	return node;
}
/**
* Convert JS object to AST. A JS value is one YAML document. An unrepresentable
* root becomes an empty document, which the presenter renders as an empty
* string.
*
* @category AST
*/
function jsToAst(input, schema, options = {}) {
	const root = build({
		representTypes: buildRepresentTypes(schema),
		noRefs: options.noRefs ?? false,
		skipInvalid: options.skipInvalid ?? false,
		refs: /* @__PURE__ */ new Map(),
		refCounter: 0
	}, input);
	return [{
		contents: root === INVALID ? null : root,
		directives: []
	}];
}
//#endregion
//#region src/ast/visit.ts
/**
* Return from a visitor to stop the whole traversal.
*
* @category AST
*/
var VISIT_BREAK = Symbol("visit:break");
/**
* Return from a visitor to skip the current node's children.
*
* @category AST
*/
var VISIT_SKIP = Symbol("visit:skip");
function visitNode(node, visitor, ctx) {
	const control = visitor(node, ctx);
	if (control === VISIT_BREAK) return true;
	if (control === VISIT_SKIP) return false;
	const depth = ctx.depth + 1;
	switch (node.kind) {
		case "sequence":
			for (const item of node.items) if (visitNode(item, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
			break;
		case "mapping": for (const { key, value } of node.items) {
			if (visitNode(key, visitor, {
				depth,
				parent: node,
				isKey: true
			})) return true;
			if (visitNode(value, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
		}
	}
	return false;
}
/**
* Walk every node in the documents, calling {@link Visitor} once per
* node (pre-order).
*
* @category AST
*/
function visit(documents, visitor) {
	for (const doc of documents) if (doc.contents && visitNode(doc.contents, visitor, {
		depth: 0,
		parent: null,
		isKey: false
	})) return;
}
//#endregion
//#region src/ast/styler_defaults.ts
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
/**
* Default scalar styling rules in application order.
* See [Scalar styling](../../docs/scalar_styling.md) for usage details.
*
* @category AST
*/
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
//#endregion
//#region src/ast/scalar_styler.ts
function setBit(mask, bit) {
	return mask | 1 << bit;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var C_FORBIDDEN_FIRST_LINE = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/;
var C_FORBIDDEN_CONTENT = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/m;
function canUsePlain(layout) {
	const str = layout.node.value;
	if (str !== "") {
		if (!(layout.isKey ? layout.flowOnly ? NS_PLAIN_FLOW_KEY : NS_PLAIN_BLOCK_KEY : layout.flowOnly ? NS_PLAIN_FLOW_IN : NS_PLAIN_FLOW_OUT).test(str)) return false;
		if (layout.shiftOfFirstLine === 0 && C_FORBIDDEN_FIRST_LINE.test(str)) return false;
		if (layout.shiftOfContent === 0) {
			const firstLineBreak = str.indexOf("\n");
			if (firstLineBreak !== -1) {
				const content = str.slice(firstLineBreak + 1);
				if (C_FORBIDDEN_CONTENT.test(content)) return false;
			}
		}
	}
	const resolvedTag = layout.presenterOptions.schema.resolveImplicitScalarTag(str).tag.tagName;
	if (!layout.node.tagged && resolvedTag !== layout.node.tag) return false;
	if (!layout.node.tagged && str === "=" && resolvedTag === layout.presenterOptions.schema.defaultScalarTag.tagName) return false;
	return true;
}
function canUseSingleQuoted(layout) {
	const str = layout.node.value;
	if (!(layout.isKey ? NB_SINGLE_ONE_LINE : NB_SINGLE_MULTI_LINE).test(str)) return false;
	if (/[ \t]\n|\n[ \t]/.test(str)) return false;
	if (!layout.isKey && layout.shiftOfContent === 0) {
		const firstLineBreak = str.indexOf("\n");
		if (firstLineBreak !== -1 && C_FORBIDDEN_CONTENT.test(str.slice(firstLineBreak + 1))) return false;
	}
	return true;
}
function canUseBlock(layout) {
	if (layout.flowOnly || !BLOCK_SCALAR_CONTENT.test(layout.node.value)) return false;
	const contentIndent = layout.shiftOfContent - layout.shiftOfParent;
	if (contentIndent < 1) return false;
	if (contentIndent > 9 && /^\n* /.test(layout.node.value)) return false;
	if (layout.shiftOfContent === 0 && C_FORBIDDEN_CONTENT.test(layout.node.value)) return false;
	return true;
}
function detectAllowedStyles(layout) {
	let mask = setBit(0, SCALAR_STYLE.DOUBLE_QUOTED);
	if (canUsePlain(layout)) mask = setBit(mask, SCALAR_STYLE.PLAIN);
	if (canUseSingleQuoted(layout)) mask = setBit(mask, SCALAR_STYLE.SINGLE_QUOTED);
	if (canUseBlock(layout)) mask = setBit(setBit(mask, SCALAR_STYLE.LITERAL_BLOCK), SCALAR_STYLE.FOLDED_BLOCK);
	layout.allowedStylesMask = mask;
}
function renderScalar(layout) {
	switch (layout.style) {
		case SCALAR_STYLE.PLAIN: return renderPlain(layout);
		case SCALAR_STYLE.SINGLE_QUOTED: return renderSingleQuoted(layout);
		case SCALAR_STYLE.LITERAL_BLOCK: return renderLiteralBlock(layout);
		case SCALAR_STYLE.FOLDED_BLOCK: return renderFoldedBlock(layout);
		case SCALAR_STYLE.DOUBLE_QUOTED: return renderDoubleQuoted(layout);
	}
}
function renderPlain(layout) {
	return encodeFlowBreaks(layout.node.value, layout.shiftOfContent);
}
function renderSingleQuoted(layout) {
	return `'${encodeFlowBreaks(layout.node.value, layout.shiftOfContent).replace(/'/g, "''")}'`;
}
function renderLiteralBlock(layout) {
	const value = layout.node.value;
	return "|" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(value, layout.shiftOfContent));
}
function renderFoldedBlock(layout) {
	const value = layout.node.value;
	const w = layout.presenterOptions.lineWidth;
	let availableWidth = Infinity;
	if (w !== -1) availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	return ">" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(foldBlockScalar(value, availableWidth), layout.shiftOfContent));
}
function renderDoubleQuoted(layout) {
	return `"${escapeString(layout.node.value)}"`;
}
function encodeFlowBreaks(string, shiftOfContent) {
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) return string;
	const pad = " ".repeat(shiftOfContent);
	let result = string.slice(0, nextLF);
	const lineRe = /(\n+)([^\n]*)/g;
	lineRe.lastIndex = nextLF;
	let match;
	while (match = lineRe.exec(string)) {
		const breaks = match[1].length;
		const line = match[2];
		result += "\n".repeat(breaks + 1) + pad + line;
	}
	return result;
}
function indentString(string, spaces) {
	const indent = " ".repeat(spaces);
	let position = 0;
	let result = "";
	const length = string.length;
	while (position < length) {
		let line;
		const next = string.indexOf("\n", position);
		if (next === -1) {
			line = string.slice(position);
			position = length;
		} else {
			line = string.slice(position, next + 1);
			position = next + 1;
		}
		if (line.length && line !== "\n") result += indent;
		result += line;
	}
	return result;
}
function needIndentIndicator(string) {
	return /^\n* /.test(string);
}
function blockHeader(string, shiftOfParent, shiftOfContent) {
	const indentIndicator = needIndentIndicator(string) ? String(shiftOfContent - shiftOfParent) : "";
	const clip = string[string.length - 1] === "\n";
	return `${indentIndicator}${clip && (string[string.length - 2] === "\n" || string === "\n") ? "+" : clip ? "" : "-"}\n`;
}
function dropEndingNewline(string) {
	return string[string.length - 1] === "\n" ? string.slice(0, -1) : string;
}
function isMoreIndented(char) {
	return char === " " || char === "	";
}
function foldLine(line, width) {
	if (line === "" || isMoreIndented(line[0])) return line;
	const breakRe = / [^ \t]/g;
	let match;
	let start = 0;
	let end;
	let curr = 0;
	let next = 0;
	let result = "";
	while (match = breakRe.exec(line)) {
		next = match.index;
		if (next - start > width) {
			end = curr > start ? curr : next;
			result += `\n${line.slice(start, end)}`;
			start = end + 1;
		}
		curr = next;
	}
	result += "\n";
	if (line.length - start > width && curr > start) result += `${line.slice(start, curr)}\n${line.slice(curr + 1)}`;
	else result += line.slice(start);
	return result.slice(1);
}
function foldBlockScalar(string, width) {
	const lineRe = /(\n+)([^\n]*)/g;
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) nextLF = string.length;
	lineRe.lastIndex = nextLF;
	let result = foldLine(string.slice(0, nextLF), width);
	let prevMoreIndented = string[0] === "\n" || isMoreIndented(string[0]);
	let moreIndented;
	let match;
	while (match = lineRe.exec(string)) {
		const prefix = match[1];
		const line = match[2];
		moreIndented = line !== "" && isMoreIndented(line[0]);
		result += prefix + (!prevMoreIndented && !moreIndented && line !== "" ? "\n" : "") + foldLine(line, width);
		prevMoreIndented = moreIndented;
	}
	return result;
}
var CHARACTERS_TO_ESCAPE = /["\\\x00-\x1F\x7F-\xA0\u2028\u2029\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/gu;
function escapeCharacter(character) {
	switch (character) {
		case "\0": return "\\0";
		case "\x07": return "\\a";
		case "\b": return "\\b";
		case "	": return "\\t";
		case "\n": return "\\n";
		case "\v": return "\\v";
		case "\f": return "\\f";
		case "\r": return "\\r";
		case "\x1B": return "\\e";
		case "\"": return "\\\"";
		case "\\": return "\\\\";
		case "": return "\\N";
		case "\xA0": return "\\_";
		case "\u2028": return "\\L";
		case "\u2029": return "\\P";
	}
	const code = character.charCodeAt(0);
	const hex = code.toString(16).toUpperCase();
	if (code <= 255) return `\\x${"0".repeat(2 - hex.length)}${hex}`;
	return `\\u${"0".repeat(4 - hex.length)}${hex}`;
}
function escapeString(string) {
	return string.replace(CHARACTERS_TO_ESCAPE, escapeCharacter);
}
//#endregion
//#region src/ast/presenter.ts
var CHAR_LINE_FEED = 10;
var DEFAULT_PRESENTER_OPTIONS = {
	indent: 2,
	seqNoIndent: false,
	seqInlineFirst: true,
	lineWidth: 80,
	flowBracketPadding: false,
	flowSkipCommaSpace: false,
	flowSkipColonSpace: false,
	quoteFlowKeys: false,
	quoteStyle: "single",
	forceQuotes: false,
	scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)),
	tagBeforeAnchor: false
};
function nodeTagShort(node) {
	return node.tagged ? node.tag : tagNameShort(node.tag);
}
function createPresenterState(options) {
	const opts = {
		...DEFAULT_PRESENTER_OPTIONS,
		...options
	};
	if (opts.flowSkipColonSpace) opts.quoteFlowKeys = true;
	return {
		...opts,
		defaultScalarTagName: opts.schema.defaultScalarTag.tagName,
		openEnded: false
	};
}
function generateNextLine(state, level) {
	return `\n${" ".repeat(state.indent * level)}`;
}
function scalarLayout(state, node, parent, level, isKey, flowOnly) {
	return {
		node,
		parent,
		level,
		isKey,
		flowOnly,
		shiftOfParent: level === 0 ? -1 : state.indent * (level - 1),
		shiftOfContent: state.indent * Math.max(1, level),
		shiftOfFirstLine: level === 0 ? 0 : state.indent * level,
		presenterOptions: state,
		allowedStylesMask: 0,
		style: node.style
	};
}
function writeFlowSequence(state, level, node) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level, node.items[index], node, {}).text;
		if (index > 0) result += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		result += item;
	}
	const pad = state.flowBracketPadding && node.items.length > 0 ? " " : "";
	return `[${pad}${result}${pad}]`;
}
function writeBlockSequence(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level + 1, node.items[index], node, {
			block: true,
			compact: state.seqInlineFirst,
			isblockseq: true
		}).text;
		if (!compact || result !== "") result += generateNextLine(state, level);
		if (item === "" || CHAR_LINE_FEED === item.charCodeAt(0)) result += "-";
		else result += "- ";
		result += item;
	}
	return result;
}
function writeFlowMapping(state, level, node) {
	let result = "";
	for (const { key, value } of node.items) {
		let pairBuffer = "";
		if (result !== "") pairBuffer += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		const keyRender = writeNode(state, level, key, node, { iskey: true });
		const keyText = keyRender.text;
		const valueText = writeNode(state, level, value, node, {}).text;
		const sep = state.flowSkipColonSpace || valueText === "" ? "" : " ";
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = key.kind === "alias" || keyIsBareProps ? " " : "";
		pairBuffer += `${keyText}${keyColonSep}:${sep}${valueText}`;
		result += pairBuffer;
	}
	const pad = state.flowBracketPadding && result !== "" ? " " : "";
	return `{${pad}${result}${pad}}`;
}
function writeBlockMapping(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		let pairBuffer = "";
		if (!compact || result !== "") pairBuffer += generateNextLine(state, level);
		const { key, value } = node.items[index];
		const keyIsBlock = (key.kind === "mapping" || key.kind === "sequence") && key.style === COLLECTION_STYLE.BLOCK && key.items.length !== 0 || key.kind === "scalar" && (key.style === SCALAR_STYLE.LITERAL_BLOCK || key.style === SCALAR_STYLE.FOLDED_BLOCK);
		const keyRender = keyIsBlock ? writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			isblockseq: !cannotBeCompact(state, key, level + 1)
		}) : writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			iskey: true
		});
		const keyText = keyRender.text;
		const keyHasLineBreak = key.kind === "scalar" && key.value.indexOf("\n") !== -1;
		const keyIsTooLong = keyText.length > 1024 && /^[\s\S]{1025}/u.test(keyText);
		const explicitPair = keyIsBlock || keyHasLineBreak || keyIsTooLong;
		if (explicitPair) {
			if (keyText && CHAR_LINE_FEED === keyText.charCodeAt(0)) pairBuffer += "?";
			else pairBuffer += "? ";
		}
		pairBuffer += keyText;
		if (explicitPair) pairBuffer += generateNextLine(state, level);
		const valueText = writeNode(state, level + 1, value, node, {
			block: true,
			compact: explicitPair,
			isblockseq: explicitPair && !cannotBeCompact(state, value, level + 1)
		}).text;
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = !explicitPair && (key.kind === "alias" || keyIsBareProps) ? " " : "";
		if (valueText === "" || CHAR_LINE_FEED === valueText.charCodeAt(0)) pairBuffer += `${keyColonSep}:`;
		else pairBuffer += `${keyColonSep}: `;
		pairBuffer += valueText;
		result += pairBuffer;
	}
	return result;
}
function cannotBeCompact(state, node, level) {
	if (node.kind === "alias") return true;
	return node.tagged || node.anchor !== void 0 || state.indent < 2 && level > 0;
}
function writeNode(state, level, node, parent, ctx) {
	if (node.kind === "alias") {
		state.openEnded = false;
		return {
			text: `*${node.anchor}`,
			noBody: false
		};
	}
	const { block = false, iskey = false, isblockseq = false } = ctx;
	let compact = ctx.compact ?? false;
	const hasAnchor = node.anchor !== void 0;
	if (cannotBeCompact(state, node, level)) compact = false;
	let body;
	let shouldPrintTag = node.tagged;
	const useBlockCollection = block && (node.kind === "mapping" || node.kind === "sequence") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0;
	if (node.kind === "mapping") {
		if (useBlockCollection) body = writeBlockMapping(state, level, node, compact);
		else body = writeFlowMapping(state, level, node);
	} else if (node.kind === "sequence") {
		if (useBlockCollection) {
			if (state.seqNoIndent && !isblockseq && level > 0) body = writeBlockSequence(state, level - 1, node, compact);
			else body = writeBlockSequence(state, level, node, compact);
		} else body = writeFlowSequence(state, level, node);
	} else {
		const layout = scalarLayout(state, node, parent, level, iskey, !block);
		detectAllowedStyles(layout);
		for (const rule of state.scalarStyleRules) rule(layout);
		body = renderScalar(layout);
		state.openEnded = (layout.style === SCALAR_STYLE.LITERAL_BLOCK || layout.style === SCALAR_STYLE.FOLDED_BLOCK) && (node.value === "\n" || node.value.endsWith("\n\n"));
		shouldPrintTag = node.tagged || body === "" && layout.flowOnly && parent?.kind === "sequence" && !hasAnchor || layout.style !== SCALAR_STYLE.PLAIN && node.tag !== state.defaultScalarTagName;
	}
	if ((node.kind === "mapping" || node.kind === "sequence") && !useBlockCollection) state.openEnded = false;
	if (useBlockCollection && compact && level > 0 && state.indent > 2) body = `${" ".repeat(state.indent - 2)}${body}`;
	const noBody = body === "";
	let text = body;
	if (shouldPrintTag || hasAnchor) {
		const props = [];
		const tag = shouldPrintTag ? nodeTagShort(node) : null;
		const anchor = hasAnchor ? `&${node.anchor}` : null;
		if (state.tagBeforeAnchor) {
			if (tag !== null) props.push(tag);
			if (anchor !== null) props.push(anchor);
		} else {
			if (anchor !== null) props.push(anchor);
			if (tag !== null) props.push(tag);
		}
		const sep = body === "" || body.charCodeAt(0) === CHAR_LINE_FEED ? "" : " ";
		text = `${props.join(" ")}${sep}${body}`;
	}
	return {
		text,
		noBody
	};
}
function rootStartsOwnLine(node) {
	return (node.kind === "sequence" || node.kind === "mapping") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0 && !node.tagged && node.anchor === void 0;
}
function writeDocumentDirectives(doc) {
	let result = "";
	for (const directive of doc.directives) {
		if (directive.kind === "yaml") {
			result += `%YAML ${directive.version}\n`;
			continue;
		}
		const { handle, prefix } = directive;
		result += `%TAG ${handle} ${prefix}\n`;
	}
	return result;
}
/**
* Build YAML from AST.
*
* @category AST
*/
function present(documents, options) {
	const state = createPresenterState(options);
	let result = "";
	let previousEnded = false;
	for (let index = 0; index < documents.length; index += 1) {
		const doc = documents[index];
		state.openEnded = false;
		const directives = writeDocumentDirectives(doc);
		const hasDirectives = directives !== "";
		const marker = doc.explicitStart || hasDirectives || index > 0 && !previousEnded;
		result += directives;
		if (doc.contents === null) {
			if (marker) result += "---\n";
		} else if (marker) {
			const body = writeNode(state, 0, doc.contents, null, {
				block: true,
				compact: true
			}).text;
			const sep = body === "" ? "" : hasDirectives || rootStartsOwnLine(doc.contents) ? "\n" : " ";
			result += `---${sep}${body}\n`;
		} else result += writeNode(state, 0, doc.contents, null, {
			block: true,
			compact: true
		}).text + "\n";
		previousEnded = doc.explicitEnd || state.openEnded;
		if (previousEnded) result += "...\n";
	}
	return result;
}
//#endregion
//#region src/dump.ts
var DEFAULT_DUMP_OPTIONS = {
	...DEFAULT_PRESENTER_OPTIONS,
	schema: DUMP_SCHEMA,
	skipInvalid: false,
	noRefs: false,
	flowLevel: -1,
	sortKeys: false,
	transform: () => {}
};
function defaultCompareFn(a, b) {
	const x = String(a);
	const y = String(b);
	if (x < y) return -1;
	if (x > y) return 1;
	return 0;
}
/**
* Serializes JS object as a YAML document. By default it can dump every
* supported YAML type, so it throws an exception if you try to dump regexps or
* functions. However, you can disable exceptions by setting the
* {@link DumpOptions.skipInvalid} option to `true`.
*
* @category Main
*/
function dump(input, options = {}) {
	const opts = {
		...DEFAULT_DUMP_OPTIONS,
		...options
	};
	const documents = jsToAst(input, opts.schema, {
		noRefs: opts.noRefs,
		skipInvalid: opts.skipInvalid
	});
	if (opts.flowLevel >= 0) visit(documents, (node, ctx) => {
		if (ctx.depth < opts.flowLevel) return;
		if (node.kind === "sequence" || node.kind === "mapping") node.style = COLLECTION_STYLE.FLOW;
		return VISIT_SKIP;
	});
	if (opts.sortKeys) {
		const compareFn = opts.sortKeys === true ? defaultCompareFn : opts.sortKeys;
		visit(documents, (node) => {
			if (node.kind !== "mapping") return;
			node.items.sort((a, b) => compareFn(a.key.kind === "scalar" ? a.key.value : "", b.key.kind === "scalar" ? b.key.value : ""));
		});
	}
	opts.transform(documents);
	return present(documents, {
		...pick(opts, Object.keys(DEFAULT_PRESENTER_OPTIONS)),
		schema: opts.schema
	});
}
//#endregion
//#region src/ast/from_events.ts
var NO_RANGE = (/* unused pure expression or super */ null && (-1));
function eventPosition(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function rawTag(state, event) {
	return event.tagStart === NO_RANGE ? "" : state.source.slice(event.tagStart, event.tagEnd);
}
function anchorName(state, event) {
	return event.anchorStart === NO_RANGE ? void 0 : state.source.slice(event.anchorStart, event.anchorEnd);
}
function buildScalar(state, event) {
	const value = getScalarValue(state.source, event);
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw !== "") {
		tagged = true;
		tag = raw;
	} else if (event.style === SCALAR_STYLE.PLAIN) tag = state.schema.resolveImplicitScalarTag(value).tag.tagName;
	else tag = state.schema.defaultScalarTag.tagName;
	return {
		kind: "scalar",
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event),
		value
	};
}
function buildCollection(state, event, defaultTagName) {
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw === "") tag = defaultTagName;
	else {
		tag = raw;
		tagged = true;
	}
	return {
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event)
	};
}
function addNode(state, node) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") frame.doc.contents = node;
	else if (frame.kind === "sequence") frame.node.items.push(node);
	else if (frame.key) {
		frame.node.items.push({
			key: frame.key,
			value: node
		});
		frame.key = null;
	} else frame.key = node;
}
/**
* Builds an AST from parser events
*
* @category AST
*/
function eventsToAst(events, options) {
	const state = {
		source: options.source,
		schema: options.schema,
		eventIndex: 0,
		position: 0,
		frames: [],
		documents: []
	};
	while (state.eventIndex < events.length) {
		const event = events[state.eventIndex++];
		state.position = eventPosition(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT: {
				const doc = {
					contents: null,
					explicitStart: event.explicitStart,
					explicitEnd: event.explicitEnd,
					directives: event.directives
				};
				state.frames.push({
					kind: "document",
					doc
				});
				break;
			}
			case EVENT_ID.SCALAR:
				addNode(state, buildScalar(state, event));
				break;
			case EVENT_ID.SEQUENCE: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:seq");
				const node = {
					kind: "sequence",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "sequence",
					node
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:map");
				const node = {
					kind: "mapping",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "mapping",
					node,
					key: null
				});
				break;
			}
			case EVENT_ID.ALIAS:
				addNode(state, {
					kind: "alias",
					anchor: state.source.slice(event.anchorStart, event.anchorEnd)
				});
				break;
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.key) throw new Error("incomplete mapping pair in event stream");
				if (frame.kind === "document") state.documents.push(frame.doc);
				else addNode(state, frame.node);
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/index.ts
/** @deprecated Use `EVENT_ID.DOCUMENT` instead. @internal */
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
/** @deprecated Use `EVENT_ID.SEQUENCE` instead. @internal */
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
/** @deprecated Use `EVENT_ID.MAPPING` instead. @internal */
var EVENT_MAPPING = EVENT_ID.MAPPING;
/** @deprecated Use `EVENT_ID.SCALAR` instead. @internal */
var EVENT_SCALAR = EVENT_ID.SCALAR;
/** @deprecated Use `EVENT_ID.ALIAS` instead. @internal */
var EVENT_ALIAS = EVENT_ID.ALIAS;
/** @deprecated Use `EVENT_ID.POP` instead. @internal */
var EVENT_POP = EVENT_ID.POP;
/** @deprecated Use `SCALAR_STYLE.PLAIN` instead. @internal */
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
/** @deprecated Use `SCALAR_STYLE.SINGLE_QUOTED` instead. @internal */
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.DOUBLE_QUOTED` instead. @internal */
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.LITERAL_BLOCK` instead. @internal */
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
/** @deprecated Use `SCALAR_STYLE.FOLDED_BLOCK` instead. @internal */
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
/** @deprecated Use `COLLECTION_STYLE.BLOCK` instead. @internal */
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
/** @deprecated Use `COLLECTION_STYLE.FLOW` instead. @internal */
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
/** @deprecated Use `CHOMPING_MODE.CLIP` instead. @internal */
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
/** @deprecated Use `CHOMPING_MODE.STRIP` instead. @internal */
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
/** @deprecated Use `CHOMPING_MODE.KEEP` instead. @internal */
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;
//#endregion


//# sourceMappingURL=js-yaml.mjs.map

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
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(1730);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
