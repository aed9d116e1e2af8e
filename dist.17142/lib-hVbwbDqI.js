import { n as __require, t as __commonJSMin } from "./rolldown-runtime-CpVKKCfq.js";
// ../../work/main/node_modules/qrcode/lib/can-promise.js
var require_can_promise = __commonJSMin(((exports, module) => {
	module.exports = function() {
		return typeof Promise == "function" && Promise.prototype && Promise.prototype.then;
	};
})), require_utils$1 = __commonJSMin(((exports) => {
	let toSJISFunction, CODEWORDS_COUNT = [
		0,
		26,
		44,
		70,
		100,
		134,
		172,
		196,
		242,
		292,
		346,
		404,
		466,
		532,
		581,
		655,
		733,
		815,
		901,
		991,
		1085,
		1156,
		1258,
		1364,
		1474,
		1588,
		1706,
		1828,
		1921,
		2051,
		2185,
		2323,
		2465,
		2611,
		2761,
		2876,
		3034,
		3196,
		3362,
		3532,
		3706
	];
	exports.getSymbolSize = function(version) {
		if (!version) throw Error("\"version\" cannot be null or undefined");
		if (version < 1 || version > 40) throw Error("\"version\" should be in range from 1 to 40");
		return version * 4 + 17;
	}, exports.getSymbolTotalCodewords = function(version) {
		return CODEWORDS_COUNT[version];
	}, exports.getBCHDigit = function(data) {
		let digit = 0;
		for (; data !== 0;) digit++, data >>>= 1;
		return digit;
	}, exports.setToSJISFunction = function(f) {
		if (typeof f != "function") throw Error("\"toSJISFunc\" is not a valid function.");
		toSJISFunction = f;
	}, exports.isKanjiModeEnabled = function() {
		return toSJISFunction !== void 0;
	}, exports.toSJIS = function(kanji) {
		return toSJISFunction(kanji);
	};
})), require_error_correction_level = __commonJSMin(((exports) => {
	exports.L = { bit: 1 }, exports.M = { bit: 0 }, exports.Q = { bit: 3 }, exports.H = { bit: 2 };
	function fromString(string) {
		if (typeof string != "string") throw Error("Param is not a string");
		switch (string.toLowerCase()) {
			case "l":
			case "low": return exports.L;
			case "m":
			case "medium": return exports.M;
			case "q":
			case "quartile": return exports.Q;
			case "h":
			case "high": return exports.H;
			default: throw Error("Unknown EC Level: " + string);
		}
	}
	exports.isValid = function(level) {
		return level && level.bit !== void 0 && level.bit >= 0 && level.bit < 4;
	}, exports.from = function(value, defaultValue) {
		if (exports.isValid(value)) return value;
		try {
			return fromString(value);
		} catch {
			return defaultValue;
		}
	};
})), require_bit_buffer = __commonJSMin(((exports, module) => {
	function BitBuffer() {
		this.buffer = [], this.length = 0;
	}
	BitBuffer.prototype = {
		get: function(index) {
			let bufIndex = Math.floor(index / 8);
			return (this.buffer[bufIndex] >>> 7 - index % 8 & 1) == 1;
		},
		put: function(num, length) {
			for (let i = 0; i < length; i++) this.putBit((num >>> length - i - 1 & 1) == 1);
		},
		getLengthInBits: function() {
			return this.length;
		},
		putBit: function(bit) {
			let bufIndex = Math.floor(this.length / 8);
			this.buffer.length <= bufIndex && this.buffer.push(0), bit && (this.buffer[bufIndex] |= 128 >>> this.length % 8), this.length++;
		}
	}, module.exports = BitBuffer;
})), require_bit_matrix = __commonJSMin(((exports, module) => {
	function BitMatrix(size) {
		if (!size || size < 1) throw Error("BitMatrix size must be defined and greater than 0");
		this.size = size, this.data = new Uint8Array(size * size), this.reservedBit = new Uint8Array(size * size);
	}
	BitMatrix.prototype.set = function(row, col, value, reserved) {
		let index = row * this.size + col;
		this.data[index] = value, reserved && (this.reservedBit[index] = !0);
	}, BitMatrix.prototype.get = function(row, col) {
		return this.data[row * this.size + col];
	}, BitMatrix.prototype.xor = function(row, col, value) {
		this.data[row * this.size + col] ^= value;
	}, BitMatrix.prototype.isReserved = function(row, col) {
		return this.reservedBit[row * this.size + col];
	}, module.exports = BitMatrix;
})), require_alignment_pattern = __commonJSMin(((exports) => {
	let getSymbolSize = require_utils$1().getSymbolSize;
	exports.getRowColCoords = function(version) {
		if (version === 1) return [];
		let posCount = Math.floor(version / 7) + 2, size = getSymbolSize(version), intervals = size === 145 ? 26 : Math.ceil((size - 13) / (2 * posCount - 2)) * 2, positions = [size - 7];
		for (let i = 1; i < posCount - 1; i++) positions[i] = positions[i - 1] - intervals;
		return positions.push(6), positions.reverse();
	}, exports.getPositions = function(version) {
		let coords = [], pos = exports.getRowColCoords(version), posLength = pos.length;
		for (let i = 0; i < posLength; i++) for (let j = 0; j < posLength; j++) i === 0 && j === 0 || i === 0 && j === posLength - 1 || i === posLength - 1 && j === 0 || coords.push([pos[i], pos[j]]);
		return coords;
	};
})), require_finder_pattern = __commonJSMin(((exports) => {
	let getSymbolSize = require_utils$1().getSymbolSize;
	exports.getPositions = function(version) {
		let size = getSymbolSize(version);
		return [
			[0, 0],
			[size - 7, 0],
			[0, size - 7]
		];
	};
})), require_mask_pattern = __commonJSMin(((exports) => {
	exports.Patterns = {
		PATTERN000: 0,
		PATTERN001: 1,
		PATTERN010: 2,
		PATTERN011: 3,
		PATTERN100: 4,
		PATTERN101: 5,
		PATTERN110: 6,
		PATTERN111: 7
	};
	let PenaltyScores = {
		N1: 3,
		N2: 3,
		N3: 40,
		N4: 10
	};
	exports.isValid = function(mask) {
		return mask != null && mask !== "" && !isNaN(mask) && mask >= 0 && mask <= 7;
	}, exports.from = function(value) {
		return exports.isValid(value) ? parseInt(value, 10) : void 0;
	}, exports.getPenaltyN1 = function(data) {
		let size = data.size, points = 0, sameCountCol = 0, sameCountRow = 0, lastCol = null, lastRow = null;
		for (let row = 0; row < size; row++) {
			sameCountCol = sameCountRow = 0, lastCol = lastRow = null;
			for (let col = 0; col < size; col++) {
				let module = data.get(row, col);
				module === lastCol ? sameCountCol++ : (sameCountCol >= 5 && (points += PenaltyScores.N1 + (sameCountCol - 5)), lastCol = module, sameCountCol = 1), module = data.get(col, row), module === lastRow ? sameCountRow++ : (sameCountRow >= 5 && (points += PenaltyScores.N1 + (sameCountRow - 5)), lastRow = module, sameCountRow = 1);
			}
			sameCountCol >= 5 && (points += PenaltyScores.N1 + (sameCountCol - 5)), sameCountRow >= 5 && (points += PenaltyScores.N1 + (sameCountRow - 5));
		}
		return points;
	}, exports.getPenaltyN2 = function(data) {
		let size = data.size, points = 0;
		for (let row = 0; row < size - 1; row++) for (let col = 0; col < size - 1; col++) {
			let last = data.get(row, col) + data.get(row, col + 1) + data.get(row + 1, col) + data.get(row + 1, col + 1);
			(last === 4 || last === 0) && points++;
		}
		return points * PenaltyScores.N2;
	}, exports.getPenaltyN3 = function(data) {
		let size = data.size, points = 0, bitsCol = 0, bitsRow = 0;
		for (let row = 0; row < size; row++) {
			bitsCol = bitsRow = 0;
			for (let col = 0; col < size; col++) bitsCol = bitsCol << 1 & 2047 | data.get(row, col), col >= 10 && (bitsCol === 1488 || bitsCol === 93) && points++, bitsRow = bitsRow << 1 & 2047 | data.get(col, row), col >= 10 && (bitsRow === 1488 || bitsRow === 93) && points++;
		}
		return points * PenaltyScores.N3;
	}, exports.getPenaltyN4 = function(data) {
		let darkCount = 0, modulesCount = data.data.length;
		for (let i = 0; i < modulesCount; i++) darkCount += data.data[i];
		return Math.abs(Math.ceil(darkCount * 100 / modulesCount / 5) - 10) * PenaltyScores.N4;
	};
	function getMaskAt(maskPattern, i, j) {
		switch (maskPattern) {
			case exports.Patterns.PATTERN000: return (i + j) % 2 == 0;
			case exports.Patterns.PATTERN001: return i % 2 == 0;
			case exports.Patterns.PATTERN010: return j % 3 == 0;
			case exports.Patterns.PATTERN011: return (i + j) % 3 == 0;
			case exports.Patterns.PATTERN100: return (Math.floor(i / 2) + Math.floor(j / 3)) % 2 == 0;
			case exports.Patterns.PATTERN101: return i * j % 2 + i * j % 3 == 0;
			case exports.Patterns.PATTERN110: return (i * j % 2 + i * j % 3) % 2 == 0;
			case exports.Patterns.PATTERN111: return (i * j % 3 + (i + j) % 2) % 2 == 0;
			default: throw Error("bad maskPattern:" + maskPattern);
		}
	}
	exports.applyMask = function(pattern, data) {
		let size = data.size;
		for (let col = 0; col < size; col++) for (let row = 0; row < size; row++) data.isReserved(row, col) || data.xor(row, col, getMaskAt(pattern, row, col));
	}, exports.getBestMask = function(data, setupFormatFunc) {
		let numPatterns = Object.keys(exports.Patterns).length, bestPattern = 0, lowerPenalty = 1e400;
		for (let p = 0; p < numPatterns; p++) {
			setupFormatFunc(p), exports.applyMask(p, data);
			let penalty = exports.getPenaltyN1(data) + exports.getPenaltyN2(data) + exports.getPenaltyN3(data) + exports.getPenaltyN4(data);
			exports.applyMask(p, data), penalty < lowerPenalty && (lowerPenalty = penalty, bestPattern = p);
		}
		return bestPattern;
	};
})), require_error_correction_code = __commonJSMin(((exports) => {
	let ECLevel = require_error_correction_level(), EC_BLOCKS_TABLE = [
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		2,
		2,
		1,
		2,
		2,
		4,
		1,
		2,
		4,
		4,
		2,
		4,
		4,
		4,
		2,
		4,
		6,
		5,
		2,
		4,
		6,
		6,
		2,
		5,
		8,
		8,
		4,
		5,
		8,
		8,
		4,
		5,
		8,
		11,
		4,
		8,
		10,
		11,
		4,
		9,
		12,
		16,
		4,
		9,
		16,
		16,
		6,
		10,
		12,
		18,
		6,
		10,
		17,
		16,
		6,
		11,
		16,
		19,
		6,
		13,
		18,
		21,
		7,
		14,
		21,
		25,
		8,
		16,
		20,
		25,
		8,
		17,
		23,
		25,
		9,
		17,
		23,
		34,
		9,
		18,
		25,
		30,
		10,
		20,
		27,
		32,
		12,
		21,
		29,
		35,
		12,
		23,
		34,
		37,
		12,
		25,
		34,
		40,
		13,
		26,
		35,
		42,
		14,
		28,
		38,
		45,
		15,
		29,
		40,
		48,
		16,
		31,
		43,
		51,
		17,
		33,
		45,
		54,
		18,
		35,
		48,
		57,
		19,
		37,
		51,
		60,
		19,
		38,
		53,
		63,
		20,
		40,
		56,
		66,
		21,
		43,
		59,
		70,
		22,
		45,
		62,
		74,
		24,
		47,
		65,
		77,
		25,
		49,
		68,
		81
	], EC_CODEWORDS_TABLE = [
		7,
		10,
		13,
		17,
		10,
		16,
		22,
		28,
		15,
		26,
		36,
		44,
		20,
		36,
		52,
		64,
		26,
		48,
		72,
		88,
		36,
		64,
		96,
		112,
		40,
		72,
		108,
		130,
		48,
		88,
		132,
		156,
		60,
		110,
		160,
		192,
		72,
		130,
		192,
		224,
		80,
		150,
		224,
		264,
		96,
		176,
		260,
		308,
		104,
		198,
		288,
		352,
		120,
		216,
		320,
		384,
		132,
		240,
		360,
		432,
		144,
		280,
		408,
		480,
		168,
		308,
		448,
		532,
		180,
		338,
		504,
		588,
		196,
		364,
		546,
		650,
		224,
		416,
		600,
		700,
		224,
		442,
		644,
		750,
		252,
		476,
		690,
		816,
		270,
		504,
		750,
		900,
		300,
		560,
		810,
		960,
		312,
		588,
		870,
		1050,
		336,
		644,
		952,
		1110,
		360,
		700,
		1020,
		1200,
		390,
		728,
		1050,
		1260,
		420,
		784,
		1140,
		1350,
		450,
		812,
		1200,
		1440,
		480,
		868,
		1290,
		1530,
		510,
		924,
		1350,
		1620,
		540,
		980,
		1440,
		1710,
		570,
		1036,
		1530,
		1800,
		570,
		1064,
		1590,
		1890,
		600,
		1120,
		1680,
		1980,
		630,
		1204,
		1770,
		2100,
		660,
		1260,
		1860,
		2220,
		720,
		1316,
		1950,
		2310,
		750,
		1372,
		2040,
		2430
	];
	exports.getBlocksCount = function(version, errorCorrectionLevel) {
		switch (errorCorrectionLevel) {
			case ECLevel.L: return EC_BLOCKS_TABLE[(version - 1) * 4 + 0];
			case ECLevel.M: return EC_BLOCKS_TABLE[(version - 1) * 4 + 1];
			case ECLevel.Q: return EC_BLOCKS_TABLE[(version - 1) * 4 + 2];
			case ECLevel.H: return EC_BLOCKS_TABLE[(version - 1) * 4 + 3];
			default: return;
		}
	}, exports.getTotalCodewordsCount = function(version, errorCorrectionLevel) {
		switch (errorCorrectionLevel) {
			case ECLevel.L: return EC_CODEWORDS_TABLE[(version - 1) * 4 + 0];
			case ECLevel.M: return EC_CODEWORDS_TABLE[(version - 1) * 4 + 1];
			case ECLevel.Q: return EC_CODEWORDS_TABLE[(version - 1) * 4 + 2];
			case ECLevel.H: return EC_CODEWORDS_TABLE[(version - 1) * 4 + 3];
			default: return;
		}
	};
})), require_galois_field = __commonJSMin(((exports) => {
	let EXP_TABLE = new Uint8Array(512), LOG_TABLE = new Uint8Array(256);
	(function() {
		let x = 1;
		for (let i = 0; i < 255; i++) EXP_TABLE[i] = x, LOG_TABLE[x] = i, x <<= 1, x & 256 && (x ^= 285);
		for (let i = 255; i < 512; i++) EXP_TABLE[i] = EXP_TABLE[i - 255];
	})(), exports.log = function(n) {
		if (n < 1) throw Error("log(" + n + ")");
		return LOG_TABLE[n];
	}, exports.exp = function(n) {
		return EXP_TABLE[n];
	}, exports.mul = function(x, y) {
		return x === 0 || y === 0 ? 0 : EXP_TABLE[LOG_TABLE[x] + LOG_TABLE[y]];
	};
})), require_polynomial = __commonJSMin(((exports) => {
	let GF = require_galois_field();
	exports.mul = function(p1, p2) {
		let coeff = new Uint8Array(p1.length + p2.length - 1);
		for (let i = 0; i < p1.length; i++) for (let j = 0; j < p2.length; j++) coeff[i + j] ^= GF.mul(p1[i], p2[j]);
		return coeff;
	}, exports.mod = function(divident, divisor) {
		let result = new Uint8Array(divident);
		for (; result.length - divisor.length >= 0;) {
			let coeff = result[0];
			for (let i = 0; i < divisor.length; i++) result[i] ^= GF.mul(divisor[i], coeff);
			let offset = 0;
			for (; offset < result.length && result[offset] === 0;) offset++;
			result = result.slice(offset);
		}
		return result;
	}, exports.generateECPolynomial = function(degree) {
		let poly = new Uint8Array([1]);
		for (let i = 0; i < degree; i++) poly = exports.mul(poly, new Uint8Array([1, GF.exp(i)]));
		return poly;
	};
})), require_reed_solomon_encoder = __commonJSMin(((exports, module) => {
	let Polynomial = require_polynomial();
	function ReedSolomonEncoder(degree) {
		this.genPoly = void 0, this.degree = degree, this.degree && this.initialize(this.degree);
	}
	ReedSolomonEncoder.prototype.initialize = function(degree) {
		this.degree = degree, this.genPoly = Polynomial.generateECPolynomial(this.degree);
	}, ReedSolomonEncoder.prototype.encode = function(data) {
		if (!this.genPoly) throw Error("Encoder not initialized");
		let paddedData = new Uint8Array(data.length + this.degree);
		paddedData.set(data);
		let remainder = Polynomial.mod(paddedData, this.genPoly), start = this.degree - remainder.length;
		if (start > 0) {
			let buff = new Uint8Array(this.degree);
			return buff.set(remainder, start), buff;
		}
		return remainder;
	}, module.exports = ReedSolomonEncoder;
})), require_version_check = __commonJSMin(((exports) => {
	exports.isValid = function(version) {
		return !isNaN(version) && version >= 1 && version <= 40;
	};
})), require_regex = __commonJSMin(((exports) => {
	let kanji = "(?:[u3000-u303F]|[u3040-u309F]|[u30A0-u30FF]|[uFF00-uFFEF]|[u4E00-u9FAF]|[u2605-u2606]|[u2190-u2195]|u203B|[u2010u2015u2018u2019u2025u2026u201Cu201Du2225u2260]|[u0391-u0451]|[u00A7u00A8u00B1u00B4u00D7u00F7])+";
	kanji = kanji.replace(/u/g, "\\u");
	let byte = "(?:(?![A-Z0-9 $%*+\\-./:]|" + kanji + ")(?:.|[\r\n]))+";
	exports.KANJI = new RegExp(kanji, "g"), exports.BYTE_KANJI = RegExp("[^A-Z0-9 $%*+\\-./:]+", "g"), exports.BYTE = new RegExp(byte, "g"), exports.NUMERIC = RegExp("[0-9]+", "g"), exports.ALPHANUMERIC = RegExp("[A-Z $%*+\\-./:]+", "g");
	let TEST_KANJI = RegExp("^" + kanji + "$"), TEST_NUMERIC = RegExp("^[0-9]+$"), TEST_ALPHANUMERIC = RegExp("^[A-Z0-9 $%*+\\-./:]+$");
	exports.testKanji = function(str) {
		return TEST_KANJI.test(str);
	}, exports.testNumeric = function(str) {
		return TEST_NUMERIC.test(str);
	}, exports.testAlphanumeric = function(str) {
		return TEST_ALPHANUMERIC.test(str);
	};
})), require_mode = __commonJSMin(((exports) => {
	let VersionCheck = require_version_check(), Regex = require_regex();
	exports.NUMERIC = {
		id: "Numeric",
		bit: 1,
		ccBits: [
			10,
			12,
			14
		]
	}, exports.ALPHANUMERIC = {
		id: "Alphanumeric",
		bit: 2,
		ccBits: [
			9,
			11,
			13
		]
	}, exports.BYTE = {
		id: "Byte",
		bit: 4,
		ccBits: [
			8,
			16,
			16
		]
	}, exports.KANJI = {
		id: "Kanji",
		bit: 8,
		ccBits: [
			8,
			10,
			12
		]
	}, exports.MIXED = { bit: -1 }, exports.getCharCountIndicator = function(mode, version) {
		if (!mode.ccBits) throw Error("Invalid mode: " + mode);
		if (!VersionCheck.isValid(version)) throw Error("Invalid version: " + version);
		return version >= 1 && version < 10 ? mode.ccBits[0] : version < 27 ? mode.ccBits[1] : mode.ccBits[2];
	}, exports.getBestModeForData = function(dataStr) {
		return Regex.testNumeric(dataStr) ? exports.NUMERIC : Regex.testAlphanumeric(dataStr) ? exports.ALPHANUMERIC : Regex.testKanji(dataStr) ? exports.KANJI : exports.BYTE;
	}, exports.toString = function(mode) {
		if (mode && mode.id) return mode.id;
		throw Error("Invalid mode");
	}, exports.isValid = function(mode) {
		return mode && mode.bit && mode.ccBits;
	};
	function fromString(string) {
		if (typeof string != "string") throw Error("Param is not a string");
		switch (string.toLowerCase()) {
			case "numeric": return exports.NUMERIC;
			case "alphanumeric": return exports.ALPHANUMERIC;
			case "kanji": return exports.KANJI;
			case "byte": return exports.BYTE;
			default: throw Error("Unknown mode: " + string);
		}
	}
	exports.from = function(value, defaultValue) {
		if (exports.isValid(value)) return value;
		try {
			return fromString(value);
		} catch {
			return defaultValue;
		}
	};
})), require_version = __commonJSMin(((exports) => {
	let Utils = require_utils$1(), ECCode = require_error_correction_code(), ECLevel = require_error_correction_level(), Mode = require_mode(), VersionCheck = require_version_check(), G18 = 7973, G18_BCH = Utils.getBCHDigit(G18);
	function getBestVersionForDataLength(mode, length, errorCorrectionLevel) {
		for (let currentVersion = 1; currentVersion <= 40; currentVersion++) if (length <= exports.getCapacity(currentVersion, errorCorrectionLevel, mode)) return currentVersion;
	}
	function getReservedBitsCount(mode, version) {
		return Mode.getCharCountIndicator(mode, version) + 4;
	}
	function getTotalBitsFromDataArray(segments, version) {
		let totalBits = 0;
		return segments.forEach(function(data) {
			let reservedBits = getReservedBitsCount(data.mode, version);
			totalBits += reservedBits + data.getBitsLength();
		}), totalBits;
	}
	function getBestVersionForMixedData(segments, errorCorrectionLevel) {
		for (let currentVersion = 1; currentVersion <= 40; currentVersion++) if (getTotalBitsFromDataArray(segments, currentVersion) <= exports.getCapacity(currentVersion, errorCorrectionLevel, Mode.MIXED)) return currentVersion;
	}
	exports.from = function(value, defaultValue) {
		return VersionCheck.isValid(value) ? parseInt(value, 10) : defaultValue;
	}, exports.getCapacity = function(version, errorCorrectionLevel, mode) {
		if (!VersionCheck.isValid(version)) throw Error("Invalid QR Code version");
		mode === void 0 && (mode = Mode.BYTE);
		let dataTotalCodewordsBits = (Utils.getSymbolTotalCodewords(version) - ECCode.getTotalCodewordsCount(version, errorCorrectionLevel)) * 8;
		if (mode === Mode.MIXED) return dataTotalCodewordsBits;
		let usableBits = dataTotalCodewordsBits - getReservedBitsCount(mode, version);
		switch (mode) {
			case Mode.NUMERIC: return Math.floor(usableBits / 10 * 3);
			case Mode.ALPHANUMERIC: return Math.floor(usableBits / 11 * 2);
			case Mode.KANJI: return Math.floor(usableBits / 13);
			case Mode.BYTE:
			default: return Math.floor(usableBits / 8);
		}
	}, exports.getBestVersionForData = function(data, errorCorrectionLevel) {
		let seg, ecl = ECLevel.from(errorCorrectionLevel, ECLevel.M);
		if (Array.isArray(data)) {
			if (data.length > 1) return getBestVersionForMixedData(data, ecl);
			if (data.length === 0) return 1;
			seg = data[0];
		} else seg = data;
		return getBestVersionForDataLength(seg.mode, seg.getLength(), ecl);
	}, exports.getEncodedBits = function(version) {
		if (!VersionCheck.isValid(version) || version < 7) throw Error("Invalid QR Code version");
		let d = version << 12;
		for (; Utils.getBCHDigit(d) - G18_BCH >= 0;) d ^= G18 << Utils.getBCHDigit(d) - G18_BCH;
		return version << 12 | d;
	};
})), require_format_info = __commonJSMin(((exports) => {
	let Utils = require_utils$1(), G15 = 1335, G15_BCH = Utils.getBCHDigit(G15);
	exports.getEncodedBits = function(errorCorrectionLevel, mask) {
		let data = errorCorrectionLevel.bit << 3 | mask, d = data << 10;
		for (; Utils.getBCHDigit(d) - G15_BCH >= 0;) d ^= G15 << Utils.getBCHDigit(d) - G15_BCH;
		return (data << 10 | d) ^ 21522;
	};
})), require_numeric_data = __commonJSMin(((exports, module) => {
	let Mode = require_mode();
	function NumericData(data) {
		this.mode = Mode.NUMERIC, this.data = data.toString();
	}
	NumericData.getBitsLength = function(length) {
		return 10 * Math.floor(length / 3) + (length % 3 ? length % 3 * 3 + 1 : 0);
	}, NumericData.prototype.getLength = function() {
		return this.data.length;
	}, NumericData.prototype.getBitsLength = function() {
		return NumericData.getBitsLength(this.data.length);
	}, NumericData.prototype.write = function(bitBuffer) {
		let i, group, value;
		for (i = 0; i + 3 <= this.data.length; i += 3) group = this.data.substr(i, 3), value = parseInt(group, 10), bitBuffer.put(value, 10);
		let remainingNum = this.data.length - i;
		remainingNum > 0 && (group = this.data.substr(i), value = parseInt(group, 10), bitBuffer.put(value, remainingNum * 3 + 1));
	}, module.exports = NumericData;
})), require_alphanumeric_data = __commonJSMin(((exports, module) => {
	let Mode = require_mode(), ALPHA_NUM_CHARS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".split("");
	function AlphanumericData(data) {
		this.mode = Mode.ALPHANUMERIC, this.data = data;
	}
	AlphanumericData.getBitsLength = function(length) {
		return 11 * Math.floor(length / 2) + length % 2 * 6;
	}, AlphanumericData.prototype.getLength = function() {
		return this.data.length;
	}, AlphanumericData.prototype.getBitsLength = function() {
		return AlphanumericData.getBitsLength(this.data.length);
	}, AlphanumericData.prototype.write = function(bitBuffer) {
		let i = 0;
		for (; i + 2 <= this.data.length; i += 2) {
			let value = ALPHA_NUM_CHARS.indexOf(this.data[i]) * 45;
			value += ALPHA_NUM_CHARS.indexOf(this.data[i + 1]), bitBuffer.put(value, 11);
		}
		this.data.length % 2 && bitBuffer.put(ALPHA_NUM_CHARS.indexOf(this.data[i]), 6);
	}, module.exports = AlphanumericData;
})), require_byte_data = __commonJSMin(((exports, module) => {
	let Mode = require_mode();
	function ByteData(data) {
		this.mode = Mode.BYTE, this.data = typeof data == "string" ? new TextEncoder().encode(data) : new Uint8Array(data);
	}
	ByteData.getBitsLength = function(length) {
		return length * 8;
	}, ByteData.prototype.getLength = function() {
		return this.data.length;
	}, ByteData.prototype.getBitsLength = function() {
		return ByteData.getBitsLength(this.data.length);
	}, ByteData.prototype.write = function(bitBuffer) {
		for (let i = 0, l = this.data.length; i < l; i++) bitBuffer.put(this.data[i], 8);
	}, module.exports = ByteData;
})), require_kanji_data = __commonJSMin(((exports, module) => {
	let Mode = require_mode(), Utils = require_utils$1();
	function KanjiData(data) {
		this.mode = Mode.KANJI, this.data = data;
	}
	KanjiData.getBitsLength = function(length) {
		return length * 13;
	}, KanjiData.prototype.getLength = function() {
		return this.data.length;
	}, KanjiData.prototype.getBitsLength = function() {
		return KanjiData.getBitsLength(this.data.length);
	}, KanjiData.prototype.write = function(bitBuffer) {
		let i = 0;
		for (; i < this.data.length; i++) {
			let value = Utils.toSJIS(this.data[i]);
			if (value >= 33088 && value <= 40956) value -= 33088;
			else if (value >= 57408 && value <= 60351) value -= 49472;
			else throw Error("Invalid SJIS character: " + this.data[i] + "\nMake sure your charset is UTF-8");
			value = (value >>> 8 & 255) * 192 + (value & 255), bitBuffer.put(value, 13);
		}
	}, module.exports = KanjiData;
})), require_dijkstra = __commonJSMin(((exports, module) => {
	var dijkstra = {
		single_source_shortest_paths: function(graph, s, d) {
			var predecessors = {}, costs = {};
			costs[s] = 0;
			var open = dijkstra.PriorityQueue.make();
			open.push(s, 0);
			for (var closest, u, v, cost_of_s_to_u, adjacent_nodes, cost_of_e, cost_of_s_to_u_plus_cost_of_e, cost_of_s_to_v, first_visit; !open.empty();) for (v in closest = open.pop(), u = closest.value, cost_of_s_to_u = closest.cost, adjacent_nodes = graph[u] || {}, adjacent_nodes) adjacent_nodes.hasOwnProperty(v) && (cost_of_e = adjacent_nodes[v], cost_of_s_to_u_plus_cost_of_e = cost_of_s_to_u + cost_of_e, cost_of_s_to_v = costs[v], first_visit = costs[v] === void 0, (first_visit || cost_of_s_to_v > cost_of_s_to_u_plus_cost_of_e) && (costs[v] = cost_of_s_to_u_plus_cost_of_e, open.push(v, cost_of_s_to_u_plus_cost_of_e), predecessors[v] = u));
			if (d !== void 0 && costs[d] === void 0) {
				var msg = [
					"Could not find a path from ",
					s,
					" to ",
					d,
					"."
				].join("");
				throw Error(msg);
			}
			return predecessors;
		},
		extract_shortest_path_from_predecessor_list: function(predecessors, d) {
			for (var nodes = [], u = d; u;) nodes.push(u), predecessors[u], u = predecessors[u];
			return nodes.reverse(), nodes;
		},
		find_path: function(graph, s, d) {
			var predecessors = dijkstra.single_source_shortest_paths(graph, s, d);
			return dijkstra.extract_shortest_path_from_predecessor_list(predecessors, d);
		},
		PriorityQueue: {
			make: function(opts) {
				var T = dijkstra.PriorityQueue, t = {}, key;
				for (key in opts ||= {}, T) T.hasOwnProperty(key) && (t[key] = T[key]);
				return t.queue = [], t.sorter = opts.sorter || T.default_sorter, t;
			},
			default_sorter: function(a, b) {
				return a.cost - b.cost;
			},
			push: function(value, cost) {
				var item = {
					value,
					cost
				};
				this.queue.push(item), this.queue.sort(this.sorter);
			},
			pop: function() {
				return this.queue.shift();
			},
			empty: function() {
				return this.queue.length === 0;
			}
		}
	};
	module !== void 0 && (module.exports = dijkstra);
})), require_segments = __commonJSMin(((exports) => {
	let Mode = require_mode(), NumericData = require_numeric_data(), AlphanumericData = require_alphanumeric_data(), ByteData = require_byte_data(), KanjiData = require_kanji_data(), Regex = require_regex(), Utils = require_utils$1(), dijkstra = require_dijkstra();
	function getStringByteLength(str) {
		return unescape(encodeURIComponent(str)).length;
	}
	function getSegments(regex, mode, str) {
		let segments = [], result;
		for (; (result = regex.exec(str)) !== null;) segments.push({
			data: result[0],
			index: result.index,
			mode,
			length: result[0].length
		});
		return segments;
	}
	function getSegmentsFromString(dataStr) {
		let numSegs = getSegments(Regex.NUMERIC, Mode.NUMERIC, dataStr), alphaNumSegs = getSegments(Regex.ALPHANUMERIC, Mode.ALPHANUMERIC, dataStr), byteSegs, kanjiSegs;
		return Utils.isKanjiModeEnabled() ? (byteSegs = getSegments(Regex.BYTE, Mode.BYTE, dataStr), kanjiSegs = getSegments(Regex.KANJI, Mode.KANJI, dataStr)) : (byteSegs = getSegments(Regex.BYTE_KANJI, Mode.BYTE, dataStr), kanjiSegs = []), numSegs.concat(alphaNumSegs, byteSegs, kanjiSegs).sort(function(s1, s2) {
			return s1.index - s2.index;
		}).map(function(obj) {
			return {
				data: obj.data,
				mode: obj.mode,
				length: obj.length
			};
		});
	}
	function getSegmentBitsLength(length, mode) {
		switch (mode) {
			case Mode.NUMERIC: return NumericData.getBitsLength(length);
			case Mode.ALPHANUMERIC: return AlphanumericData.getBitsLength(length);
			case Mode.KANJI: return KanjiData.getBitsLength(length);
			case Mode.BYTE: return ByteData.getBitsLength(length);
		}
	}
	function mergeSegments(segs) {
		return segs.reduce(function(acc, curr) {
			let prevSeg = acc.length - 1 >= 0 ? acc[acc.length - 1] : null;
			return prevSeg && prevSeg.mode === curr.mode ? (acc[acc.length - 1].data += curr.data, acc) : (acc.push(curr), acc);
		}, []);
	}
	function buildNodes(segs) {
		let nodes = [];
		for (let i = 0; i < segs.length; i++) {
			let seg = segs[i];
			switch (seg.mode) {
				case Mode.NUMERIC:
					nodes.push([
						seg,
						{
							data: seg.data,
							mode: Mode.ALPHANUMERIC,
							length: seg.length
						},
						{
							data: seg.data,
							mode: Mode.BYTE,
							length: seg.length
						}
					]);
					break;
				case Mode.ALPHANUMERIC:
					nodes.push([seg, {
						data: seg.data,
						mode: Mode.BYTE,
						length: seg.length
					}]);
					break;
				case Mode.KANJI:
					nodes.push([seg, {
						data: seg.data,
						mode: Mode.BYTE,
						length: getStringByteLength(seg.data)
					}]);
					break;
				case Mode.BYTE: nodes.push([{
					data: seg.data,
					mode: Mode.BYTE,
					length: getStringByteLength(seg.data)
				}]);
			}
		}
		return nodes;
	}
	function buildGraph(nodes, version) {
		let table = {}, graph = { start: {} }, prevNodeIds = ["start"];
		for (let i = 0; i < nodes.length; i++) {
			let nodeGroup = nodes[i], currentNodeIds = [];
			for (let j = 0; j < nodeGroup.length; j++) {
				let node = nodeGroup[j], key = "" + i + j;
				currentNodeIds.push(key), table[key] = {
					node,
					lastCount: 0
				}, graph[key] = {};
				for (let n = 0; n < prevNodeIds.length; n++) {
					let prevNodeId = prevNodeIds[n];
					table[prevNodeId] && table[prevNodeId].node.mode === node.mode ? (graph[prevNodeId][key] = getSegmentBitsLength(table[prevNodeId].lastCount + node.length, node.mode) - getSegmentBitsLength(table[prevNodeId].lastCount, node.mode), table[prevNodeId].lastCount += node.length) : (table[prevNodeId] && (table[prevNodeId].lastCount = node.length), graph[prevNodeId][key] = getSegmentBitsLength(node.length, node.mode) + 4 + Mode.getCharCountIndicator(node.mode, version));
				}
			}
			prevNodeIds = currentNodeIds;
		}
		for (let n = 0; n < prevNodeIds.length; n++) graph[prevNodeIds[n]].end = 0;
		return {
			map: graph,
			table
		};
	}
	function buildSingleSegment(data, modesHint) {
		let mode, bestMode = Mode.getBestModeForData(data);
		if (mode = Mode.from(modesHint, bestMode), mode !== Mode.BYTE && mode.bit < bestMode.bit) throw Error("\"" + data + "\" cannot be encoded with mode " + Mode.toString(mode) + ".\n Suggested mode is: " + Mode.toString(bestMode));
		switch (mode === Mode.KANJI && !Utils.isKanjiModeEnabled() && (mode = Mode.BYTE), mode) {
			case Mode.NUMERIC: return new NumericData(data);
			case Mode.ALPHANUMERIC: return new AlphanumericData(data);
			case Mode.KANJI: return new KanjiData(data);
			case Mode.BYTE: return new ByteData(data);
		}
	}
	exports.fromArray = function(array) {
		return array.reduce(function(acc, seg) {
			return typeof seg == "string" ? acc.push(buildSingleSegment(seg, null)) : seg.data && acc.push(buildSingleSegment(seg.data, seg.mode)), acc;
		}, []);
	}, exports.fromString = function(data, version) {
		let graph = buildGraph(buildNodes(getSegmentsFromString(data, Utils.isKanjiModeEnabled())), version), path = dijkstra.find_path(graph.map, "start", "end"), optimizedSegs = [];
		for (let i = 1; i < path.length - 1; i++) optimizedSegs.push(graph.table[path[i]].node);
		return exports.fromArray(mergeSegments(optimizedSegs));
	}, exports.rawSplit = function(data) {
		return exports.fromArray(getSegmentsFromString(data, Utils.isKanjiModeEnabled()));
	};
})), require_qrcode = __commonJSMin(((exports) => {
	let Utils = require_utils$1(), ECLevel = require_error_correction_level(), BitBuffer = require_bit_buffer(), BitMatrix = require_bit_matrix(), AlignmentPattern = require_alignment_pattern(), FinderPattern = require_finder_pattern(), MaskPattern = require_mask_pattern(), ECCode = require_error_correction_code(), ReedSolomonEncoder = require_reed_solomon_encoder(), Version = require_version(), FormatInfo = require_format_info(), Mode = require_mode(), Segments = require_segments();
	function setupFinderPattern(matrix, version) {
		let size = matrix.size, pos = FinderPattern.getPositions(version);
		for (let i = 0; i < pos.length; i++) {
			let row = pos[i][0], col = pos[i][1];
			for (let r = -1; r <= 7; r++) if (!(row + r <= -1 || size <= row + r)) for (let c = -1; c <= 7; c++) col + c <= -1 || size <= col + c || (r >= 0 && r <= 6 && (c === 0 || c === 6) || c >= 0 && c <= 6 && (r === 0 || r === 6) || r >= 2 && r <= 4 && c >= 2 && c <= 4 ? matrix.set(row + r, col + c, !0, !0) : matrix.set(row + r, col + c, !1, !0));
		}
	}
	function setupTimingPattern(matrix) {
		let size = matrix.size;
		for (let r = 8; r < size - 8; r++) {
			let value = r % 2 == 0;
			matrix.set(r, 6, value, !0), matrix.set(6, r, value, !0);
		}
	}
	function setupAlignmentPattern(matrix, version) {
		let pos = AlignmentPattern.getPositions(version);
		for (let i = 0; i < pos.length; i++) {
			let row = pos[i][0], col = pos[i][1];
			for (let r = -2; r <= 2; r++) for (let c = -2; c <= 2; c++) r === -2 || r === 2 || c === -2 || c === 2 || r === 0 && c === 0 ? matrix.set(row + r, col + c, !0, !0) : matrix.set(row + r, col + c, !1, !0);
		}
	}
	function setupVersionInfo(matrix, version) {
		let size = matrix.size, bits = Version.getEncodedBits(version), row, col, mod;
		for (let i = 0; i < 18; i++) row = Math.floor(i / 3), col = i % 3 + size - 8 - 3, mod = (bits >> i & 1) == 1, matrix.set(row, col, mod, !0), matrix.set(col, row, mod, !0);
	}
	function setupFormatInfo(matrix, errorCorrectionLevel, maskPattern) {
		let size = matrix.size, bits = FormatInfo.getEncodedBits(errorCorrectionLevel, maskPattern), i, mod;
		for (i = 0; i < 15; i++) mod = (bits >> i & 1) == 1, i < 6 ? matrix.set(i, 8, mod, !0) : i < 8 ? matrix.set(i + 1, 8, mod, !0) : matrix.set(size - 15 + i, 8, mod, !0), i < 8 ? matrix.set(8, size - i - 1, mod, !0) : i < 9 ? matrix.set(8, 15 - i - 1 + 1, mod, !0) : matrix.set(8, 15 - i - 1, mod, !0);
		matrix.set(size - 8, 8, 1, !0);
	}
	function setupData(matrix, data) {
		let size = matrix.size, inc = -1, row = size - 1, bitIndex = 7, byteIndex = 0;
		for (let col = size - 1; col > 0; col -= 2) for (col === 6 && col--;;) {
			for (let c = 0; c < 2; c++) if (!matrix.isReserved(row, col - c)) {
				let dark = !1;
				byteIndex < data.length && (dark = (data[byteIndex] >>> bitIndex & 1) == 1), matrix.set(row, col - c, dark), bitIndex--, bitIndex === -1 && (byteIndex++, bitIndex = 7);
			}
			if (row += inc, row < 0 || size <= row) {
				row -= inc, inc = -inc;
				break;
			}
		}
	}
	function createData(version, errorCorrectionLevel, segments) {
		let buffer = new BitBuffer();
		segments.forEach(function(data) {
			buffer.put(data.mode.bit, 4), buffer.put(data.getLength(), Mode.getCharCountIndicator(data.mode, version)), data.write(buffer);
		});
		let dataTotalCodewordsBits = (Utils.getSymbolTotalCodewords(version) - ECCode.getTotalCodewordsCount(version, errorCorrectionLevel)) * 8;
		for (buffer.getLengthInBits() + 4 <= dataTotalCodewordsBits && buffer.put(0, 4); buffer.getLengthInBits() % 8 != 0;) buffer.putBit(0);
		let remainingByte = (dataTotalCodewordsBits - buffer.getLengthInBits()) / 8;
		for (let i = 0; i < remainingByte; i++) buffer.put(i % 2 ? 17 : 236, 8);
		return createCodewords(buffer, version, errorCorrectionLevel);
	}
	function createCodewords(bitBuffer, version, errorCorrectionLevel) {
		let totalCodewords = Utils.getSymbolTotalCodewords(version), dataTotalCodewords = totalCodewords - ECCode.getTotalCodewordsCount(version, errorCorrectionLevel), ecTotalBlocks = ECCode.getBlocksCount(version, errorCorrectionLevel), blocksInGroup1 = ecTotalBlocks - totalCodewords % ecTotalBlocks, totalCodewordsInGroup1 = Math.floor(totalCodewords / ecTotalBlocks), dataCodewordsInGroup1 = Math.floor(dataTotalCodewords / ecTotalBlocks), dataCodewordsInGroup2 = dataCodewordsInGroup1 + 1, ecCount = totalCodewordsInGroup1 - dataCodewordsInGroup1, rs = new ReedSolomonEncoder(ecCount), offset = 0, dcData = Array(ecTotalBlocks), ecData = Array(ecTotalBlocks), maxDataSize = 0, buffer = new Uint8Array(bitBuffer.buffer);
		for (let b = 0; b < ecTotalBlocks; b++) {
			let dataSize = b < blocksInGroup1 ? dataCodewordsInGroup1 : dataCodewordsInGroup2;
			dcData[b] = buffer.slice(offset, offset + dataSize), ecData[b] = rs.encode(dcData[b]), offset += dataSize, maxDataSize = Math.max(maxDataSize, dataSize);
		}
		let data = new Uint8Array(totalCodewords), index = 0, i, r;
		for (i = 0; i < maxDataSize; i++) for (r = 0; r < ecTotalBlocks; r++) i < dcData[r].length && (data[index++] = dcData[r][i]);
		for (i = 0; i < ecCount; i++) for (r = 0; r < ecTotalBlocks; r++) data[index++] = ecData[r][i];
		return data;
	}
	function createSymbol(data, version, errorCorrectionLevel, maskPattern) {
		let segments;
		if (Array.isArray(data)) segments = Segments.fromArray(data);
		else if (typeof data == "string") {
			let estimatedVersion = version;
			if (!estimatedVersion) {
				let rawSegments = Segments.rawSplit(data);
				estimatedVersion = Version.getBestVersionForData(rawSegments, errorCorrectionLevel);
			}
			segments = Segments.fromString(data, estimatedVersion || 40);
		} else throw Error("Invalid data");
		let bestVersion = Version.getBestVersionForData(segments, errorCorrectionLevel);
		if (!bestVersion) throw Error("The amount of data is too big to be stored in a QR Code");
		if (!version) version = bestVersion;
		else if (version < bestVersion) throw Error("\nThe chosen QR Code version cannot contain this amount of data.\nMinimum version required to store current data is: " + bestVersion + ".\n");
		let dataBits = createData(version, errorCorrectionLevel, segments), moduleCount = Utils.getSymbolSize(version), modules = new BitMatrix(moduleCount);
		return setupFinderPattern(modules, version), setupTimingPattern(modules), setupAlignmentPattern(modules, version), setupFormatInfo(modules, errorCorrectionLevel, 0), version >= 7 && setupVersionInfo(modules, version), setupData(modules, dataBits), isNaN(maskPattern) && (maskPattern = MaskPattern.getBestMask(modules, setupFormatInfo.bind(null, modules, errorCorrectionLevel))), MaskPattern.applyMask(maskPattern, modules), setupFormatInfo(modules, errorCorrectionLevel, maskPattern), {
			modules,
			version,
			errorCorrectionLevel,
			maskPattern,
			segments
		};
	}
	exports.create = function(data, options) {
		if (data === void 0 || data === "") throw Error("No input text");
		let errorCorrectionLevel = ECLevel.M, version, mask;
		return options !== void 0 && (errorCorrectionLevel = ECLevel.from(options.errorCorrectionLevel, ECLevel.M), version = Version.from(options.version), mask = MaskPattern.from(options.maskPattern), options.toSJISFunc && Utils.setToSJISFunction(options.toSJISFunc)), createSymbol(data, version, errorCorrectionLevel, mask);
	};
})), require_chunkstream = __commonJSMin(((exports, module) => {
	let util = __require("util"), Stream = __require("stream"), ChunkStream = module.exports = function() {
		Stream.call(this), this._buffers = [], this._buffered = 0, this._reads = [], this._paused = !1, this._encoding = "utf8", this.writable = !0;
	};
	util.inherits(ChunkStream, Stream), ChunkStream.prototype.read = function(length, callback) {
		this._reads.push({
			length: Math.abs(length),
			allowLess: length < 0,
			func: callback
		}), process.nextTick(function() {
			this._process(), this._paused && this._reads && this._reads.length > 0 && (this._paused = !1, this.emit("drain"));
		}.bind(this));
	}, ChunkStream.prototype.write = function(data, encoding) {
		if (!this.writable) return this.emit("error", Error("Stream not writable")), !1;
		let dataBuffer;
		return dataBuffer = Buffer.isBuffer(data) ? data : Buffer.from(data, encoding || this._encoding), this._buffers.push(dataBuffer), this._buffered += dataBuffer.length, this._process(), this._reads && this._reads.length === 0 && (this._paused = !0), this.writable && !this._paused;
	}, ChunkStream.prototype.end = function(data, encoding) {
		data && this.write(data, encoding), this.writable = !1, this._buffers && (this._buffers.length === 0 ? this._end() : (this._buffers.push(null), this._process()));
	}, ChunkStream.prototype.destroySoon = ChunkStream.prototype.end, ChunkStream.prototype._end = function() {
		this._reads.length > 0 && this.emit("error", Error("Unexpected end of input")), this.destroy();
	}, ChunkStream.prototype.destroy = function() {
		this._buffers && (this.writable = !1, this._reads = null, this._buffers = null, this.emit("close"));
	}, ChunkStream.prototype._processReadAllowingLess = function(read) {
		this._reads.shift();
		let smallerBuf = this._buffers[0];
		smallerBuf.length > read.length ? (this._buffered -= read.length, this._buffers[0] = smallerBuf.slice(read.length), read.func.call(this, smallerBuf.slice(0, read.length))) : (this._buffered -= smallerBuf.length, this._buffers.shift(), read.func.call(this, smallerBuf));
	}, ChunkStream.prototype._processRead = function(read) {
		this._reads.shift();
		let pos = 0, count = 0, data = Buffer.alloc(read.length);
		for (; pos < read.length;) {
			let buf = this._buffers[count++], len = Math.min(buf.length, read.length - pos);
			buf.copy(data, pos, 0, len), pos += len, len !== buf.length && (this._buffers[--count] = buf.slice(len));
		}
		count > 0 && this._buffers.splice(0, count), this._buffered -= read.length, read.func.call(this, data);
	}, ChunkStream.prototype._process = function() {
		try {
			for (; this._buffered > 0 && this._reads && this._reads.length > 0;) {
				let read = this._reads[0];
				if (read.allowLess) this._processReadAllowingLess(read);
				else if (this._buffered >= read.length) this._processRead(read);
				else break;
			}
			this._buffers && !this.writable && this._end();
		} catch (ex) {
			this.emit("error", ex);
		}
	};
})), require_interlace = __commonJSMin(((exports) => {
	let imagePasses = [
		{
			x: [0],
			y: [0]
		},
		{
			x: [4],
			y: [0]
		},
		{
			x: [0, 4],
			y: [4]
		},
		{
			x: [2, 6],
			y: [0, 4]
		},
		{
			x: [
				0,
				2,
				4,
				6
			],
			y: [2, 6]
		},
		{
			x: [
				1,
				3,
				5,
				7
			],
			y: [
				0,
				2,
				4,
				6
			]
		},
		{
			x: [
				0,
				1,
				2,
				3,
				4,
				5,
				6,
				7
			],
			y: [
				1,
				3,
				5,
				7
			]
		}
	];
	exports.getImagePasses = function(width, height) {
		let images = [], xLeftOver = width % 8, yLeftOver = height % 8, xRepeats = (width - xLeftOver) / 8, yRepeats = (height - yLeftOver) / 8;
		for (let i = 0; i < imagePasses.length; i++) {
			let pass = imagePasses[i], passWidth = xRepeats * pass.x.length, passHeight = yRepeats * pass.y.length;
			for (let j = 0; j < pass.x.length && pass.x[j] < xLeftOver; j++) passWidth++;
			for (let j = 0; j < pass.y.length && pass.y[j] < yLeftOver; j++) passHeight++;
			passWidth > 0 && passHeight > 0 && images.push({
				width: passWidth,
				height: passHeight,
				index: i
			});
		}
		return images;
	}, exports.getInterlaceIterator = function(width) {
		return function(x, y, pass) {
			let outerXLeftOver = x % imagePasses[pass].x.length, outerX = (x - outerXLeftOver) / imagePasses[pass].x.length * 8 + imagePasses[pass].x[outerXLeftOver], outerYLeftOver = y % imagePasses[pass].y.length, outerY = (y - outerYLeftOver) / imagePasses[pass].y.length * 8 + imagePasses[pass].y[outerYLeftOver];
			return outerX * 4 + outerY * width * 4;
		};
	};
})), require_paeth_predictor = __commonJSMin(((exports, module) => {
	module.exports = function(left, above, upLeft) {
		let paeth = left + above - upLeft, pLeft = Math.abs(paeth - left), pAbove = Math.abs(paeth - above), pUpLeft = Math.abs(paeth - upLeft);
		return pLeft <= pAbove && pLeft <= pUpLeft ? left : pAbove <= pUpLeft ? above : upLeft;
	};
})), require_filter_parse = __commonJSMin(((exports, module) => {
	let interlaceUtils = require_interlace(), paethPredictor = require_paeth_predictor();
	function getByteWidth(width, bpp, depth) {
		let byteWidth = width * bpp;
		return depth !== 8 && (byteWidth = Math.ceil(byteWidth / (8 / depth))), byteWidth;
	}
	let Filter = module.exports = function(bitmapInfo, dependencies) {
		let width = bitmapInfo.width, height = bitmapInfo.height, interlace = bitmapInfo.interlace, bpp = bitmapInfo.bpp, depth = bitmapInfo.depth;
		if (this.read = dependencies.read, this.write = dependencies.write, this.complete = dependencies.complete, this._imageIndex = 0, this._images = [], interlace) {
			let passes = interlaceUtils.getImagePasses(width, height);
			for (let i = 0; i < passes.length; i++) this._images.push({
				byteWidth: getByteWidth(passes[i].width, bpp, depth),
				height: passes[i].height,
				lineIndex: 0
			});
		} else this._images.push({
			byteWidth: getByteWidth(width, bpp, depth),
			height,
			lineIndex: 0
		});
		this._xComparison = depth === 8 ? bpp : depth === 16 ? bpp * 2 : 1;
	};
	Filter.prototype.start = function() {
		this.read(this._images[this._imageIndex].byteWidth + 1, this._reverseFilterLine.bind(this));
	}, Filter.prototype._unFilterType1 = function(rawData, unfilteredLine, byteWidth) {
		let xComparison = this._xComparison, xBiggerThan = xComparison - 1;
		for (let x = 0; x < byteWidth; x++) {
			let rawByte = rawData[1 + x], f1Left = x > xBiggerThan ? unfilteredLine[x - xComparison] : 0;
			unfilteredLine[x] = rawByte + f1Left;
		}
	}, Filter.prototype._unFilterType2 = function(rawData, unfilteredLine, byteWidth) {
		let lastLine = this._lastLine;
		for (let x = 0; x < byteWidth; x++) {
			let rawByte = rawData[1 + x], f2Up = lastLine ? lastLine[x] : 0;
			unfilteredLine[x] = rawByte + f2Up;
		}
	}, Filter.prototype._unFilterType3 = function(rawData, unfilteredLine, byteWidth) {
		let xComparison = this._xComparison, xBiggerThan = xComparison - 1, lastLine = this._lastLine;
		for (let x = 0; x < byteWidth; x++) {
			let rawByte = rawData[1 + x], f3Up = lastLine ? lastLine[x] : 0, f3Left = x > xBiggerThan ? unfilteredLine[x - xComparison] : 0, f3Add = Math.floor((f3Left + f3Up) / 2);
			unfilteredLine[x] = rawByte + f3Add;
		}
	}, Filter.prototype._unFilterType4 = function(rawData, unfilteredLine, byteWidth) {
		let xComparison = this._xComparison, xBiggerThan = xComparison - 1, lastLine = this._lastLine;
		for (let x = 0; x < byteWidth; x++) {
			let rawByte = rawData[1 + x], f4Up = lastLine ? lastLine[x] : 0, f4Left = x > xBiggerThan ? unfilteredLine[x - xComparison] : 0, f4UpLeft = x > xBiggerThan && lastLine ? lastLine[x - xComparison] : 0, f4Add = paethPredictor(f4Left, f4Up, f4UpLeft);
			unfilteredLine[x] = rawByte + f4Add;
		}
	}, Filter.prototype._reverseFilterLine = function(rawData) {
		let filter = rawData[0], unfilteredLine, currentImage = this._images[this._imageIndex], byteWidth = currentImage.byteWidth;
		if (filter === 0) unfilteredLine = rawData.slice(1, byteWidth + 1);
		else switch (unfilteredLine = Buffer.alloc(byteWidth), filter) {
			case 1:
				this._unFilterType1(rawData, unfilteredLine, byteWidth);
				break;
			case 2:
				this._unFilterType2(rawData, unfilteredLine, byteWidth);
				break;
			case 3:
				this._unFilterType3(rawData, unfilteredLine, byteWidth);
				break;
			case 4:
				this._unFilterType4(rawData, unfilteredLine, byteWidth);
				break;
			default: throw Error("Unrecognised filter type - " + filter);
		}
		this.write(unfilteredLine), currentImage.lineIndex++, currentImage.lineIndex >= currentImage.height ? (this._lastLine = null, this._imageIndex++, currentImage = this._images[this._imageIndex]) : this._lastLine = unfilteredLine, currentImage ? this.read(currentImage.byteWidth + 1, this._reverseFilterLine.bind(this)) : (this._lastLine = null, this.complete());
	};
})), require_filter_parse_async = __commonJSMin(((exports, module) => {
	let util = __require("util"), ChunkStream = require_chunkstream(), Filter = require_filter_parse(), FilterAsync = module.exports = function(bitmapInfo) {
		ChunkStream.call(this);
		let buffers = [], that = this;
		this._filter = new Filter(bitmapInfo, {
			read: this.read.bind(this),
			write: function(buffer) {
				buffers.push(buffer);
			},
			complete: function() {
				that.emit("complete", Buffer.concat(buffers));
			}
		}), this._filter.start();
	};
	util.inherits(FilterAsync, ChunkStream);
})), require_constants = __commonJSMin(((exports, module) => {
	module.exports = {
		PNG_SIGNATURE: [
			137,
			80,
			78,
			71,
			13,
			10,
			26,
			10
		],
		TYPE_IHDR: 1229472850,
		TYPE_IEND: 1229278788,
		TYPE_IDAT: 1229209940,
		TYPE_PLTE: 1347179589,
		TYPE_tRNS: 1951551059,
		TYPE_gAMA: 1732332865,
		COLORTYPE_GRAYSCALE: 0,
		COLORTYPE_PALETTE: 1,
		COLORTYPE_COLOR: 2,
		COLORTYPE_ALPHA: 4,
		COLORTYPE_PALETTE_COLOR: 3,
		COLORTYPE_COLOR_ALPHA: 6,
		COLORTYPE_TO_BPP_MAP: {
			0: 1,
			2: 3,
			3: 1,
			4: 2,
			6: 4
		},
		GAMMA_DIVISION: 1e5
	};
})), require_crc = __commonJSMin(((exports, module) => {
	let crcTable = [];
	(function() {
		for (let i = 0; i < 256; i++) {
			let currentCrc = i;
			for (let j = 0; j < 8; j++) currentCrc & 1 ? currentCrc = 3988292384 ^ currentCrc >>> 1 : currentCrc >>>= 1;
			crcTable[i] = currentCrc;
		}
	})();
	let CrcCalculator = module.exports = function() {
		this._crc = -1;
	};
	CrcCalculator.prototype.write = function(data) {
		for (let i = 0; i < data.length; i++) this._crc = crcTable[(this._crc ^ data[i]) & 255] ^ this._crc >>> 8;
		return !0;
	}, CrcCalculator.prototype.crc32 = function() {
		return this._crc ^ -1;
	}, CrcCalculator.crc32 = function(buf) {
		let crc = -1;
		for (let i = 0; i < buf.length; i++) crc = crcTable[(crc ^ buf[i]) & 255] ^ crc >>> 8;
		return crc ^ -1;
	};
})), require_parser = __commonJSMin(((exports, module) => {
	let constants = require_constants(), CrcCalculator = require_crc(), Parser = module.exports = function(options, dependencies) {
		this._options = options, options.checkCRC = options.checkCRC !== !1, this._hasIHDR = !1, this._hasIEND = !1, this._emittedHeadersFinished = !1, this._palette = [], this._colorType = 0, this._chunks = {}, this._chunks[constants.TYPE_IHDR] = this._handleIHDR.bind(this), this._chunks[constants.TYPE_IEND] = this._handleIEND.bind(this), this._chunks[constants.TYPE_IDAT] = this._handleIDAT.bind(this), this._chunks[constants.TYPE_PLTE] = this._handlePLTE.bind(this), this._chunks[constants.TYPE_tRNS] = this._handleTRNS.bind(this), this._chunks[constants.TYPE_gAMA] = this._handleGAMA.bind(this), this.read = dependencies.read, this.error = dependencies.error, this.metadata = dependencies.metadata, this.gamma = dependencies.gamma, this.transColor = dependencies.transColor, this.palette = dependencies.palette, this.parsed = dependencies.parsed, this.inflateData = dependencies.inflateData, this.finished = dependencies.finished, this.simpleTransparency = dependencies.simpleTransparency, this.headersFinished = dependencies.headersFinished || function() {};
	};
	Parser.prototype.start = function() {
		this.read(constants.PNG_SIGNATURE.length, this._parseSignature.bind(this));
	}, Parser.prototype._parseSignature = function(data) {
		let signature = constants.PNG_SIGNATURE;
		for (let i = 0; i < signature.length; i++) if (data[i] !== signature[i]) {
			this.error(Error("Invalid file signature"));
			return;
		}
		this.read(8, this._parseChunkBegin.bind(this));
	}, Parser.prototype._parseChunkBegin = function(data) {
		let length = data.readUInt32BE(0), type = data.readUInt32BE(4), name = "";
		for (let i = 4; i < 8; i++) name += String.fromCharCode(data[i]);
		let ancillary = !!(data[4] & 32);
		if (!this._hasIHDR && type !== constants.TYPE_IHDR) this.error(Error("Expected IHDR on beggining"));
		else {
			if (this._crc = new CrcCalculator(), this._crc.write(Buffer.from(name)), this._chunks[type]) return this._chunks[type](length);
			ancillary ? this.read(length + 4, this._skipChunk.bind(this)) : this.error(Error("Unsupported critical chunk type " + name));
		}
	}, Parser.prototype._skipChunk = function() {
		this.read(8, this._parseChunkBegin.bind(this));
	}, Parser.prototype._handleChunkEnd = function() {
		this.read(4, this._parseChunkEnd.bind(this));
	}, Parser.prototype._parseChunkEnd = function(data) {
		let fileCrc = data.readInt32BE(0), calcCrc = this._crc.crc32();
		this._options.checkCRC && calcCrc !== fileCrc ? this.error(Error("Crc error - " + fileCrc + " - " + calcCrc)) : this._hasIEND || this.read(8, this._parseChunkBegin.bind(this));
	}, Parser.prototype._handleIHDR = function(length) {
		this.read(length, this._parseIHDR.bind(this));
	}, Parser.prototype._parseIHDR = function(data) {
		this._crc.write(data);
		let width = data.readUInt32BE(0), height = data.readUInt32BE(4), depth = data[8], colorType = data[9], compr = data[10], filter = data[11], interlace = data[12];
		if (depth !== 8 && depth !== 4 && depth !== 2 && depth !== 1 && depth !== 16) {
			this.error(Error("Unsupported bit depth " + depth));
			return;
		}
		if (!(colorType in constants.COLORTYPE_TO_BPP_MAP)) {
			this.error(Error("Unsupported color type"));
			return;
		}
		if (compr !== 0) {
			this.error(Error("Unsupported compression method"));
			return;
		}
		if (filter !== 0) {
			this.error(Error("Unsupported filter method"));
			return;
		}
		if (interlace !== 0 && interlace !== 1) {
			this.error(Error("Unsupported interlace method"));
			return;
		}
		this._colorType = colorType;
		let bpp = constants.COLORTYPE_TO_BPP_MAP[this._colorType];
		this._hasIHDR = !0, this.metadata({
			width,
			height,
			depth,
			interlace: !!interlace,
			palette: !!(colorType & constants.COLORTYPE_PALETTE),
			color: !!(colorType & constants.COLORTYPE_COLOR),
			alpha: !!(colorType & constants.COLORTYPE_ALPHA),
			bpp,
			colorType
		}), this._handleChunkEnd();
	}, Parser.prototype._handlePLTE = function(length) {
		this.read(length, this._parsePLTE.bind(this));
	}, Parser.prototype._parsePLTE = function(data) {
		this._crc.write(data);
		let entries = Math.floor(data.length / 3);
		for (let i = 0; i < entries; i++) this._palette.push([
			data[i * 3],
			data[i * 3 + 1],
			data[i * 3 + 2],
			255
		]);
		this.palette(this._palette), this._handleChunkEnd();
	}, Parser.prototype._handleTRNS = function(length) {
		this.simpleTransparency(), this.read(length, this._parseTRNS.bind(this));
	}, Parser.prototype._parseTRNS = function(data) {
		if (this._crc.write(data), this._colorType === constants.COLORTYPE_PALETTE_COLOR) {
			if (this._palette.length === 0) {
				this.error(Error("Transparency chunk must be after palette"));
				return;
			}
			if (data.length > this._palette.length) {
				this.error(Error("More transparent colors than palette size"));
				return;
			}
			for (let i = 0; i < data.length; i++) this._palette[i][3] = data[i];
			this.palette(this._palette);
		}
		this._colorType === constants.COLORTYPE_GRAYSCALE && this.transColor([data.readUInt16BE(0)]), this._colorType === constants.COLORTYPE_COLOR && this.transColor([
			data.readUInt16BE(0),
			data.readUInt16BE(2),
			data.readUInt16BE(4)
		]), this._handleChunkEnd();
	}, Parser.prototype._handleGAMA = function(length) {
		this.read(length, this._parseGAMA.bind(this));
	}, Parser.prototype._parseGAMA = function(data) {
		this._crc.write(data), this.gamma(data.readUInt32BE(0) / constants.GAMMA_DIVISION), this._handleChunkEnd();
	}, Parser.prototype._handleIDAT = function(length) {
		this._emittedHeadersFinished || (this._emittedHeadersFinished = !0, this.headersFinished()), this.read(-length, this._parseIDAT.bind(this, length));
	}, Parser.prototype._parseIDAT = function(length, data) {
		if (this._crc.write(data), this._colorType === constants.COLORTYPE_PALETTE_COLOR && this._palette.length === 0) throw Error("Expected palette not found");
		this.inflateData(data);
		let leftOverLength = length - data.length;
		leftOverLength > 0 ? this._handleIDAT(leftOverLength) : this._handleChunkEnd();
	}, Parser.prototype._handleIEND = function(length) {
		this.read(length, this._parseIEND.bind(this));
	}, Parser.prototype._parseIEND = function(data) {
		this._crc.write(data), this._hasIEND = !0, this._handleChunkEnd(), this.finished && this.finished();
	};
})), require_bitmapper = __commonJSMin(((exports) => {
	let interlaceUtils = require_interlace(), pixelBppMapper = [
		function() {},
		function(pxData, data, pxPos, rawPos) {
			if (rawPos === data.length) throw Error("Ran out of data");
			let pixel = data[rawPos];
			pxData[pxPos] = pixel, pxData[pxPos + 1] = pixel, pxData[pxPos + 2] = pixel, pxData[pxPos + 3] = 255;
		},
		function(pxData, data, pxPos, rawPos) {
			if (rawPos + 1 >= data.length) throw Error("Ran out of data");
			let pixel = data[rawPos];
			pxData[pxPos] = pixel, pxData[pxPos + 1] = pixel, pxData[pxPos + 2] = pixel, pxData[pxPos + 3] = data[rawPos + 1];
		},
		function(pxData, data, pxPos, rawPos) {
			if (rawPos + 2 >= data.length) throw Error("Ran out of data");
			pxData[pxPos] = data[rawPos], pxData[pxPos + 1] = data[rawPos + 1], pxData[pxPos + 2] = data[rawPos + 2], pxData[pxPos + 3] = 255;
		},
		function(pxData, data, pxPos, rawPos) {
			if (rawPos + 3 >= data.length) throw Error("Ran out of data");
			pxData[pxPos] = data[rawPos], pxData[pxPos + 1] = data[rawPos + 1], pxData[pxPos + 2] = data[rawPos + 2], pxData[pxPos + 3] = data[rawPos + 3];
		}
	], pixelBppCustomMapper = [
		function() {},
		function(pxData, pixelData, pxPos, maxBit) {
			let pixel = pixelData[0];
			pxData[pxPos] = pixel, pxData[pxPos + 1] = pixel, pxData[pxPos + 2] = pixel, pxData[pxPos + 3] = maxBit;
		},
		function(pxData, pixelData, pxPos) {
			let pixel = pixelData[0];
			pxData[pxPos] = pixel, pxData[pxPos + 1] = pixel, pxData[pxPos + 2] = pixel, pxData[pxPos + 3] = pixelData[1];
		},
		function(pxData, pixelData, pxPos, maxBit) {
			pxData[pxPos] = pixelData[0], pxData[pxPos + 1] = pixelData[1], pxData[pxPos + 2] = pixelData[2], pxData[pxPos + 3] = maxBit;
		},
		function(pxData, pixelData, pxPos) {
			pxData[pxPos] = pixelData[0], pxData[pxPos + 1] = pixelData[1], pxData[pxPos + 2] = pixelData[2], pxData[pxPos + 3] = pixelData[3];
		}
	];
	function bitRetriever(data, depth) {
		let leftOver = [], i = 0;
		function split() {
			if (i === data.length) throw Error("Ran out of data");
			let byte = data[i];
			i++;
			let byte8, byte7, byte6, byte5, byte4, byte3, byte2, byte1;
			switch (depth) {
				default: throw Error("unrecognised depth");
				case 16:
					byte2 = data[i], i++, leftOver.push((byte << 8) + byte2);
					break;
				case 4:
					byte2 = byte & 15, byte1 = byte >> 4, leftOver.push(byte1, byte2);
					break;
				case 2:
					byte4 = byte & 3, byte3 = byte >> 2 & 3, byte2 = byte >> 4 & 3, byte1 = byte >> 6 & 3, leftOver.push(byte1, byte2, byte3, byte4);
					break;
				case 1: byte8 = byte & 1, byte7 = byte >> 1 & 1, byte6 = byte >> 2 & 1, byte5 = byte >> 3 & 1, byte4 = byte >> 4 & 1, byte3 = byte >> 5 & 1, byte2 = byte >> 6 & 1, byte1 = byte >> 7 & 1, leftOver.push(byte1, byte2, byte3, byte4, byte5, byte6, byte7, byte8);
			}
		}
		return {
			get: function(count) {
				for (; leftOver.length < count;) split();
				let returner = leftOver.slice(0, count);
				return leftOver = leftOver.slice(count), returner;
			},
			resetAfterLine: function() {
				leftOver.length = 0;
			},
			end: function() {
				if (i !== data.length) throw Error("extra data found");
			}
		};
	}
	function mapImage8Bit(image, pxData, getPxPos, bpp, data, rawPos) {
		let imageWidth = image.width, imageHeight = image.height, imagePass = image.index;
		for (let y = 0; y < imageHeight; y++) for (let x = 0; x < imageWidth; x++) {
			let pxPos = getPxPos(x, y, imagePass);
			pixelBppMapper[bpp](pxData, data, pxPos, rawPos), rawPos += bpp;
		}
		return rawPos;
	}
	function mapImageCustomBit(image, pxData, getPxPos, bpp, bits, maxBit) {
		let imageWidth = image.width, imageHeight = image.height, imagePass = image.index;
		for (let y = 0; y < imageHeight; y++) {
			for (let x = 0; x < imageWidth; x++) {
				let pixelData = bits.get(bpp), pxPos = getPxPos(x, y, imagePass);
				pixelBppCustomMapper[bpp](pxData, pixelData, pxPos, maxBit);
			}
			bits.resetAfterLine();
		}
	}
	exports.dataToBitMap = function(data, bitmapInfo) {
		let width = bitmapInfo.width, height = bitmapInfo.height, depth = bitmapInfo.depth, bpp = bitmapInfo.bpp, interlace = bitmapInfo.interlace, bits;
		depth !== 8 && (bits = bitRetriever(data, depth));
		let pxData;
		pxData = depth <= 8 ? Buffer.alloc(width * height * 4) : new Uint16Array(width * height * 4);
		let maxBit = 2 ** depth - 1, rawPos = 0, images, getPxPos;
		if (interlace) images = interlaceUtils.getImagePasses(width, height), getPxPos = interlaceUtils.getInterlaceIterator(width, height);
		else {
			let nonInterlacedPxPos = 0;
			getPxPos = function() {
				let returner = nonInterlacedPxPos;
				return nonInterlacedPxPos += 4, returner;
			}, images = [{
				width,
				height
			}];
		}
		for (let imageIndex = 0; imageIndex < images.length; imageIndex++) depth === 8 ? rawPos = mapImage8Bit(images[imageIndex], pxData, getPxPos, bpp, data, rawPos) : mapImageCustomBit(images[imageIndex], pxData, getPxPos, bpp, bits, maxBit);
		if (depth === 8) {
			if (rawPos !== data.length) throw Error("extra data found");
		} else bits.end();
		return pxData;
	};
})), require_format_normaliser = __commonJSMin(((exports, module) => {
	function dePalette(indata, outdata, width, height, palette) {
		let pxPos = 0;
		for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
			let color = palette[indata[pxPos]];
			if (!color) throw Error("index " + indata[pxPos] + " not in palette");
			for (let i = 0; i < 4; i++) outdata[pxPos + i] = color[i];
			pxPos += 4;
		}
	}
	function replaceTransparentColor(indata, outdata, width, height, transColor) {
		let pxPos = 0;
		for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
			let makeTrans = !1;
			if (transColor.length === 1 ? transColor[0] === indata[pxPos] && (makeTrans = !0) : transColor[0] === indata[pxPos] && transColor[1] === indata[pxPos + 1] && transColor[2] === indata[pxPos + 2] && (makeTrans = !0), makeTrans) for (let i = 0; i < 4; i++) outdata[pxPos + i] = 0;
			pxPos += 4;
		}
	}
	function scaleDepth(indata, outdata, width, height, depth) {
		let maxInSample = 2 ** depth - 1, pxPos = 0;
		for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
			for (let i = 0; i < 4; i++) outdata[pxPos + i] = Math.floor(indata[pxPos + i] * 255 / maxInSample + .5);
			pxPos += 4;
		}
	}
	module.exports = function(indata, imageData) {
		let depth = imageData.depth, width = imageData.width, height = imageData.height, colorType = imageData.colorType, transColor = imageData.transColor, palette = imageData.palette, outdata = indata;
		return colorType === 3 ? dePalette(indata, outdata, width, height, palette) : (transColor && replaceTransparentColor(indata, outdata, width, height, transColor), depth !== 8 && (depth === 16 && (outdata = Buffer.alloc(width * height * 4)), scaleDepth(indata, outdata, width, height, depth))), outdata;
	};
})), require_parser_async = __commonJSMin(((exports, module) => {
	let util = __require("util"), zlib = __require("zlib"), ChunkStream = require_chunkstream(), FilterAsync = require_filter_parse_async(), Parser = require_parser(), bitmapper = require_bitmapper(), formatNormaliser = require_format_normaliser(), ParserAsync = module.exports = function(options) {
		ChunkStream.call(this), this._parser = new Parser(options, {
			read: this.read.bind(this),
			error: this._handleError.bind(this),
			metadata: this._handleMetaData.bind(this),
			gamma: this.emit.bind(this, "gamma"),
			palette: this._handlePalette.bind(this),
			transColor: this._handleTransColor.bind(this),
			finished: this._finished.bind(this),
			inflateData: this._inflateData.bind(this),
			simpleTransparency: this._simpleTransparency.bind(this),
			headersFinished: this._headersFinished.bind(this)
		}), this._options = options, this.writable = !0, this._parser.start();
	};
	util.inherits(ParserAsync, ChunkStream), ParserAsync.prototype._handleError = function(err) {
		this.emit("error", err), this.writable = !1, this.destroy(), this._inflate && this._inflate.destroy && this._inflate.destroy(), this._filter && (this._filter.destroy(), this._filter.on("error", function() {})), this.errord = !0;
	}, ParserAsync.prototype._inflateData = function(data) {
		if (!this._inflate) {
			if (this._bitmapInfo.interlace) this._inflate = zlib.createInflate(), this._inflate.on("error", this.emit.bind(this, "error")), this._filter.on("complete", this._complete.bind(this)), this._inflate.pipe(this._filter);
			else {
				let imageSize = ((this._bitmapInfo.width * this._bitmapInfo.bpp * this._bitmapInfo.depth + 7 >> 3) + 1) * this._bitmapInfo.height, chunkSize = Math.max(imageSize, zlib.Z_MIN_CHUNK);
				this._inflate = zlib.createInflate({ chunkSize });
				let leftToInflate = imageSize, emitError = this.emit.bind(this, "error");
				this._inflate.on("error", function(err) {
					leftToInflate && emitError(err);
				}), this._filter.on("complete", this._complete.bind(this));
				let filterWrite = this._filter.write.bind(this._filter);
				this._inflate.on("data", function(chunk) {
					leftToInflate && (chunk.length > leftToInflate && (chunk = chunk.slice(0, leftToInflate)), leftToInflate -= chunk.length, filterWrite(chunk));
				}), this._inflate.on("end", this._filter.end.bind(this._filter));
			}
		}
		this._inflate.write(data);
	}, ParserAsync.prototype._handleMetaData = function(metaData) {
		this._metaData = metaData, this._bitmapInfo = Object.create(metaData), this._filter = new FilterAsync(this._bitmapInfo);
	}, ParserAsync.prototype._handleTransColor = function(transColor) {
		this._bitmapInfo.transColor = transColor;
	}, ParserAsync.prototype._handlePalette = function(palette) {
		this._bitmapInfo.palette = palette;
	}, ParserAsync.prototype._simpleTransparency = function() {
		this._metaData.alpha = !0;
	}, ParserAsync.prototype._headersFinished = function() {
		this.emit("metadata", this._metaData);
	}, ParserAsync.prototype._finished = function() {
		this.errord || (this._inflate ? this._inflate.end() : this.emit("error", "No Inflate block"));
	}, ParserAsync.prototype._complete = function(filteredData) {
		if (this.errord) return;
		let normalisedBitmapData;
		try {
			let bitmapData = bitmapper.dataToBitMap(filteredData, this._bitmapInfo);
			normalisedBitmapData = formatNormaliser(bitmapData, this._bitmapInfo), bitmapData = null;
		} catch (ex) {
			this._handleError(ex);
			return;
		}
		this.emit("parsed", normalisedBitmapData);
	};
})), require_bitpacker = __commonJSMin(((exports, module) => {
	let constants = require_constants();
	module.exports = function(dataIn, width, height, options) {
		let outHasAlpha = [constants.COLORTYPE_COLOR_ALPHA, constants.COLORTYPE_ALPHA].indexOf(options.colorType) !== -1;
		if (options.colorType === options.inputColorType) {
			let bigEndian = (function() {
				let buffer = new ArrayBuffer(2);
				return new DataView(buffer).setInt16(0, 256, !0), new Int16Array(buffer)[0] !== 256;
			})();
			if (options.bitDepth === 8 || options.bitDepth === 16 && bigEndian) return dataIn;
		}
		let data = options.bitDepth === 16 ? new Uint16Array(dataIn.buffer) : dataIn, maxValue = 255, inBpp = constants.COLORTYPE_TO_BPP_MAP[options.inputColorType];
		inBpp === 4 && !options.inputHasAlpha && (inBpp = 3);
		let outBpp = constants.COLORTYPE_TO_BPP_MAP[options.colorType];
		options.bitDepth === 16 && (maxValue = 65535, outBpp *= 2);
		let outData = Buffer.alloc(width * height * outBpp), inIndex = 0, outIndex = 0, bgColor = options.bgColor || {};
		bgColor.red === void 0 && (bgColor.red = maxValue), bgColor.green === void 0 && (bgColor.green = maxValue), bgColor.blue === void 0 && (bgColor.blue = maxValue);
		function getRGBA() {
			let red, green, blue, alpha = maxValue;
			switch (options.inputColorType) {
				case constants.COLORTYPE_COLOR_ALPHA:
					alpha = data[inIndex + 3], red = data[inIndex], green = data[inIndex + 1], blue = data[inIndex + 2];
					break;
				case constants.COLORTYPE_COLOR:
					red = data[inIndex], green = data[inIndex + 1], blue = data[inIndex + 2];
					break;
				case constants.COLORTYPE_ALPHA:
					alpha = data[inIndex + 1], red = data[inIndex], green = red, blue = red;
					break;
				case constants.COLORTYPE_GRAYSCALE:
					red = data[inIndex], green = red, blue = red;
					break;
				default: throw Error("input color type:" + options.inputColorType + " is not supported at present");
			}
			return options.inputHasAlpha && (outHasAlpha || (alpha /= maxValue, red = Math.min(Math.max(Math.round((1 - alpha) * bgColor.red + alpha * red), 0), maxValue), green = Math.min(Math.max(Math.round((1 - alpha) * bgColor.green + alpha * green), 0), maxValue), blue = Math.min(Math.max(Math.round((1 - alpha) * bgColor.blue + alpha * blue), 0), maxValue))), {
				red,
				green,
				blue,
				alpha
			};
		}
		for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
			let rgba = getRGBA(data, inIndex);
			switch (options.colorType) {
				case constants.COLORTYPE_COLOR_ALPHA:
				case constants.COLORTYPE_COLOR:
					options.bitDepth === 8 ? (outData[outIndex] = rgba.red, outData[outIndex + 1] = rgba.green, outData[outIndex + 2] = rgba.blue, outHasAlpha && (outData[outIndex + 3] = rgba.alpha)) : (outData.writeUInt16BE(rgba.red, outIndex), outData.writeUInt16BE(rgba.green, outIndex + 2), outData.writeUInt16BE(rgba.blue, outIndex + 4), outHasAlpha && outData.writeUInt16BE(rgba.alpha, outIndex + 6));
					break;
				case constants.COLORTYPE_ALPHA:
				case constants.COLORTYPE_GRAYSCALE: {
					let grayscale = (rgba.red + rgba.green + rgba.blue) / 3;
					options.bitDepth === 8 ? (outData[outIndex] = grayscale, outHasAlpha && (outData[outIndex + 1] = rgba.alpha)) : (outData.writeUInt16BE(grayscale, outIndex), outHasAlpha && outData.writeUInt16BE(rgba.alpha, outIndex + 2));
					break;
				}
				default: throw Error("unrecognised color Type " + options.colorType);
			}
			inIndex += inBpp, outIndex += outBpp;
		}
		return outData;
	};
})), require_filter_pack = __commonJSMin(((exports, module) => {
	let paethPredictor = require_paeth_predictor();
	function filterNone(pxData, pxPos, byteWidth, rawData, rawPos) {
		for (let x = 0; x < byteWidth; x++) rawData[rawPos + x] = pxData[pxPos + x];
	}
	function filterSumNone(pxData, pxPos, byteWidth) {
		let sum = 0, length = pxPos + byteWidth;
		for (let i = pxPos; i < length; i++) sum += Math.abs(pxData[i]);
		return sum;
	}
	function filterSub(pxData, pxPos, byteWidth, rawData, rawPos, bpp) {
		for (let x = 0; x < byteWidth; x++) {
			let left = x >= bpp ? pxData[pxPos + x - bpp] : 0, val = pxData[pxPos + x] - left;
			rawData[rawPos + x] = val;
		}
	}
	function filterSumSub(pxData, pxPos, byteWidth, bpp) {
		let sum = 0;
		for (let x = 0; x < byteWidth; x++) {
			let left = x >= bpp ? pxData[pxPos + x - bpp] : 0, val = pxData[pxPos + x] - left;
			sum += Math.abs(val);
		}
		return sum;
	}
	function filterUp(pxData, pxPos, byteWidth, rawData, rawPos) {
		for (let x = 0; x < byteWidth; x++) {
			let up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0, val = pxData[pxPos + x] - up;
			rawData[rawPos + x] = val;
		}
	}
	function filterSumUp(pxData, pxPos, byteWidth) {
		let sum = 0, length = pxPos + byteWidth;
		for (let x = pxPos; x < length; x++) {
			let up = pxPos > 0 ? pxData[x - byteWidth] : 0, val = pxData[x] - up;
			sum += Math.abs(val);
		}
		return sum;
	}
	function filterAvg(pxData, pxPos, byteWidth, rawData, rawPos, bpp) {
		for (let x = 0; x < byteWidth; x++) {
			let left = x >= bpp ? pxData[pxPos + x - bpp] : 0, up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0, val = pxData[pxPos + x] - (left + up >> 1);
			rawData[rawPos + x] = val;
		}
	}
	function filterSumAvg(pxData, pxPos, byteWidth, bpp) {
		let sum = 0;
		for (let x = 0; x < byteWidth; x++) {
			let left = x >= bpp ? pxData[pxPos + x - bpp] : 0, up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0, val = pxData[pxPos + x] - (left + up >> 1);
			sum += Math.abs(val);
		}
		return sum;
	}
	function filterPaeth(pxData, pxPos, byteWidth, rawData, rawPos, bpp) {
		for (let x = 0; x < byteWidth; x++) {
			let left = x >= bpp ? pxData[pxPos + x - bpp] : 0, up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0, upleft = pxPos > 0 && x >= bpp ? pxData[pxPos + x - (byteWidth + bpp)] : 0, val = pxData[pxPos + x] - paethPredictor(left, up, upleft);
			rawData[rawPos + x] = val;
		}
	}
	function filterSumPaeth(pxData, pxPos, byteWidth, bpp) {
		let sum = 0;
		for (let x = 0; x < byteWidth; x++) {
			let left = x >= bpp ? pxData[pxPos + x - bpp] : 0, up = pxPos > 0 ? pxData[pxPos + x - byteWidth] : 0, upleft = pxPos > 0 && x >= bpp ? pxData[pxPos + x - (byteWidth + bpp)] : 0, val = pxData[pxPos + x] - paethPredictor(left, up, upleft);
			sum += Math.abs(val);
		}
		return sum;
	}
	let filters = {
		0: filterNone,
		1: filterSub,
		2: filterUp,
		3: filterAvg,
		4: filterPaeth
	}, filterSums = {
		0: filterSumNone,
		1: filterSumSub,
		2: filterSumUp,
		3: filterSumAvg,
		4: filterSumPaeth
	};
	module.exports = function(pxData, width, height, options, bpp) {
		let filterTypes;
		if (!("filterType" in options) || options.filterType === -1) filterTypes = [
			0,
			1,
			2,
			3,
			4
		];
		else if (typeof options.filterType == "number") filterTypes = [options.filterType];
		else throw Error("unrecognised filter types");
		options.bitDepth === 16 && (bpp *= 2);
		let byteWidth = width * bpp, rawPos = 0, pxPos = 0, rawData = Buffer.alloc((byteWidth + 1) * height), sel = filterTypes[0];
		for (let y = 0; y < height; y++) {
			if (filterTypes.length > 1) {
				let min = 1e400;
				for (let i = 0; i < filterTypes.length; i++) {
					let sum = filterSums[filterTypes[i]](pxData, pxPos, byteWidth, bpp);
					sum < min && (sel = filterTypes[i], min = sum);
				}
			}
			rawData[rawPos] = sel, rawPos++, filters[sel](pxData, pxPos, byteWidth, rawData, rawPos, bpp), rawPos += byteWidth, pxPos += byteWidth;
		}
		return rawData;
	};
})), require_packer = __commonJSMin(((exports, module) => {
	let constants = require_constants(), CrcStream = require_crc(), bitPacker = require_bitpacker(), filter = require_filter_pack(), zlib = __require("zlib"), Packer = module.exports = function(options) {
		if (this._options = options, options.deflateChunkSize = options.deflateChunkSize || 32768, options.deflateLevel = options.deflateLevel == null ? 9 : options.deflateLevel, options.deflateStrategy = options.deflateStrategy == null ? 3 : options.deflateStrategy, options.inputHasAlpha = options.inputHasAlpha == null || options.inputHasAlpha, options.deflateFactory = options.deflateFactory || zlib.createDeflate, options.bitDepth = options.bitDepth || 8, options.colorType = typeof options.colorType == "number" ? options.colorType : constants.COLORTYPE_COLOR_ALPHA, options.inputColorType = typeof options.inputColorType == "number" ? options.inputColorType : constants.COLORTYPE_COLOR_ALPHA, [
			constants.COLORTYPE_GRAYSCALE,
			constants.COLORTYPE_COLOR,
			constants.COLORTYPE_COLOR_ALPHA,
			constants.COLORTYPE_ALPHA
		].indexOf(options.colorType) === -1) throw Error("option color type:" + options.colorType + " is not supported at present");
		if ([
			constants.COLORTYPE_GRAYSCALE,
			constants.COLORTYPE_COLOR,
			constants.COLORTYPE_COLOR_ALPHA,
			constants.COLORTYPE_ALPHA
		].indexOf(options.inputColorType) === -1) throw Error("option input color type:" + options.inputColorType + " is not supported at present");
		if (options.bitDepth !== 8 && options.bitDepth !== 16) throw Error("option bit depth:" + options.bitDepth + " is not supported at present");
	};
	Packer.prototype.getDeflateOptions = function() {
		return {
			chunkSize: this._options.deflateChunkSize,
			level: this._options.deflateLevel,
			strategy: this._options.deflateStrategy
		};
	}, Packer.prototype.createDeflate = function() {
		return this._options.deflateFactory(this.getDeflateOptions());
	}, Packer.prototype.filterData = function(data, width, height) {
		let packedData = bitPacker(data, width, height, this._options), bpp = constants.COLORTYPE_TO_BPP_MAP[this._options.colorType];
		return filter(packedData, width, height, this._options, bpp);
	}, Packer.prototype._packChunk = function(type, data) {
		let len = data ? data.length : 0, buf = Buffer.alloc(len + 12);
		return buf.writeUInt32BE(len, 0), buf.writeUInt32BE(type, 4), data && data.copy(buf, 8), buf.writeInt32BE(CrcStream.crc32(buf.slice(4, buf.length - 4)), buf.length - 4), buf;
	}, Packer.prototype.packGAMA = function(gamma) {
		let buf = Buffer.alloc(4);
		return buf.writeUInt32BE(Math.floor(gamma * constants.GAMMA_DIVISION), 0), this._packChunk(constants.TYPE_gAMA, buf);
	}, Packer.prototype.packIHDR = function(width, height) {
		let buf = Buffer.alloc(13);
		return buf.writeUInt32BE(width, 0), buf.writeUInt32BE(height, 4), buf[8] = this._options.bitDepth, buf[9] = this._options.colorType, buf[10] = 0, buf[11] = 0, buf[12] = 0, this._packChunk(constants.TYPE_IHDR, buf);
	}, Packer.prototype.packIDAT = function(data) {
		return this._packChunk(constants.TYPE_IDAT, data);
	}, Packer.prototype.packIEND = function() {
		return this._packChunk(constants.TYPE_IEND, null);
	};
})), require_packer_async = __commonJSMin(((exports, module) => {
	let util = __require("util"), Stream = __require("stream"), constants = require_constants(), Packer = require_packer(), PackerAsync = module.exports = function(opt) {
		Stream.call(this);
		let options = opt || {};
		this._packer = new Packer(options), this._deflate = this._packer.createDeflate(), this.readable = !0;
	};
	util.inherits(PackerAsync, Stream), PackerAsync.prototype.pack = function(data, width, height, gamma) {
		this.emit("data", Buffer.from(constants.PNG_SIGNATURE)), this.emit("data", this._packer.packIHDR(width, height)), gamma && this.emit("data", this._packer.packGAMA(gamma));
		let filteredData = this._packer.filterData(data, width, height);
		this._deflate.on("error", this.emit.bind(this, "error")), this._deflate.on("data", function(compressedData) {
			this.emit("data", this._packer.packIDAT(compressedData));
		}.bind(this)), this._deflate.on("end", function() {
			this.emit("data", this._packer.packIEND()), this.emit("end");
		}.bind(this)), this._deflate.end(filteredData);
	};
})), require_sync_inflate = __commonJSMin(((exports, module) => {
	let assert = __require("assert").ok, zlib = __require("zlib"), util = __require("util"), kMaxLength = __require("buffer").kMaxLength;
	function Inflate(opts) {
		if (!(this instanceof Inflate)) return new Inflate(opts);
		opts && opts.chunkSize < zlib.Z_MIN_CHUNK && (opts.chunkSize = zlib.Z_MIN_CHUNK), zlib.Inflate.call(this, opts), this._offset = this._offset === void 0 ? this._outOffset : this._offset, this._buffer = this._buffer || this._outBuffer, opts && opts.maxLength != null && (this._maxLength = opts.maxLength);
	}
	function createInflate(opts) {
		return new Inflate(opts);
	}
	function _close(engine, callback) {
		callback && process.nextTick(callback), engine._handle &&= (engine._handle.close(), null);
	}
	Inflate.prototype._processChunk = function(chunk, flushFlag, asyncCb) {
		if (typeof asyncCb == "function") return zlib.Inflate._processChunk.call(this, chunk, flushFlag, asyncCb);
		let self = this, availInBefore = chunk && chunk.length, availOutBefore = this._chunkSize - this._offset, leftToInflate = this._maxLength, inOff = 0, buffers = [], nread = 0, error;
		this.on("error", function(err) {
			error = err;
		});
		function handleChunk(availInAfter, availOutAfter) {
			if (self._hadError) return;
			let have = availOutBefore - availOutAfter;
			if (assert(have >= 0, "have should not go down"), have > 0) {
				let out = self._buffer.slice(self._offset, self._offset + have);
				if (self._offset += have, out.length > leftToInflate && (out = out.slice(0, leftToInflate)), buffers.push(out), nread += out.length, leftToInflate -= out.length, leftToInflate === 0) return !1;
			}
			return (availOutAfter === 0 || self._offset >= self._chunkSize) && (availOutBefore = self._chunkSize, self._offset = 0, self._buffer = Buffer.allocUnsafe(self._chunkSize)), availOutAfter === 0 && (inOff += availInBefore - availInAfter, availInBefore = availInAfter, !0);
		}
		assert(this._handle, "zlib binding closed");
		let res;
		do
			res = this._handle.writeSync(flushFlag, chunk, inOff, availInBefore, this._buffer, this._offset, availOutBefore), res ||= this._writeState;
		while (!this._hadError && handleChunk(res[0], res[1]));
		if (this._hadError) throw error;
		if (nread >= kMaxLength) throw _close(this), RangeError("Cannot create final Buffer. It would be larger than 0x" + kMaxLength.toString(16) + " bytes");
		let buf = Buffer.concat(buffers, nread);
		return _close(this), buf;
	}, util.inherits(Inflate, zlib.Inflate);
	function zlibBufferSync(engine, buffer) {
		if (typeof buffer == "string" && (buffer = Buffer.from(buffer)), !(buffer instanceof Buffer)) throw TypeError("Not a string or buffer");
		let flushFlag = engine._finishFlushFlag;
		return flushFlag ??= zlib.Z_FINISH, engine._processChunk(buffer, flushFlag);
	}
	function inflateSync(buffer, opts) {
		return zlibBufferSync(new Inflate(opts), buffer);
	}
	module.exports = exports = inflateSync, exports.Inflate = Inflate, exports.createInflate = createInflate, exports.inflateSync = inflateSync;
})), require_sync_reader = __commonJSMin(((exports, module) => {
	let SyncReader = module.exports = function(buffer) {
		this._buffer = buffer, this._reads = [];
	};
	SyncReader.prototype.read = function(length, callback) {
		this._reads.push({
			length: Math.abs(length),
			allowLess: length < 0,
			func: callback
		});
	}, SyncReader.prototype.process = function() {
		for (; this._reads.length > 0 && this._buffer.length;) {
			let read = this._reads[0];
			if (this._buffer.length && (this._buffer.length >= read.length || read.allowLess)) {
				this._reads.shift();
				let buf = this._buffer;
				this._buffer = buf.slice(read.length), read.func.call(this, buf.slice(0, read.length));
			} else break;
		}
		if (this._reads.length > 0) return Error("There are some read requests waitng on finished stream");
		if (this._buffer.length > 0) return Error("unrecognised content at end of stream");
	};
})), require_filter_parse_sync = __commonJSMin(((exports) => {
	let SyncReader = require_sync_reader(), Filter = require_filter_parse();
	exports.process = function(inBuffer, bitmapInfo) {
		let outBuffers = [], reader = new SyncReader(inBuffer);
		return new Filter(bitmapInfo, {
			read: reader.read.bind(reader),
			write: function(bufferPart) {
				outBuffers.push(bufferPart);
			},
			complete: function() {}
		}).start(), reader.process(), Buffer.concat(outBuffers);
	};
})), require_parser_sync = __commonJSMin(((exports, module) => {
	let hasSyncZlib = !0, zlib = __require("zlib"), inflateSync = require_sync_inflate();
	zlib.deflateSync || (hasSyncZlib = !1);
	let SyncReader = require_sync_reader(), FilterSync = require_filter_parse_sync(), Parser = require_parser(), bitmapper = require_bitmapper(), formatNormaliser = require_format_normaliser();
	module.exports = function(buffer, options) {
		if (!hasSyncZlib) throw Error("To use the sync capability of this library in old node versions, please pin pngjs to v2.3.0");
		let err;
		function handleError(_err_) {
			err = _err_;
		}
		let metaData;
		function handleMetaData(_metaData_) {
			metaData = _metaData_;
		}
		function handleTransColor(transColor) {
			metaData.transColor = transColor;
		}
		function handlePalette(palette) {
			metaData.palette = palette;
		}
		function handleSimpleTransparency() {
			metaData.alpha = !0;
		}
		let gamma;
		function handleGamma(_gamma_) {
			gamma = _gamma_;
		}
		let inflateDataList = [];
		function handleInflateData(inflatedData) {
			inflateDataList.push(inflatedData);
		}
		let reader = new SyncReader(buffer);
		if (new Parser(options, {
			read: reader.read.bind(reader),
			error: handleError,
			metadata: handleMetaData,
			gamma: handleGamma,
			palette: handlePalette,
			transColor: handleTransColor,
			inflateData: handleInflateData,
			simpleTransparency: handleSimpleTransparency
		}).start(), reader.process(), err) throw err;
		let inflateData = Buffer.concat(inflateDataList);
		inflateDataList.length = 0;
		let inflatedData;
		if (metaData.interlace) inflatedData = zlib.inflateSync(inflateData);
		else {
			let imageSize = ((metaData.width * metaData.bpp * metaData.depth + 7 >> 3) + 1) * metaData.height;
			inflatedData = inflateSync(inflateData, {
				chunkSize: imageSize,
				maxLength: imageSize
			});
		}
		if (inflateData = null, !inflatedData || !inflatedData.length) throw Error("bad png - invalid inflate data response");
		let unfilteredData = FilterSync.process(inflatedData, metaData);
		inflateData = null;
		let bitmapData = bitmapper.dataToBitMap(unfilteredData, metaData);
		unfilteredData = null;
		let normalisedBitmapData = formatNormaliser(bitmapData, metaData);
		return metaData.data = normalisedBitmapData, metaData.gamma = gamma || 0, metaData;
	};
})), require_packer_sync = __commonJSMin(((exports, module) => {
	let hasSyncZlib = !0, zlib = __require("zlib");
	zlib.deflateSync || (hasSyncZlib = !1);
	let constants = require_constants(), Packer = require_packer();
	module.exports = function(metaData, opt) {
		if (!hasSyncZlib) throw Error("To use the sync capability of this library in old node versions, please pin pngjs to v2.3.0");
		let packer = new Packer(opt || {}), chunks = [];
		chunks.push(Buffer.from(constants.PNG_SIGNATURE)), chunks.push(packer.packIHDR(metaData.width, metaData.height)), metaData.gamma && chunks.push(packer.packGAMA(metaData.gamma));
		let filteredData = packer.filterData(metaData.data, metaData.width, metaData.height), compressedData = zlib.deflateSync(filteredData, packer.getDeflateOptions());
		if (filteredData = null, !compressedData || !compressedData.length) throw Error("bad png - invalid compressed data response");
		return chunks.push(packer.packIDAT(compressedData)), chunks.push(packer.packIEND()), Buffer.concat(chunks);
	};
})), require_png_sync = __commonJSMin(((exports) => {
	let parse = require_parser_sync(), pack = require_packer_sync();
	exports.read = function(buffer, options) {
		return parse(buffer, options || {});
	}, exports.write = function(png, options) {
		return pack(png, options);
	};
})), require_png$1 = __commonJSMin(((exports) => {
	let util = __require("util"), Stream = __require("stream"), Parser = require_parser_async(), Packer = require_packer_async(), PNGSync = require_png_sync(), PNG = exports.PNG = function(options) {
		Stream.call(this), options ||= {}, this.width = options.width | 0, this.height = options.height | 0, this.data = this.width > 0 && this.height > 0 ? Buffer.alloc(4 * this.width * this.height) : null, options.fill && this.data && this.data.fill(0), this.gamma = 0, this.readable = this.writable = !0, this._parser = new Parser(options), this._parser.on("error", this.emit.bind(this, "error")), this._parser.on("close", this._handleClose.bind(this)), this._parser.on("metadata", this._metadata.bind(this)), this._parser.on("gamma", this._gamma.bind(this)), this._parser.on("parsed", function(data) {
			this.data = data, this.emit("parsed", data);
		}.bind(this)), this._packer = new Packer(options), this._packer.on("data", this.emit.bind(this, "data")), this._packer.on("end", this.emit.bind(this, "end")), this._parser.on("close", this._handleClose.bind(this)), this._packer.on("error", this.emit.bind(this, "error"));
	};
	util.inherits(PNG, Stream), PNG.sync = PNGSync, PNG.prototype.pack = function() {
		return !this.data || !this.data.length ? (this.emit("error", "No data provided"), this) : (process.nextTick(function() {
			this._packer.pack(this.data, this.width, this.height, this.gamma);
		}.bind(this)), this);
	}, PNG.prototype.parse = function(data, callback) {
		if (callback) {
			let onParsed, onError;
			onParsed = function(parsedData) {
				this.removeListener("error", onError), this.data = parsedData, callback(null, this);
			}.bind(this), onError = function(err) {
				this.removeListener("parsed", onParsed), callback(err, null);
			}.bind(this), this.once("parsed", onParsed), this.once("error", onError);
		}
		return this.end(data), this;
	}, PNG.prototype.write = function(data) {
		return this._parser.write(data), !0;
	}, PNG.prototype.end = function(data) {
		this._parser.end(data);
	}, PNG.prototype._metadata = function(metadata) {
		this.width = metadata.width, this.height = metadata.height, this.emit("metadata", metadata);
	}, PNG.prototype._gamma = function(gamma) {
		this.gamma = gamma;
	}, PNG.prototype._handleClose = function() {
		!this._parser.writable && !this._packer.readable && this.emit("close");
	}, PNG.bitblt = function(src, dst, srcX, srcY, width, height, deltaX, deltaY) {
		if (srcX |= 0, srcY |= 0, width |= 0, height |= 0, deltaX |= 0, deltaY |= 0, srcX > src.width || srcY > src.height || srcX + width > src.width || srcY + height > src.height) throw Error("bitblt reading outside image");
		if (deltaX > dst.width || deltaY > dst.height || deltaX + width > dst.width || deltaY + height > dst.height) throw Error("bitblt writing outside image");
		for (let y = 0; y < height; y++) src.data.copy(dst.data, (deltaY + y) * dst.width + deltaX << 2, (srcY + y) * src.width + srcX << 2, (srcY + y) * src.width + srcX + width << 2);
	}, PNG.prototype.bitblt = function(dst, srcX, srcY, width, height, deltaX, deltaY) {
		return PNG.bitblt(this, dst, srcX, srcY, width, height, deltaX, deltaY), this;
	}, PNG.adjustGamma = function(src) {
		if (src.gamma) {
			for (let y = 0; y < src.height; y++) for (let x = 0; x < src.width; x++) {
				let idx = src.width * y + x << 2;
				for (let i = 0; i < 3; i++) {
					let sample = src.data[idx + i] / 255;
					sample **= 1 / 2.2 / src.gamma, src.data[idx + i] = Math.round(sample * 255);
				}
			}
			src.gamma = 0;
		}
	}, PNG.prototype.adjustGamma = function() {
		PNG.adjustGamma(this);
	};
})), require_utils = __commonJSMin(((exports) => {
	function hex2rgba(hex) {
		if (typeof hex == "number" && (hex = hex.toString()), typeof hex != "string") throw Error("Color should be defined as hex string");
		let hexCode = hex.slice().replace("#", "").split("");
		if (hexCode.length < 3 || hexCode.length === 5 || hexCode.length > 8) throw Error("Invalid hex color: " + hex);
		(hexCode.length === 3 || hexCode.length === 4) && (hexCode = Array.prototype.concat.apply([], hexCode.map(function(c) {
			return [c, c];
		}))), hexCode.length === 6 && hexCode.push("F", "F");
		let hexValue = parseInt(hexCode.join(""), 16);
		return {
			r: hexValue >> 24 & 255,
			g: hexValue >> 16 & 255,
			b: hexValue >> 8 & 255,
			a: hexValue & 255,
			hex: "#" + hexCode.slice(0, 6).join("")
		};
	}
	exports.getOptions = function(options) {
		options ||= {}, options.color || (options.color = {});
		let margin = options.margin === void 0 || options.margin === null || options.margin < 0 ? 4 : options.margin, width = options.width && options.width >= 21 ? options.width : void 0, scale = options.scale || 4;
		return {
			width,
			scale: width ? 4 : scale,
			margin,
			color: {
				dark: hex2rgba(options.color.dark || "#000000ff"),
				light: hex2rgba(options.color.light || "#ffffffff")
			},
			type: options.type,
			rendererOpts: options.rendererOpts || {}
		};
	}, exports.getScale = function(qrSize, opts) {
		return opts.width && opts.width >= qrSize + opts.margin * 2 ? opts.width / (qrSize + opts.margin * 2) : opts.scale;
	}, exports.getImageWidth = function(qrSize, opts) {
		let scale = exports.getScale(qrSize, opts);
		return Math.floor((qrSize + opts.margin * 2) * scale);
	}, exports.qrToImageData = function(imgData, qr, opts) {
		let size = qr.modules.size, data = qr.modules.data, scale = exports.getScale(size, opts), symbolSize = Math.floor((size + opts.margin * 2) * scale), scaledMargin = opts.margin * scale, palette = [opts.color.light, opts.color.dark];
		for (let i = 0; i < symbolSize; i++) for (let j = 0; j < symbolSize; j++) {
			let posDst = (i * symbolSize + j) * 4, pxColor = opts.color.light;
			if (i >= scaledMargin && j >= scaledMargin && i < symbolSize - scaledMargin && j < symbolSize - scaledMargin) {
				let iSrc = Math.floor((i - scaledMargin) / scale), jSrc = Math.floor((j - scaledMargin) / scale);
				pxColor = palette[+!!data[iSrc * size + jSrc]];
			}
			imgData[posDst++] = pxColor.r, imgData[posDst++] = pxColor.g, imgData[posDst++] = pxColor.b, imgData[posDst] = pxColor.a;
		}
	};
})), require_png = __commonJSMin(((exports) => {
	let fs = __require("fs"), PNG = require_png$1().PNG, Utils = require_utils();
	exports.render = function(qrData, options) {
		let opts = Utils.getOptions(options), pngOpts = opts.rendererOpts, size = Utils.getImageWidth(qrData.modules.size, opts);
		pngOpts.width = size, pngOpts.height = size;
		let pngImage = new PNG(pngOpts);
		return Utils.qrToImageData(pngImage.data, qrData, opts), pngImage;
	}, exports.renderToDataURL = function(qrData, options, cb) {
		cb === void 0 && (cb = options, options = void 0), exports.renderToBuffer(qrData, options, function(err, output) {
			err && cb(err);
			let url = "data:image/png;base64,";
			url += output.toString("base64"), cb(null, url);
		});
	}, exports.renderToBuffer = function(qrData, options, cb) {
		cb === void 0 && (cb = options, options = void 0);
		let png = exports.render(qrData, options), buffer = [];
		png.on("error", cb), png.on("data", function(data) {
			buffer.push(data);
		}), png.on("end", function() {
			cb(null, Buffer.concat(buffer));
		}), png.pack();
	}, exports.renderToFile = function(path, qrData, options, cb) {
		cb === void 0 && (cb = options, options = void 0);
		let called = !1, done = (...args) => {
			called || (called = !0, cb.apply(null, args));
		}, stream = fs.createWriteStream(path);
		stream.on("error", done), stream.on("close", done), exports.renderToFileStream(stream, qrData, options);
	}, exports.renderToFileStream = function(stream, qrData, options) {
		exports.render(qrData, options).pack().pipe(stream);
	};
})), require_utf8 = __commonJSMin(((exports) => {
	let Utils = require_utils(), BLOCK_CHAR = {
		WW: " ",
		WB: "▄",
		BB: "█",
		BW: "▀"
	}, INVERTED_BLOCK_CHAR = {
		BB: " ",
		BW: "▄",
		WW: "█",
		WB: "▀"
	};
	function getBlockChar(top, bottom, blocks) {
		return top && bottom ? blocks.BB : top && !bottom ? blocks.BW : !top && bottom ? blocks.WB : blocks.WW;
	}
	exports.render = function(qrData, options, cb) {
		let opts = Utils.getOptions(options), blocks = BLOCK_CHAR;
		(opts.color.dark.hex === "#ffffff" || opts.color.light.hex === "#000000") && (blocks = INVERTED_BLOCK_CHAR);
		let size = qrData.modules.size, data = qrData.modules.data, output = "", hMargin = Array(size + opts.margin * 2 + 1).join(blocks.WW);
		hMargin = Array(opts.margin / 2 + 1).join(hMargin + "\n");
		let vMargin = Array(opts.margin + 1).join(blocks.WW);
		output += hMargin;
		for (let i = 0; i < size; i += 2) {
			output += vMargin;
			for (let j = 0; j < size; j++) {
				let topModule = data[i * size + j], bottomModule = data[(i + 1) * size + j];
				output += getBlockChar(topModule, bottomModule, blocks);
			}
			output += vMargin + "\n";
		}
		return output += hMargin.slice(0, -1), typeof cb == "function" && cb(null, output), output;
	}, exports.renderToFile = function(path, qrData, options, cb) {
		cb === void 0 && (cb = options, options = void 0);
		let fs = __require("fs"), utf8 = exports.render(qrData, options);
		fs.writeFile(path, utf8, cb);
	};
})), require_terminal$1 = __commonJSMin(((exports) => {
	exports.render = function(qrData, options, cb) {
		let size = qrData.modules.size, data = qrData.modules.data, white = "\x1B[47m  \x1B[0m", output = "", hMargin = Array(size + 3).join(white), vMargin = [, ,].join(white);
		output += hMargin + "\n";
		for (let i = 0; i < size; ++i) {
			output += white;
			for (let j = 0; j < size; j++) output += data[i * size + j] ? "\x1B[40m  \x1B[0m" : white;
			output += vMargin + "\n";
		}
		return output += hMargin + "\n", typeof cb == "function" && cb(null, output), output;
	};
})), require_terminal_small = __commonJSMin(((exports) => {
	let foregroundWhite = "\x1B[37m", foregroundBlack = "\x1B[30m", reset = "\x1B[0m", createPalette = function(lineSetup, foregroundWhite, foregroundBlack) {
		return {
			"00": "\x1B[0m " + lineSetup,
			"01": reset + foregroundWhite + "▄" + lineSetup,
			"02": reset + foregroundBlack + "▄" + lineSetup,
			10: reset + foregroundWhite + "▀" + lineSetup,
			11: " ",
			12: "▄",
			20: reset + foregroundBlack + "▀" + lineSetup,
			21: "▀",
			22: "█"
		};
	}, mkCodePixel = function(modules, size, x, y) {
		let sizePlus = size + 1;
		return x >= sizePlus || y >= sizePlus || y < -1 || x < -1 ? "0" : x >= size || y >= size || y < 0 || x < 0 ? "1" : modules[y * size + x] ? "2" : "1";
	}, mkCode = function(modules, size, x, y) {
		return mkCodePixel(modules, size, x, y) + mkCodePixel(modules, size, x, y + 1);
	};
	exports.render = function(qrData, options, cb) {
		let size = qrData.modules.size, data = qrData.modules.data, inverse = !!(options && options.inverse), lineSetup = options && options.inverse ? "\x1B[40m\x1B[37m" : "\x1B[47m\x1B[30m", palette = createPalette(lineSetup, inverse ? foregroundBlack : foregroundWhite, inverse ? foregroundWhite : foregroundBlack), newLine = "\x1B[0m\n" + lineSetup, output = lineSetup;
		for (let y = -1; y < size + 1; y += 2) {
			for (let x = -1; x < size; x++) output += palette[mkCode(data, size, x, y)];
			output += palette[mkCode(data, size, size, y)] + newLine;
		}
		return output += reset, typeof cb == "function" && cb(null, output), output;
	};
})), require_terminal = __commonJSMin(((exports) => {
	let big = require_terminal$1(), small = require_terminal_small();
	exports.render = function(qrData, options, cb) {
		return options && options.small ? small.render(qrData, options, cb) : big.render(qrData, options, cb);
	};
})), require_svg_tag = __commonJSMin(((exports) => {
	let Utils = require_utils();
	function getColorAttrib(color, attrib) {
		let alpha = color.a / 255, str = attrib + "=\"" + color.hex + "\"";
		return alpha < 1 ? str + " " + attrib + "-opacity=\"" + alpha.toFixed(2).slice(1) + "\"" : str;
	}
	function svgCmd(cmd, x, y) {
		let str = cmd + x;
		return y !== void 0 && (str += " " + y), str;
	}
	function qrToPath(data, size, margin) {
		let path = "", moveBy = 0, newRow = !1, lineLength = 0;
		for (let i = 0; i < data.length; i++) {
			let col = Math.floor(i % size), row = Math.floor(i / size);
			!col && !newRow && (newRow = !0), data[i] ? (lineLength++, i > 0 && col > 0 && data[i - 1] || (path += newRow ? svgCmd("M", col + margin, .5 + row + margin) : svgCmd("m", moveBy, 0), moveBy = 0, newRow = !1), col + 1 < size && data[i + 1] || (path += svgCmd("h", lineLength), lineLength = 0)) : moveBy++;
		}
		return path;
	}
	exports.render = function(qrData, options, cb) {
		let opts = Utils.getOptions(options), size = qrData.modules.size, data = qrData.modules.data, qrcodesize = size + opts.margin * 2, bg = opts.color.light.a ? "<path " + getColorAttrib(opts.color.light, "fill") + " d=\"M0 0h" + qrcodesize + "v" + qrcodesize + "H0z\"/>" : "", path = "<path " + getColorAttrib(opts.color.dark, "stroke") + " d=\"" + qrToPath(data, size, opts.margin) + "\"/>", viewBox = "viewBox=\"0 0 " + qrcodesize + " " + qrcodesize + "\"", svgTag = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + (opts.width ? "width=\"" + opts.width + "\" height=\"" + opts.width + "\" " : "") + viewBox + " shape-rendering=\"crispEdges\">" + bg + path + "</svg>\n";
		return typeof cb == "function" && cb(null, svgTag), svgTag;
	};
})), require_svg = __commonJSMin(((exports) => {
	exports.render = require_svg_tag().render, exports.renderToFile = function(path, qrData, options, cb) {
		cb === void 0 && (cb = options, options = void 0);
		let fs = __require("fs"), xmlStr = "<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" + exports.render(qrData, options);
		fs.writeFile(path, xmlStr, cb);
	};
})), require_canvas = __commonJSMin(((exports) => {
	let Utils = require_utils();
	function clearCanvas(ctx, canvas, size) {
		ctx.clearRect(0, 0, canvas.width, canvas.height), canvas.style ||= {}, canvas.height = size, canvas.width = size, canvas.style.height = size + "px", canvas.style.width = size + "px";
	}
	function getCanvasElement() {
		try {
			return document.createElement("canvas");
		} catch {
			throw Error("You need to specify a canvas element");
		}
	}
	exports.render = function(qrData, canvas, options) {
		let opts = options, canvasEl = canvas;
		opts !== void 0 || canvas && canvas.getContext || (opts = canvas, canvas = void 0), canvas || (canvasEl = getCanvasElement()), opts = Utils.getOptions(opts);
		let size = Utils.getImageWidth(qrData.modules.size, opts), ctx = canvasEl.getContext("2d"), image = ctx.createImageData(size, size);
		return Utils.qrToImageData(image.data, qrData, opts), clearCanvas(ctx, canvasEl, size), ctx.putImageData(image, 0, 0), canvasEl;
	}, exports.renderToDataURL = function(qrData, canvas, options) {
		let opts = options;
		opts !== void 0 || canvas && canvas.getContext || (opts = canvas, canvas = void 0), opts ||= {};
		let canvasEl = exports.render(qrData, canvas, opts), type = opts.type || "image/png", rendererOpts = opts.rendererOpts || {};
		return canvasEl.toDataURL(type, rendererOpts.quality);
	};
})), require_browser = __commonJSMin(((exports) => {
	let canPromise = require_can_promise(), QRCode = require_qrcode(), CanvasRenderer = require_canvas(), SvgRenderer = require_svg_tag();
	function renderCanvas(renderFunc, canvas, text, opts, cb) {
		let args = [].slice.call(arguments, 1), argsNum = args.length, isLastArgCb = typeof args[argsNum - 1] == "function";
		if (!isLastArgCb && !canPromise()) throw Error("Callback required as last argument");
		if (isLastArgCb) {
			if (argsNum < 2) throw Error("Too few arguments provided");
			argsNum === 2 ? (cb = text, text = canvas, canvas = opts = void 0) : argsNum === 3 && (canvas.getContext && cb === void 0 ? (cb = opts, opts = void 0) : (cb = opts, opts = text, text = canvas, canvas = void 0));
		} else {
			if (argsNum < 1) throw Error("Too few arguments provided");
			return argsNum === 1 ? (text = canvas, canvas = opts = void 0) : argsNum === 2 && !canvas.getContext && (opts = text, text = canvas, canvas = void 0), new Promise(function(resolve, reject) {
				try {
					resolve(renderFunc(QRCode.create(text, opts), canvas, opts));
				} catch (e) {
					reject(e);
				}
			});
		}
		try {
			let data = QRCode.create(text, opts);
			cb(null, renderFunc(data, canvas, opts));
		} catch (e) {
			cb(e);
		}
	}
	exports.create = QRCode.create, exports.toCanvas = renderCanvas.bind(null, CanvasRenderer.render), exports.toDataURL = renderCanvas.bind(null, CanvasRenderer.renderToDataURL), exports.toString = renderCanvas.bind(null, function(data, _, opts) {
		return SvgRenderer.render(data, opts);
	});
})), require_server = __commonJSMin(((exports) => {
	let canPromise = require_can_promise(), QRCode = require_qrcode(), PngRenderer = require_png(), Utf8Renderer = require_utf8(), TerminalRenderer = require_terminal(), SvgRenderer = require_svg();
	function checkParams(text, opts, cb) {
		if (text === void 0) throw Error("String required as first argument");
		if (cb === void 0 && (cb = opts, opts = {}), typeof cb != "function") {
			if (canPromise()) opts = cb || {}, cb = null;
			else throw Error("Callback required as last argument");
		}
		return {
			opts,
			cb
		};
	}
	function getTypeFromFilename(path) {
		return path.slice((path.lastIndexOf(".") - 1 >>> 0) + 2).toLowerCase();
	}
	function getRendererFromType(type) {
		switch (type) {
			case "svg": return SvgRenderer;
			case "txt":
			case "utf8": return Utf8Renderer;
			default: return PngRenderer;
		}
	}
	function getStringRendererFromType(type) {
		switch (type) {
			case "svg": return SvgRenderer;
			case "terminal": return TerminalRenderer;
			default: return Utf8Renderer;
		}
	}
	function render(renderFunc, text, params) {
		if (!params.cb) return new Promise(function(resolve, reject) {
			try {
				return renderFunc(QRCode.create(text, params.opts), params.opts, function(err, data) {
					return err ? reject(err) : resolve(data);
				});
			} catch (e) {
				reject(e);
			}
		});
		try {
			return renderFunc(QRCode.create(text, params.opts), params.opts, params.cb);
		} catch (e) {
			params.cb(e);
		}
	}
	exports.create = QRCode.create, exports.toCanvas = require_browser().toCanvas, exports.toString = function(text, opts, cb) {
		let params = checkParams(text, opts, cb);
		return render(getStringRendererFromType(params.opts ? params.opts.type : void 0).render, text, params);
	}, exports.toDataURL = function(text, opts, cb) {
		let params = checkParams(text, opts, cb);
		return render(getRendererFromType(params.opts.type).renderToDataURL, text, params);
	}, exports.toBuffer = function(text, opts, cb) {
		let params = checkParams(text, opts, cb);
		return render(getRendererFromType(params.opts.type).renderToBuffer, text, params);
	}, exports.toFile = function(path, text, opts, cb) {
		if (typeof path != "string" || typeof text != "string" && typeof text != "object") throw Error("Invalid argument");
		if (arguments.length < 3 && !canPromise()) throw Error("Too few arguments provided");
		let params = checkParams(text, opts, cb);
		return render(getRendererFromType(params.opts.type || getTypeFromFilename(path)).renderToFile.bind(null, path), text, params);
	}, exports.toFileStream = function(stream, text, opts) {
		if (arguments.length < 2) throw Error("Too few arguments provided");
		let params = checkParams(text, opts, stream.emit.bind(stream, "error"));
		render(getRendererFromType("png").renderToFileStream.bind(null, stream), text, params);
	};
})), require_lib = __commonJSMin(((exports, module) => {
	module.exports = require_server();
}));
export default require_lib();
export {};
