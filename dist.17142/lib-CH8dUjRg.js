import { n as __require, t as __commonJSMin } from "./rolldown-runtime-CpVKKCfq.js";
// ../../work/main/node_modules/xpath/xpath.js
var require_xpath = __commonJSMin(((exports) => {
	(function(exports) {
		function curry(func) {
			var slice = Array.prototype.slice, totalargs = func.length, partial = function(args, fn) {
				return function() {
					return fn.apply(this, args.concat(slice.call(arguments)));
				};
			}, fn = function() {
				var args = slice.call(arguments);
				return args.length < totalargs ? partial(args, fn) : func.apply(this, slice.apply(arguments, [0, totalargs]));
			};
			return fn;
		}
		var forEach = function(f, xs) {
			for (var i = 0; i < xs.length; i += 1) f(xs[i], i, xs);
		}, reduce = function(f, seed, xs) {
			var acc = seed;
			return forEach(function(x, i) {
				acc = f(acc, x, i);
			}, xs), acc;
		}, map = function(f, xs) {
			var mapped = Array(xs.length);
			return forEach(function(x, i) {
				mapped[i] = f(x);
			}, xs), mapped;
		}, filter = function(f, xs) {
			var filtered = [];
			return forEach(function(x, i) {
				f(x, i) && filtered.push(x);
			}, xs), filtered;
		}, includes = function(values, value) {
			for (var i = 0; i < values.length; i += 1) if (values[i] === value) return !0;
			return !1;
		};
		function always(value) {
			return function() {
				return value;
			};
		}
		function toString(x) {
			return x.toString();
		}
		var join = function(s, xs) {
			return xs.join(s);
		}, wrap = function(pref, suf, str) {
			return pref + str + suf;
		}, prototypeConcat = Array.prototype.concat, MAX_ARGUMENT_LENGTH = 32767;
		function flatten(arr) {
			for (var result = [], start = 0; start < arr.length; start += MAX_ARGUMENT_LENGTH) {
				var chunk = arr.slice(start, start + MAX_ARGUMENT_LENGTH);
				result = prototypeConcat.apply(result, chunk);
			}
			return result;
		}
		function assign(target, varArgs) {
			for (var to = Object(target), index = 1; index < arguments.length; index++) {
				var nextSource = arguments[index];
				if (nextSource != null) for (var nextKey in nextSource) Object.prototype.hasOwnProperty.call(nextSource, nextKey) && (to[nextKey] = nextSource[nextKey]);
			}
			return to;
		}
		var NodeTypes = {
			ELEMENT_NODE: 1,
			ATTRIBUTE_NODE: 2,
			TEXT_NODE: 3,
			CDATA_SECTION_NODE: 4,
			PROCESSING_INSTRUCTION_NODE: 7,
			COMMENT_NODE: 8,
			DOCUMENT_NODE: 9,
			DOCUMENT_TYPE_NODE: 10,
			DOCUMENT_FRAGMENT_NODE: 11
		};
		XPathParser.prototype = {}, XPathParser.prototype.constructor = XPathParser, XPathParser.superclass = Object.prototype;
		function XPathParser() {
			this.init();
		}
		XPathParser.prototype.init = function() {
			this.reduceActions = [], this.reduceActions[3] = function(rhs) {
				return new OrOperation(rhs[0], rhs[2]);
			}, this.reduceActions[5] = function(rhs) {
				return new AndOperation(rhs[0], rhs[2]);
			}, this.reduceActions[7] = function(rhs) {
				return new EqualsOperation(rhs[0], rhs[2]);
			}, this.reduceActions[8] = function(rhs) {
				return new NotEqualOperation(rhs[0], rhs[2]);
			}, this.reduceActions[10] = function(rhs) {
				return new LessThanOperation(rhs[0], rhs[2]);
			}, this.reduceActions[11] = function(rhs) {
				return new GreaterThanOperation(rhs[0], rhs[2]);
			}, this.reduceActions[12] = function(rhs) {
				return new LessThanOrEqualOperation(rhs[0], rhs[2]);
			}, this.reduceActions[13] = function(rhs) {
				return new GreaterThanOrEqualOperation(rhs[0], rhs[2]);
			}, this.reduceActions[15] = function(rhs) {
				return new PlusOperation(rhs[0], rhs[2]);
			}, this.reduceActions[16] = function(rhs) {
				return new MinusOperation(rhs[0], rhs[2]);
			}, this.reduceActions[18] = function(rhs) {
				return new MultiplyOperation(rhs[0], rhs[2]);
			}, this.reduceActions[19] = function(rhs) {
				return new DivOperation(rhs[0], rhs[2]);
			}, this.reduceActions[20] = function(rhs) {
				return new ModOperation(rhs[0], rhs[2]);
			}, this.reduceActions[22] = function(rhs) {
				return new UnaryMinusOperation(rhs[1]);
			}, this.reduceActions[24] = function(rhs) {
				return new BarOperation(rhs[0], rhs[2]);
			}, this.reduceActions[25] = function(rhs) {
				return new PathExpr(void 0, void 0, rhs[0]);
			}, this.reduceActions[27] = function(rhs) {
				return rhs[0].locationPath = rhs[2], rhs[0];
			}, this.reduceActions[28] = function(rhs) {
				return rhs[0].locationPath = rhs[2], rhs[0].locationPath.steps.unshift(new Step(Step.DESCENDANTORSELF, NodeTest.nodeTest, [])), rhs[0];
			}, this.reduceActions[29] = function(rhs) {
				return new PathExpr(rhs[0], [], void 0);
			}, this.reduceActions[30] = function(rhs) {
				return Utilities.instance_of(rhs[0], PathExpr) ? (rhs[0].filterPredicates ?? (rhs[0].filterPredicates = []), rhs[0].filterPredicates.push(rhs[1]), rhs[0]) : new PathExpr(rhs[0], [rhs[1]], void 0);
			}, this.reduceActions[32] = function(rhs) {
				return rhs[1];
			}, this.reduceActions[33] = function(rhs) {
				return new XString(rhs[0]);
			}, this.reduceActions[34] = function(rhs) {
				return new XNumber(rhs[0]);
			}, this.reduceActions[36] = function(rhs) {
				return new FunctionCall(rhs[0], []);
			}, this.reduceActions[37] = function(rhs) {
				return new FunctionCall(rhs[0], rhs[2]);
			}, this.reduceActions[38] = function(rhs) {
				return [rhs[0]];
			}, this.reduceActions[39] = function(rhs) {
				return rhs[2].unshift(rhs[0]), rhs[2];
			}, this.reduceActions[43] = function(rhs) {
				return new LocationPath(!0, []);
			}, this.reduceActions[44] = function(rhs) {
				return rhs[1].absolute = !0, rhs[1];
			}, this.reduceActions[46] = function(rhs) {
				return new LocationPath(!1, [rhs[0]]);
			}, this.reduceActions[47] = function(rhs) {
				return rhs[0].steps.push(rhs[2]), rhs[0];
			}, this.reduceActions[49] = function(rhs) {
				return new Step(rhs[0], rhs[1], []);
			}, this.reduceActions[50] = function(rhs) {
				return new Step(Step.CHILD, rhs[0], []);
			}, this.reduceActions[51] = function(rhs) {
				return new Step(rhs[0], rhs[1], rhs[2]);
			}, this.reduceActions[52] = function(rhs) {
				return new Step(Step.CHILD, rhs[0], rhs[1]);
			}, this.reduceActions[54] = function(rhs) {
				return [rhs[0]];
			}, this.reduceActions[55] = function(rhs) {
				return rhs[1].unshift(rhs[0]), rhs[1];
			}, this.reduceActions[56] = function(rhs) {
				return rhs[0] == "ancestor" ? Step.ANCESTOR : rhs[0] == "ancestor-or-self" ? Step.ANCESTORORSELF : rhs[0] == "attribute" ? Step.ATTRIBUTE : rhs[0] == "child" ? Step.CHILD : rhs[0] == "descendant" ? Step.DESCENDANT : rhs[0] == "descendant-or-self" ? Step.DESCENDANTORSELF : rhs[0] == "following" ? Step.FOLLOWING : rhs[0] == "following-sibling" ? Step.FOLLOWINGSIBLING : rhs[0] == "namespace" ? Step.NAMESPACE : rhs[0] == "parent" ? Step.PARENT : rhs[0] == "preceding" ? Step.PRECEDING : rhs[0] == "preceding-sibling" ? Step.PRECEDINGSIBLING : rhs[0] == "self" ? Step.SELF : -1;
			}, this.reduceActions[57] = function(rhs) {
				return Step.ATTRIBUTE;
			}, this.reduceActions[59] = function(rhs) {
				return rhs[0] == "comment" ? NodeTest.commentTest : rhs[0] == "text" ? NodeTest.textTest : rhs[0] == "processing-instruction" ? NodeTest.anyPiTest : rhs[0] == "node" ? NodeTest.nodeTest : new NodeTest(-1, void 0);
			}, this.reduceActions[60] = function(rhs) {
				return new NodeTest.PITest(rhs[2]);
			}, this.reduceActions[61] = function(rhs) {
				return rhs[1];
			}, this.reduceActions[63] = function(rhs) {
				return rhs[1].absolute = !0, rhs[1].steps.unshift(new Step(Step.DESCENDANTORSELF, NodeTest.nodeTest, [])), rhs[1];
			}, this.reduceActions[64] = function(rhs) {
				return rhs[0].steps.push(new Step(Step.DESCENDANTORSELF, NodeTest.nodeTest, [])), rhs[0].steps.push(rhs[2]), rhs[0];
			}, this.reduceActions[65] = function(rhs) {
				return new Step(Step.SELF, NodeTest.nodeTest, []);
			}, this.reduceActions[66] = function(rhs) {
				return new Step(Step.PARENT, NodeTest.nodeTest, []);
			}, this.reduceActions[67] = function(rhs) {
				return new VariableReference(rhs[1]);
			}, this.reduceActions[68] = function(rhs) {
				return NodeTest.nameTestAny;
			}, this.reduceActions[69] = function(rhs) {
				return new NodeTest.NameTestPrefixAny(rhs[0].split(":")[0]);
			}, this.reduceActions[70] = function(rhs) {
				return new NodeTest.NameTestQName(rhs[0]);
			};
		}, XPathParser.actionTable = " s s        sssssssss    s ss  s  ss.                 s                  .r  rrrrrrrrr         rrrrrrr rr  r  .                rrrrr               . s s        sssssssss    s ss  s  ss.rs  rrrrrrrr s  sssssrrrrrr  rrs rs . s s        sssssssss    s ss  s  ss.                            s       .                            s       .r  rrrrrrrrr         rrrrrrr rr rr  .r  rrrrrrrrr         rrrrrrr rr rr  .r  rrrrrrrrr         rrrrrrr rr rr  .r  rrrrrrrrr         rrrrrrr rr rr  .r  rrrrrrrrr         rrrrrrr rr rr  .  s                                 .                            s       . s           s  sssss          s  s .r  rrrrrrrrr         rrrrrrr rr  r  .a                                   .r       s                    rr  r  .r      sr                    rr  r  .r   s  rr            s       rr  r  .r   rssrr            rss     rr  r  .r   rrrrr            rrrss   rr  r  .r   rrrrrsss         rrrrr   rr  r  .r   rrrrrrrr         rrrrr   rr  r  .r   rrrrrrrr         rrrrrs  rr  r  .r   rrrrrrrr         rrrrrr  rr  r  .r   rrrrrrrr         rrrrrr  rr  r  .r  srrrrrrrr         rrrrrrs rr sr  .r  srrrrrrrr         rrrrrrs rr  r  .r  rrrrrrrrr         rrrrrrr rr rr  .r  rrrrrrrrr         rrrrrrr rr rr  .r  rrrrrrrrr         rrrrrrr rr rr  .r   rrrrrrrr         rrrrrr  rr  r  .r   rrrrrrrr         rrrrrr  rr  r  .r  rrrrrrrrr         rrrrrrr rr  r  .r  rrrrrrrrr         rrrrrrr rr  r  .                sssss               .r  rrrrrrrrr         rrrrrrr rr sr  .r  rrrrrrrrr         rrrrrrr rr  r  .r  rrrrrrrrr         rrrrrrr rr rr  .r  rrrrrrrrr         rrrrrrr rr rr  .                             s      .r  srrrrrrrr         rrrrrrs rr  r  .r   rrrrrrrr         rrrrr   rr  r  .              s                     .                             s      .                rrrrr               . s s        sssssssss    s sss s  ss.r  srrrrrrrr         rrrrrrs rr  r  . s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss    s ss  s  ss. s s        sssssssss      ss  s  ss. s s        sssssssss    s ss  s  ss. s           s  sssss          s  s . s           s  sssss          s  s .r  rrrrrrrrr         rrrrrrr rr rr  . s           s  sssss          s  s . s           s  sssss          s  s .r  rrrrrrrrr         rrrrrrr rr sr  .r  rrrrrrrrr         rrrrrrr rr sr  .r  rrrrrrrrr         rrrrrrr rr  r  .r  rrrrrrrrr         rrrrrrr rr rr  .                             s      .r  rrrrrrrrr         rrrrrrr rr rr  .r  rrrrrrrrr         rrrrrrr rr rr  .                             rr     .                             s      .                             rs     .r      sr                    rr  r  .r   s  rr            s       rr  r  .r   rssrr            rss     rr  r  .r   rssrr            rss     rr  r  .r   rrrrr            rrrss   rr  r  .r   rrrrr            rrrss   rr  r  .r   rrrrr            rrrss   rr  r  .r   rrrrr            rrrss   rr  r  .r   rrrrrsss         rrrrr   rr  r  .r   rrrrrsss         rrrrr   rr  r  .r   rrrrrrrr         rrrrr   rr  r  .r   rrrrrrrr         rrrrr   rr  r  .r   rrrrrrrr         rrrrr   rr  r  .r   rrrrrrrr         rrrrrr  rr  r  .                                 r  .                                 s  .r  srrrrrrrr         rrrrrrs rr  r  .r  srrrrrrrr         rrrrrrs rr  r  .r  rrrrrrrrr         rrrrrrr rr  r  .r  rrrrrrrrr         rrrrrrr rr  r  .r  rrrrrrrrr         rrrrrrr rr  r  .r  rrrrrrrrr         rrrrrrr rr  r  .r  rrrrrrrrr         rrrrrrr rr rr  .r  rrrrrrrrr         rrrrrrr rr rr  . s s        sssssssss    s ss  s  ss.r  rrrrrrrrr         rrrrrrr rr rr  .                             r      ".split("."), XPathParser.actionTableNumber = [
			" 1 0        /.-,+*)('    & %$  #  \"!",
			"                 J                  ",
			"a  aaaaaaaaa         aaaaaaa aa  a  ",
			"                YYYYY               ",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			"K1  KKKKKKKK .  +*)('KKKKKK  KK# K\" ",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			"                            N       ",
			"                            O       ",
			"e  eeeeeeeee         eeeeeee ee ee  ",
			"f  fffffffff         fffffff ff ff  ",
			"d  ddddddddd         ddddddd dd dd  ",
			"B  BBBBBBBBB         BBBBBBB BB BB  ",
			"A  AAAAAAAAA         AAAAAAA AA AA  ",
			"  P                                 ",
			"                            Q       ",
			" 1           .  +*)('          #  \" ",
			"b  bbbbbbbbb         bbbbbbb bb  b  ",
			"                                    ",
			"!       S                    !!  !  ",
			"\"      T\"                    \"\"  \"  ",
			"$   V  $$            U       $$  $  ",
			"&   &ZY&&            &XW     &&  &  ",
			")   )))))            )))\\[   ))  )  ",
			".   ....._^]         .....   ..  .  ",
			"1   11111111         11111   11  1  ",
			"5   55555555         55555`  55  5  ",
			"7   77777777         777777  77  7  ",
			"9   99999999         999999  99  9  ",
			":  c::::::::         ::::::b :: a:  ",
			"I  fIIIIIIII         IIIIIIe II  I  ",
			"=  =========         ======= == ==  ",
			"?  ?????????         ??????? ?? ??  ",
			"C  CCCCCCCCC         CCCCCCC CC CC  ",
			"J   JJJJJJJJ         JJJJJJ  JJ  J  ",
			"M   MMMMMMMM         MMMMMM  MM  M  ",
			"N  NNNNNNNNN         NNNNNNN NN  N  ",
			"P  PPPPPPPPP         PPPPPPP PP  P  ",
			"                +*)('               ",
			"R  RRRRRRRRR         RRRRRRR RR aR  ",
			"U  UUUUUUUUU         UUUUUUU UU  U  ",
			"Z  ZZZZZZZZZ         ZZZZZZZ ZZ ZZ  ",
			"c  ccccccccc         ccccccc cc cc  ",
			"                             j      ",
			"L  fLLLLLLLL         LLLLLLe LL  L  ",
			"6   66666666         66666   66  6  ",
			"              k                     ",
			"                             l      ",
			"                XXXXX               ",
			" 1 0        /.-,+*)('    & %$m #  \"!",
			"_  f________         ______e __  _  ",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1 0        /.-,+*)('      %$  #  \"!",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			" 1           .  +*)('          #  \" ",
			" 1           .  +*)('          #  \" ",
			">  >>>>>>>>>         >>>>>>> >> >>  ",
			" 1           .  +*)('          #  \" ",
			" 1           .  +*)('          #  \" ",
			"Q  QQQQQQQQQ         QQQQQQQ QQ aQ  ",
			"V  VVVVVVVVV         VVVVVVV VV aV  ",
			"T  TTTTTTTTT         TTTTTTT TT  T  ",
			"@  @@@@@@@@@         @@@@@@@ @@ @@  ",
			"                                   ",
			"[  [[[[[[[[[         [[[[[[[ [[ [[  ",
			"D  DDDDDDDDD         DDDDDDD DD DD  ",
			"                             HH     ",
			"                                   ",
			"                             F     ",
			"#      T#                    ##  #  ",
			"%   V  %%            U       %%  %  ",
			"'   'ZY''            'XW     ''  '  ",
			"(   (ZY((            (XW     ((  (  ",
			"+   +++++            +++\\[   ++  +  ",
			"*   *****            ***\\[   **  *  ",
			"-   -----            ---\\[   --  -  ",
			",   ,,,,,            ,,,\\[   ,,  ,  ",
			"0   00000_^]         00000   00  0  ",
			"/   /////_^]         /////   //  /  ",
			"2   22222222         22222   22  2  ",
			"3   33333333         33333   33  3  ",
			"4   44444444         44444   44  4  ",
			"8   88888888         888888  88  8  ",
			"                                 ^  ",
			"                                   ",
			";  f;;;;;;;;         ;;;;;;e ;;  ;  ",
			"<  f<<<<<<<<         <<<<<<e <<  <  ",
			"O  OOOOOOOOO         OOOOOOO OO  O  ",
			"`  `````````         ``````` ``  `  ",
			"S  SSSSSSSSS         SSSSSSS SS  S  ",
			"W  WWWWWWWWW         WWWWWWW WW  W  ",
			"\\  \\\\\\\\\\\\\\\\\\         \\\\\\\\\\\\\\ \\\\ \\\\  ",
			"E  EEEEEEEEE         EEEEEEE EE EE  ",
			" 1 0        /.-,+*)('    & %$  #  \"!",
			"]  ]]]]]]]]]         ]]]]]]] ]] ]]  ",
			"                             G      "
		], XPathParser.gotoTable = "3456789:;<=>?@ AB  CDEFGH IJ .                             .                             .                             .L456789:;<=>?@ AB  CDEFGH IJ .            M        EFGH IJ .       N;<=>?@ AB  CDEFGH IJ .                             .                             .                             .                             .                             .                             .                             .                             .                             .            S        EFGH IJ .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .              e              .                             .                             .                             .                             .                             .                             .                             .                             .                        h  J .              i          j   .                             .                             .                             .                             .                             .                             .                             .                             .                             .o456789:;<=>?@ ABpqCDEFGH IJ .                             .  r6789:;<=>?@ AB  CDEFGH IJ .   s789:;<=>?@ AB  CDEFGH IJ .    t89:;<=>?@ AB  CDEFGH IJ .    u89:;<=>?@ AB  CDEFGH IJ .     v9:;<=>?@ AB  CDEFGH IJ .     w9:;<=>?@ AB  CDEFGH IJ .     x9:;<=>?@ AB  CDEFGH IJ .     y9:;<=>?@ AB  CDEFGH IJ .      z:;<=>?@ AB  CDEFGH IJ .      {:;<=>?@ AB  CDEFGH IJ .       |;<=>?@ AB  CDEFGH IJ .       };<=>?@ AB  CDEFGH IJ .       ~;<=>?@ AB  CDEFGH IJ .         =>?@ AB  CDEFGH IJ .456789:;<=>?@ AB  CDEFGH IJ.                    EFGH IJ .                    EFGH IJ .                             .                      GH IJ .                      GH IJ .              i             .              i             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .                             .o456789:;<=>?@ ABqCDEFGH IJ .                             .                             ".split("."), XPathParser.productions = [
			[
				1,
				1,
				2
			],
			[
				2,
				1,
				3
			],
			[
				3,
				1,
				4
			],
			[
				3,
				3,
				3,
				-9,
				4
			],
			[
				4,
				1,
				5
			],
			[
				4,
				3,
				4,
				-8,
				5
			],
			[
				5,
				1,
				6
			],
			[
				5,
				3,
				5,
				-22,
				6
			],
			[
				5,
				3,
				5,
				-5,
				6
			],
			[
				6,
				1,
				7
			],
			[
				6,
				3,
				6,
				-23,
				7
			],
			[
				6,
				3,
				6,
				-24,
				7
			],
			[
				6,
				3,
				6,
				-6,
				7
			],
			[
				6,
				3,
				6,
				-7,
				7
			],
			[
				7,
				1,
				8
			],
			[
				7,
				3,
				7,
				-25,
				8
			],
			[
				7,
				3,
				7,
				-26,
				8
			],
			[
				8,
				1,
				9
			],
			[
				8,
				3,
				8,
				-12,
				9
			],
			[
				8,
				3,
				8,
				-11,
				9
			],
			[
				8,
				3,
				8,
				-10,
				9
			],
			[
				9,
				1,
				10
			],
			[
				9,
				2,
				-26,
				9
			],
			[
				10,
				1,
				11
			],
			[
				10,
				3,
				10,
				-27,
				11
			],
			[
				11,
				1,
				12
			],
			[
				11,
				1,
				13
			],
			[
				11,
				3,
				13,
				-28,
				14
			],
			[
				11,
				3,
				13,
				-4,
				14
			],
			[
				13,
				1,
				15
			],
			[
				13,
				2,
				13,
				16
			],
			[
				15,
				1,
				17
			],
			[
				15,
				3,
				-29,
				2,
				-30
			],
			[
				15,
				1,
				-15
			],
			[
				15,
				1,
				-16
			],
			[
				15,
				1,
				18
			],
			[
				18,
				3,
				-13,
				-29,
				-30
			],
			[
				18,
				4,
				-13,
				-29,
				19,
				-30
			],
			[
				19,
				1,
				20
			],
			[
				19,
				3,
				20,
				-31,
				19
			],
			[
				20,
				1,
				2
			],
			[
				12,
				1,
				14
			],
			[
				12,
				1,
				21
			],
			[
				21,
				1,
				-28
			],
			[
				21,
				2,
				-28,
				14
			],
			[
				21,
				1,
				22
			],
			[
				14,
				1,
				23
			],
			[
				14,
				3,
				14,
				-28,
				23
			],
			[
				14,
				1,
				24
			],
			[
				23,
				2,
				25,
				26
			],
			[
				23,
				1,
				26
			],
			[
				23,
				3,
				25,
				26,
				27
			],
			[
				23,
				2,
				26,
				27
			],
			[
				23,
				1,
				28
			],
			[
				27,
				1,
				16
			],
			[
				27,
				2,
				16,
				27
			],
			[
				25,
				2,
				-14,
				-3
			],
			[
				25,
				1,
				-32
			],
			[
				26,
				1,
				29
			],
			[
				26,
				3,
				-20,
				-29,
				-30
			],
			[
				26,
				4,
				-21,
				-29,
				-15,
				-30
			],
			[
				16,
				3,
				-33,
				30,
				-34
			],
			[
				30,
				1,
				2
			],
			[
				22,
				2,
				-4,
				14
			],
			[
				24,
				3,
				14,
				-4,
				23
			],
			[
				28,
				1,
				-35
			],
			[
				28,
				1,
				-2
			],
			[
				17,
				2,
				-36,
				-18
			],
			[
				29,
				1,
				-17
			],
			[
				29,
				1,
				-19
			],
			[
				29,
				1,
				-18
			]
		], XPathParser.DOUBLEDOT = 2, XPathParser.DOUBLECOLON = 3, XPathParser.DOUBLESLASH = 4, XPathParser.NOTEQUAL = 5, XPathParser.LESSTHANOREQUAL = 6, XPathParser.GREATERTHANOREQUAL = 7, XPathParser.AND = 8, XPathParser.OR = 9, XPathParser.MOD = 10, XPathParser.DIV = 11, XPathParser.MULTIPLYOPERATOR = 12, XPathParser.FUNCTIONNAME = 13, XPathParser.AXISNAME = 14, XPathParser.LITERAL = 15, XPathParser.NUMBER = 16, XPathParser.ASTERISKNAMETEST = 17, XPathParser.QNAME = 18, XPathParser.NCNAMECOLONASTERISK = 19, XPathParser.NODETYPE = 20, XPathParser.PROCESSINGINSTRUCTIONWITHLITERAL = 21, XPathParser.EQUALS = 22, XPathParser.LESSTHAN = 23, XPathParser.GREATERTHAN = 24, XPathParser.PLUS = 25, XPathParser.MINUS = 26, XPathParser.BAR = 27, XPathParser.SLASH = 28, XPathParser.LEFTPARENTHESIS = 29, XPathParser.RIGHTPARENTHESIS = 30, XPathParser.COMMA = 31, XPathParser.AT = 32, XPathParser.LEFTBRACKET = 33, XPathParser.RIGHTBRACKET = 34, XPathParser.DOT = 35, XPathParser.DOLLAR = 36, XPathParser.prototype.tokenize = function(s1) {
			for (var types = [], values = [], s = s1 + "\0", pos = 0, c = s.charAt(pos++);;) {
				for (; c == " " || c == "	" || c == "\r" || c == "\n";) c = s.charAt(pos++);
				if (c == "\0" || pos >= s.length) break;
				if (c == "(") types.push(XPathParser.LEFTPARENTHESIS), values.push(c), c = s.charAt(pos++);
				else if (c == ")") types.push(XPathParser.RIGHTPARENTHESIS), values.push(c), c = s.charAt(pos++);
				else if (c == "[") types.push(XPathParser.LEFTBRACKET), values.push(c), c = s.charAt(pos++);
				else if (c == "]") types.push(XPathParser.RIGHTBRACKET), values.push(c), c = s.charAt(pos++);
				else if (c == "@") types.push(XPathParser.AT), values.push(c), c = s.charAt(pos++);
				else if (c == ",") types.push(XPathParser.COMMA), values.push(c), c = s.charAt(pos++);
				else if (c == "|") types.push(XPathParser.BAR), values.push(c), c = s.charAt(pos++);
				else if (c == "+") types.push(XPathParser.PLUS), values.push(c), c = s.charAt(pos++);
				else if (c == "-") types.push(XPathParser.MINUS), values.push(c), c = s.charAt(pos++);
				else if (c == "=") types.push(XPathParser.EQUALS), values.push(c), c = s.charAt(pos++);
				else if (c == "$") types.push(XPathParser.DOLLAR), values.push(c), c = s.charAt(pos++);
				else if (c == ".") {
					if (c = s.charAt(pos++), c == ".") {
						types.push(XPathParser.DOUBLEDOT), values.push(".."), c = s.charAt(pos++);
						continue;
					}
					if (c >= "0" && c <= "9") {
						var number = "." + c;
						for (c = s.charAt(pos++); c >= "0" && c <= "9";) number += c, c = s.charAt(pos++);
						types.push(XPathParser.NUMBER), values.push(number);
						continue;
					}
					types.push(XPathParser.DOT), values.push(".");
				} else if (c == "'" || c == "\"") {
					for (var delimiter = c, literal = ""; pos < s.length && (c = s.charAt(pos)) !== delimiter;) literal += c, pos += 1;
					if (c !== delimiter) throw XPathException.fromMessage("Unterminated string literal: " + delimiter + literal);
					pos += 1, types.push(XPathParser.LITERAL), values.push(literal), c = s.charAt(pos++);
				} else if (c >= "0" && c <= "9") {
					var number = c;
					for (c = s.charAt(pos++); c >= "0" && c <= "9";) number += c, c = s.charAt(pos++);
					if (c == "." && s.charAt(pos) >= "0" && s.charAt(pos) <= "9") for (number += c, number += s.charAt(pos++), c = s.charAt(pos++); c >= "0" && c <= "9";) number += c, c = s.charAt(pos++);
					types.push(XPathParser.NUMBER), values.push(number);
				} else if (c == "*") {
					if (types.length > 0) {
						var last = types[types.length - 1];
						if (last != XPathParser.AT && last != XPathParser.DOUBLECOLON && last != XPathParser.LEFTPARENTHESIS && last != XPathParser.LEFTBRACKET && last != XPathParser.AND && last != XPathParser.OR && last != XPathParser.MOD && last != XPathParser.DIV && last != XPathParser.MULTIPLYOPERATOR && last != XPathParser.SLASH && last != XPathParser.DOUBLESLASH && last != XPathParser.BAR && last != XPathParser.PLUS && last != XPathParser.MINUS && last != XPathParser.EQUALS && last != XPathParser.NOTEQUAL && last != XPathParser.LESSTHAN && last != XPathParser.LESSTHANOREQUAL && last != XPathParser.GREATERTHAN && last != XPathParser.GREATERTHANOREQUAL) {
							types.push(XPathParser.MULTIPLYOPERATOR), values.push(c), c = s.charAt(pos++);
							continue;
						}
					}
					types.push(XPathParser.ASTERISKNAMETEST), values.push(c), c = s.charAt(pos++);
				} else if (c == ":" && s.charAt(pos) == ":") types.push(XPathParser.DOUBLECOLON), values.push("::"), pos++, c = s.charAt(pos++);
				else if (c == "/") {
					if (c = s.charAt(pos++), c == "/") {
						types.push(XPathParser.DOUBLESLASH), values.push("//"), c = s.charAt(pos++);
						continue;
					}
					types.push(XPathParser.SLASH), values.push("/");
				} else if (c == "!" && s.charAt(pos) == "=") types.push(XPathParser.NOTEQUAL), values.push("!="), pos++, c = s.charAt(pos++);
				else if (c == "<") {
					if (s.charAt(pos) == "=") {
						types.push(XPathParser.LESSTHANOREQUAL), values.push("<="), pos++, c = s.charAt(pos++);
						continue;
					}
					types.push(XPathParser.LESSTHAN), values.push("<"), c = s.charAt(pos++);
				} else if (c == ">") {
					if (s.charAt(pos) == "=") {
						types.push(XPathParser.GREATERTHANOREQUAL), values.push(">="), pos++, c = s.charAt(pos++);
						continue;
					}
					types.push(XPathParser.GREATERTHAN), values.push(">"), c = s.charAt(pos++);
				} else if (c == "_" || Utilities.isLetter(c.charCodeAt(0))) {
					var name = c;
					for (c = s.charAt(pos++); Utilities.isNCNameChar(c.charCodeAt(0));) name += c, c = s.charAt(pos++);
					if (types.length > 0) {
						var last = types[types.length - 1];
						if (last != XPathParser.AT && last != XPathParser.DOUBLECOLON && last != XPathParser.LEFTPARENTHESIS && last != XPathParser.LEFTBRACKET && last != XPathParser.AND && last != XPathParser.OR && last != XPathParser.MOD && last != XPathParser.DIV && last != XPathParser.MULTIPLYOPERATOR && last != XPathParser.SLASH && last != XPathParser.DOUBLESLASH && last != XPathParser.BAR && last != XPathParser.PLUS && last != XPathParser.MINUS && last != XPathParser.EQUALS && last != XPathParser.NOTEQUAL && last != XPathParser.LESSTHAN && last != XPathParser.LESSTHANOREQUAL && last != XPathParser.GREATERTHAN && last != XPathParser.GREATERTHANOREQUAL) {
							if (name == "and") {
								types.push(XPathParser.AND), values.push(name);
								continue;
							}
							if (name == "or") {
								types.push(XPathParser.OR), values.push(name);
								continue;
							}
							if (name == "mod") {
								types.push(XPathParser.MOD), values.push(name);
								continue;
							}
							if (name == "div") {
								types.push(XPathParser.DIV), values.push(name);
								continue;
							}
						}
					}
					if (c == ":") {
						if (s.charAt(pos) == "*") {
							types.push(XPathParser.NCNAMECOLONASTERISK), values.push(name + ":*"), pos++, c = s.charAt(pos++);
							continue;
						}
						if (s.charAt(pos) == "_" || Utilities.isLetter(s.charCodeAt(pos))) {
							for (name += ":", c = s.charAt(pos++); Utilities.isNCNameChar(c.charCodeAt(0));) name += c, c = s.charAt(pos++);
							if (c == "(") {
								types.push(XPathParser.FUNCTIONNAME), values.push(name);
								continue;
							}
							types.push(XPathParser.QNAME), values.push(name);
							continue;
						}
						if (s.charAt(pos) == ":") {
							types.push(XPathParser.AXISNAME), values.push(name);
							continue;
						}
					}
					if (c == "(") {
						if (name == "comment" || name == "text" || name == "node") {
							types.push(XPathParser.NODETYPE), values.push(name);
							continue;
						}
						if (name == "processing-instruction") {
							s.charAt(pos) == ")" ? types.push(XPathParser.NODETYPE) : types.push(XPathParser.PROCESSINGINSTRUCTIONWITHLITERAL), values.push(name);
							continue;
						}
						types.push(XPathParser.FUNCTIONNAME), values.push(name);
						continue;
					}
					types.push(XPathParser.QNAME), values.push(name);
				} else throw Error("Unexpected character " + c);
			}
			return types.push(1), values.push("[EOF]"), [types, values];
		}, XPathParser.SHIFT = "s", XPathParser.REDUCE = "r", XPathParser.ACCEPT = "a", XPathParser.prototype.parse = function(s) {
			var types, values, res = this.tokenize(s);
			if (res != null) {
				types = res[0], values = res[1];
				var tokenPos = 0, state = [], tokenType = [], tokenValue = [], s, a, t;
				for (state.push(0), tokenType.push(1), tokenValue.push("_S"), a = types[tokenPos], t = values[tokenPos++];;) switch (s = state[state.length - 1], XPathParser.actionTable[s].charAt(a - 1)) {
					case XPathParser.SHIFT:
						tokenType.push(-a), tokenValue.push(t), state.push(XPathParser.actionTableNumber[s].charCodeAt(a - 1) - 32), a = types[tokenPos], t = values[tokenPos++];
						break;
					case XPathParser.REDUCE:
						for (var num = XPathParser.productions[XPathParser.actionTableNumber[s].charCodeAt(a - 1) - 32][1], rhs = [], i = 0; i < num; i++) tokenType.pop(), rhs.unshift(tokenValue.pop()), state.pop();
						var s_ = state[state.length - 1];
						tokenType.push(XPathParser.productions[XPathParser.actionTableNumber[s].charCodeAt(a - 1) - 32][0]), this.reduceActions[XPathParser.actionTableNumber[s].charCodeAt(a - 1) - 32] == null ? tokenValue.push(rhs[0]) : tokenValue.push(this.reduceActions[XPathParser.actionTableNumber[s].charCodeAt(a - 1) - 32](rhs)), state.push(XPathParser.gotoTable[s_].charCodeAt(XPathParser.productions[XPathParser.actionTableNumber[s].charCodeAt(a - 1) - 32][0] - 2) - 33);
						break;
					case XPathParser.ACCEPT: return new XPath(tokenValue.pop());
					default: throw Error("XPath parse error");
				}
			}
		}, XPath.prototype = {}, XPath.prototype.constructor = XPath, XPath.superclass = Object.prototype;
		function XPath(e) {
			this.expression = e;
		}
		XPath.prototype.toString = function() {
			return this.expression.toString();
		};
		function setIfUnset(obj, prop, value) {
			prop in obj || (obj[prop] = value);
		}
		XPath.prototype.evaluate = function(c) {
			return c.contextNode = c.expressionContextNode, c.contextSize = 1, c.contextPosition = 1, c.isHtml && (setIfUnset(c, "caseInsensitive", !0), setIfUnset(c, "allowAnyNamespaceForNoPrefix", !0)), setIfUnset(c, "caseInsensitive", !1), this.expression.evaluate(c);
		}, XPath.XML_NAMESPACE_URI = "http://www.w3.org/XML/1998/namespace", XPath.XMLNS_NAMESPACE_URI = "http://www.w3.org/2000/xmlns/", Expression.prototype = {}, Expression.prototype.constructor = Expression, Expression.superclass = Object.prototype;
		function Expression() {}
		Expression.prototype.init = function() {}, Expression.prototype.toString = function() {
			return "<Expression>";
		}, Expression.prototype.evaluate = function(c) {
			throw Error("Could not evaluate expression.");
		}, UnaryOperation.prototype = new Expression(), UnaryOperation.prototype.constructor = UnaryOperation, UnaryOperation.superclass = Expression.prototype;
		function UnaryOperation(rhs) {
			arguments.length > 0 && this.init(rhs);
		}
		UnaryOperation.prototype.init = function(rhs) {
			this.rhs = rhs;
		}, UnaryMinusOperation.prototype = new UnaryOperation(), UnaryMinusOperation.prototype.constructor = UnaryMinusOperation, UnaryMinusOperation.superclass = UnaryOperation.prototype;
		function UnaryMinusOperation(rhs) {
			arguments.length > 0 && this.init(rhs);
		}
		UnaryMinusOperation.prototype.init = function(rhs) {
			UnaryMinusOperation.superclass.init.call(this, rhs);
		}, UnaryMinusOperation.prototype.evaluate = function(c) {
			return this.rhs.evaluate(c).number().negate();
		}, UnaryMinusOperation.prototype.toString = function() {
			return "-" + this.rhs.toString();
		}, BinaryOperation.prototype = new Expression(), BinaryOperation.prototype.constructor = BinaryOperation, BinaryOperation.superclass = Expression.prototype;
		function BinaryOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		BinaryOperation.prototype.init = function(lhs, rhs) {
			this.lhs = lhs, this.rhs = rhs;
		}, OrOperation.prototype = new BinaryOperation(), OrOperation.prototype.constructor = OrOperation, OrOperation.superclass = BinaryOperation.prototype;
		function OrOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		OrOperation.prototype.init = function(lhs, rhs) {
			OrOperation.superclass.init.call(this, lhs, rhs);
		}, OrOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " or " + this.rhs.toString() + ")";
		}, OrOperation.prototype.evaluate = function(c) {
			var b = this.lhs.evaluate(c).bool();
			return b.booleanValue() ? b : this.rhs.evaluate(c).bool();
		}, AndOperation.prototype = new BinaryOperation(), AndOperation.prototype.constructor = AndOperation, AndOperation.superclass = BinaryOperation.prototype;
		function AndOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		AndOperation.prototype.init = function(lhs, rhs) {
			AndOperation.superclass.init.call(this, lhs, rhs);
		}, AndOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " and " + this.rhs.toString() + ")";
		}, AndOperation.prototype.evaluate = function(c) {
			var b = this.lhs.evaluate(c).bool();
			return b.booleanValue() ? this.rhs.evaluate(c).bool() : b;
		}, EqualsOperation.prototype = new BinaryOperation(), EqualsOperation.prototype.constructor = EqualsOperation, EqualsOperation.superclass = BinaryOperation.prototype;
		function EqualsOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		EqualsOperation.prototype.init = function(lhs, rhs) {
			EqualsOperation.superclass.init.call(this, lhs, rhs);
		}, EqualsOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " = " + this.rhs.toString() + ")";
		}, EqualsOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).equals(this.rhs.evaluate(c));
		}, NotEqualOperation.prototype = new BinaryOperation(), NotEqualOperation.prototype.constructor = NotEqualOperation, NotEqualOperation.superclass = BinaryOperation.prototype;
		function NotEqualOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		NotEqualOperation.prototype.init = function(lhs, rhs) {
			NotEqualOperation.superclass.init.call(this, lhs, rhs);
		}, NotEqualOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " != " + this.rhs.toString() + ")";
		}, NotEqualOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).notequal(this.rhs.evaluate(c));
		}, LessThanOperation.prototype = new BinaryOperation(), LessThanOperation.prototype.constructor = LessThanOperation, LessThanOperation.superclass = BinaryOperation.prototype;
		function LessThanOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		LessThanOperation.prototype.init = function(lhs, rhs) {
			LessThanOperation.superclass.init.call(this, lhs, rhs);
		}, LessThanOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).lessthan(this.rhs.evaluate(c));
		}, LessThanOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " < " + this.rhs.toString() + ")";
		}, GreaterThanOperation.prototype = new BinaryOperation(), GreaterThanOperation.prototype.constructor = GreaterThanOperation, GreaterThanOperation.superclass = BinaryOperation.prototype;
		function GreaterThanOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		GreaterThanOperation.prototype.init = function(lhs, rhs) {
			GreaterThanOperation.superclass.init.call(this, lhs, rhs);
		}, GreaterThanOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).greaterthan(this.rhs.evaluate(c));
		}, GreaterThanOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " > " + this.rhs.toString() + ")";
		}, LessThanOrEqualOperation.prototype = new BinaryOperation(), LessThanOrEqualOperation.prototype.constructor = LessThanOrEqualOperation, LessThanOrEqualOperation.superclass = BinaryOperation.prototype;
		function LessThanOrEqualOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		LessThanOrEqualOperation.prototype.init = function(lhs, rhs) {
			LessThanOrEqualOperation.superclass.init.call(this, lhs, rhs);
		}, LessThanOrEqualOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).lessthanorequal(this.rhs.evaluate(c));
		}, LessThanOrEqualOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " <= " + this.rhs.toString() + ")";
		}, GreaterThanOrEqualOperation.prototype = new BinaryOperation(), GreaterThanOrEqualOperation.prototype.constructor = GreaterThanOrEqualOperation, GreaterThanOrEqualOperation.superclass = BinaryOperation.prototype;
		function GreaterThanOrEqualOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		GreaterThanOrEqualOperation.prototype.init = function(lhs, rhs) {
			GreaterThanOrEqualOperation.superclass.init.call(this, lhs, rhs);
		}, GreaterThanOrEqualOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).greaterthanorequal(this.rhs.evaluate(c));
		}, GreaterThanOrEqualOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " >= " + this.rhs.toString() + ")";
		}, PlusOperation.prototype = new BinaryOperation(), PlusOperation.prototype.constructor = PlusOperation, PlusOperation.superclass = BinaryOperation.prototype;
		function PlusOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		PlusOperation.prototype.init = function(lhs, rhs) {
			PlusOperation.superclass.init.call(this, lhs, rhs);
		}, PlusOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).number().plus(this.rhs.evaluate(c).number());
		}, PlusOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " + " + this.rhs.toString() + ")";
		}, MinusOperation.prototype = new BinaryOperation(), MinusOperation.prototype.constructor = MinusOperation, MinusOperation.superclass = BinaryOperation.prototype;
		function MinusOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		MinusOperation.prototype.init = function(lhs, rhs) {
			MinusOperation.superclass.init.call(this, lhs, rhs);
		}, MinusOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).number().minus(this.rhs.evaluate(c).number());
		}, MinusOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " - " + this.rhs.toString() + ")";
		}, MultiplyOperation.prototype = new BinaryOperation(), MultiplyOperation.prototype.constructor = MultiplyOperation, MultiplyOperation.superclass = BinaryOperation.prototype;
		function MultiplyOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		MultiplyOperation.prototype.init = function(lhs, rhs) {
			MultiplyOperation.superclass.init.call(this, lhs, rhs);
		}, MultiplyOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).number().multiply(this.rhs.evaluate(c).number());
		}, MultiplyOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " * " + this.rhs.toString() + ")";
		}, DivOperation.prototype = new BinaryOperation(), DivOperation.prototype.constructor = DivOperation, DivOperation.superclass = BinaryOperation.prototype;
		function DivOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		DivOperation.prototype.init = function(lhs, rhs) {
			DivOperation.superclass.init.call(this, lhs, rhs);
		}, DivOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).number().div(this.rhs.evaluate(c).number());
		}, DivOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " div " + this.rhs.toString() + ")";
		}, ModOperation.prototype = new BinaryOperation(), ModOperation.prototype.constructor = ModOperation, ModOperation.superclass = BinaryOperation.prototype;
		function ModOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		ModOperation.prototype.init = function(lhs, rhs) {
			ModOperation.superclass.init.call(this, lhs, rhs);
		}, ModOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).number().mod(this.rhs.evaluate(c).number());
		}, ModOperation.prototype.toString = function() {
			return "(" + this.lhs.toString() + " mod " + this.rhs.toString() + ")";
		}, BarOperation.prototype = new BinaryOperation(), BarOperation.prototype.constructor = BarOperation, BarOperation.superclass = BinaryOperation.prototype;
		function BarOperation(lhs, rhs) {
			arguments.length > 0 && this.init(lhs, rhs);
		}
		BarOperation.prototype.init = function(lhs, rhs) {
			BarOperation.superclass.init.call(this, lhs, rhs);
		}, BarOperation.prototype.evaluate = function(c) {
			return this.lhs.evaluate(c).nodeset().union(this.rhs.evaluate(c).nodeset());
		}, BarOperation.prototype.toString = function() {
			return map(toString, [this.lhs, this.rhs]).join(" | ");
		}, PathExpr.prototype = new Expression(), PathExpr.prototype.constructor = PathExpr, PathExpr.superclass = Expression.prototype;
		function PathExpr(filter, filterPreds, locpath) {
			arguments.length > 0 && this.init(filter, filterPreds, locpath);
		}
		PathExpr.prototype.init = function(filter, filterPreds, locpath) {
			PathExpr.superclass.init.call(this), this.filter = filter, this.filterPredicates = filterPreds, this.locationPath = locpath;
		};
		function findRoot(node) {
			for (; node && node.parentNode;) node = node.parentNode;
			return node;
		}
		PathExpr.applyPredicates = function(predicates, c, nodes) {
			if (predicates.length === 0) return nodes;
			var ctx = c.extend({});
			return reduce(function(inNodes, pred) {
				return ctx.contextSize = inNodes.length, filter(function(node, i) {
					return ctx.contextNode = node, ctx.contextPosition = i + 1, PathExpr.predicateMatches(pred, ctx);
				}, inNodes);
			}, nodes, predicates);
		}, PathExpr.getRoot = function(xpc, nodes) {
			var firstNode = nodes[0];
			if (firstNode.nodeType === NodeTypes.DOCUMENT_NODE) return firstNode;
			if (xpc.virtualRoot) return xpc.virtualRoot;
			var ownerDoc = firstNode.ownerDocument;
			if (ownerDoc) return ownerDoc;
			for (var n = firstNode; n.parentNode != null;) n = n.parentNode;
			return n;
		}, PathExpr.applyStep = function(step, xpc, node) {
			var newNodes = [];
			switch (xpc.contextNode = node, step.axis) {
				case Step.ANCESTOR:
					if (xpc.contextNode === xpc.virtualRoot) break;
					for (var m = xpc.contextNode.nodeType == NodeTypes.ATTRIBUTE_NODE ? PathExpr.getOwnerElement(xpc.contextNode) : xpc.contextNode.parentNode; m != null && (step.nodeTest.matches(m, xpc) && newNodes.push(m), m !== xpc.virtualRoot);) m = m.parentNode;
					break;
				case Step.ANCESTORORSELF:
					for (var m = xpc.contextNode; m != null && (step.nodeTest.matches(m, xpc) && newNodes.push(m), m !== xpc.virtualRoot); m = m.nodeType == NodeTypes.ATTRIBUTE_NODE ? PathExpr.getOwnerElement(m) : m.parentNode);
					break;
				case Step.ATTRIBUTE:
					var nnm = xpc.contextNode.attributes;
					if (nnm != null) for (var k = 0; k < nnm.length; k++) {
						var m = nnm.item(k);
						step.nodeTest.matches(m, xpc) && newNodes.push(m);
					}
					break;
				case Step.CHILD:
					for (var m = xpc.contextNode.firstChild; m != null; m = m.nextSibling) step.nodeTest.matches(m, xpc) && newNodes.push(m);
					break;
				case Step.DESCENDANT:
					for (var st = [xpc.contextNode.firstChild]; st.length > 0;) for (var m = st.pop(); m != null;) step.nodeTest.matches(m, xpc) && newNodes.push(m), m.firstChild == null ? m = m.nextSibling : (st.push(m.nextSibling), m = m.firstChild);
					break;
				case Step.DESCENDANTORSELF:
					step.nodeTest.matches(xpc.contextNode, xpc) && newNodes.push(xpc.contextNode);
					for (var st = [xpc.contextNode.firstChild]; st.length > 0;) for (var m = st.pop(); m != null;) step.nodeTest.matches(m, xpc) && newNodes.push(m), m.firstChild == null ? m = m.nextSibling : (st.push(m.nextSibling), m = m.firstChild);
					break;
				case Step.FOLLOWING:
					if (xpc.contextNode === xpc.virtualRoot) break;
					var st = [];
					xpc.contextNode.firstChild == null ? st.unshift(xpc.contextNode.nextSibling) : st.unshift(xpc.contextNode.firstChild);
					for (var m = xpc.contextNode.parentNode; m != null && m.nodeType != NodeTypes.DOCUMENT_NODE && m !== xpc.virtualRoot; m = m.parentNode) st.unshift(m.nextSibling);
					do
						for (var m = st.pop(); m != null;) step.nodeTest.matches(m, xpc) && newNodes.push(m), m.firstChild == null ? m = m.nextSibling : (st.push(m.nextSibling), m = m.firstChild);
					while (st.length > 0);
					break;
				case Step.FOLLOWINGSIBLING:
					if (xpc.contextNode === xpc.virtualRoot) break;
					for (var m = xpc.contextNode.nextSibling; m != null; m = m.nextSibling) step.nodeTest.matches(m, xpc) && newNodes.push(m);
					break;
				case Step.NAMESPACE:
					var n = {};
					if (xpc.contextNode.nodeType == NodeTypes.ELEMENT_NODE) {
						n.xml = XPath.XML_NAMESPACE_URI, n.xmlns = XPath.XMLNS_NAMESPACE_URI;
						for (var m = xpc.contextNode; m != null && m.nodeType == NodeTypes.ELEMENT_NODE; m = m.parentNode) for (var k = 0; k < m.attributes.length; k++) {
							var attr = m.attributes.item(k), nm = String(attr.name);
							if (nm == "xmlns") n[""] ??= attr.value;
							else if (nm.length > 6 && nm.substring(0, 6) == "xmlns:") {
								var pre = nm.substring(6, nm.length);
								n[pre] ?? (n[pre] = attr.value);
							}
						}
						for (var pre in n) {
							var nsn = new XPathNamespace(pre, n[pre], xpc.contextNode);
							step.nodeTest.matches(nsn, xpc) && newNodes.push(nsn);
						}
					}
					break;
				case Step.PARENT:
					m = null, xpc.contextNode !== xpc.virtualRoot && (m = xpc.contextNode.nodeType == NodeTypes.ATTRIBUTE_NODE ? PathExpr.getOwnerElement(xpc.contextNode) : xpc.contextNode.parentNode), m != null && step.nodeTest.matches(m, xpc) && newNodes.push(m);
					break;
				case Step.PRECEDING:
					var st = xpc.virtualRoot == null ? [findRoot(xpc.contextNode)] : [xpc.virtualRoot];
					outer: for (; st.length > 0;) for (var m = st.pop(); m != null;) {
						if (m == xpc.contextNode) break outer;
						step.nodeTest.matches(m, xpc) && newNodes.unshift(m), m.firstChild == null ? m = m.nextSibling : (st.push(m.nextSibling), m = m.firstChild);
					}
					break;
				case Step.PRECEDINGSIBLING:
					if (xpc.contextNode === xpc.virtualRoot) break;
					for (var m = xpc.contextNode.previousSibling; m != null; m = m.previousSibling) step.nodeTest.matches(m, xpc) && newNodes.push(m);
					break;
				case Step.SELF: step.nodeTest.matches(xpc.contextNode, xpc) && newNodes.push(xpc.contextNode);
			}
			return newNodes;
		};
		function applyStepWithPredicates(step, xpc, node) {
			return PathExpr.applyPredicates(step.predicates, xpc, PathExpr.applyStep(step, xpc, node));
		}
		function applyStepToNodes(context, nodes, step) {
			return flatten(map(applyStepWithPredicates.bind(null, step, context), nodes));
		}
		PathExpr.applySteps = function(steps, xpc, nodes) {
			return reduce(applyStepToNodes.bind(null, xpc), nodes, steps);
		}, PathExpr.prototype.applyFilter = function(c, xpc) {
			if (!this.filter) return { nodes: [c.contextNode] };
			var ns = this.filter.evaluate(c);
			if (!Utilities.instance_of(ns, XNodeSet)) {
				if (this.filterPredicates != null && this.filterPredicates.length > 0 || this.locationPath != null) throw Error("Path expression filter must evaluate to a nodeset if predicates or location path are used");
				return { nonNodes: ns };
			}
			return { nodes: PathExpr.applyPredicates(this.filterPredicates || [], xpc, ns.toUnsortedArray()) };
		}, PathExpr.applyLocationPath = function(locationPath, xpc, nodes) {
			if (!locationPath) return nodes;
			var startNodes = locationPath.absolute ? [PathExpr.getRoot(xpc, nodes)] : nodes;
			return PathExpr.applySteps(locationPath.steps, xpc, startNodes);
		}, PathExpr.prototype.evaluate = function(c) {
			var xpc = assign(new XPathContext(), c), filterResult = this.applyFilter(c, xpc);
			if ("nonNodes" in filterResult) return filterResult.nonNodes;
			var ns = new XNodeSet();
			return ns.addArray(PathExpr.applyLocationPath(this.locationPath, xpc, filterResult.nodes)), ns;
		}, PathExpr.predicateMatches = function(pred, c) {
			var res = pred.evaluate(c);
			return Utilities.instance_of(res, XNumber) ? c.contextPosition === res.numberValue() : res.booleanValue();
		}, PathExpr.predicateString = function(predicate) {
			return wrap("[", "]", predicate.toString());
		}, PathExpr.predicatesString = function(predicates) {
			return join("", map(PathExpr.predicateString, predicates));
		}, PathExpr.prototype.toString = function() {
			if (this.filter != null) {
				var filterStr = toString(this.filter);
				return Utilities.instance_of(this.filter, XString) ? wrap("'", "'", filterStr) : this.filterPredicates != null && this.filterPredicates.length ? wrap("(", ")", filterStr) + PathExpr.predicatesString(this.filterPredicates) : this.locationPath == null ? filterStr : filterStr + (this.locationPath.absolute ? "" : "/") + toString(this.locationPath);
			}
			return toString(this.locationPath);
		}, PathExpr.getOwnerElement = function(n) {
			if (n.ownerElement) return n.ownerElement;
			try {
				if (n.selectSingleNode) return n.selectSingleNode("..");
			} catch {}
			for (var elts = (n.nodeType == NodeTypes.DOCUMENT_NODE ? n : n.ownerDocument).getElementsByTagName("*"), i = 0; i < elts.length; i++) for (var elt = elts.item(i), nnm = elt.attributes, j = 0; j < nnm.length; j++) if (nnm.item(j) === n) return elt;
			return null;
		}, LocationPath.prototype = {}, LocationPath.prototype.constructor = LocationPath, LocationPath.superclass = Object.prototype;
		function LocationPath(abs, steps) {
			arguments.length > 0 && this.init(abs, steps);
		}
		LocationPath.prototype.init = function(abs, steps) {
			this.absolute = abs, this.steps = steps;
		}, LocationPath.prototype.toString = function() {
			return (this.absolute ? "/" : "") + map(toString, this.steps).join("/");
		}, Step.prototype = {}, Step.prototype.constructor = Step, Step.superclass = Object.prototype;
		function Step(axis, nodetest, preds) {
			arguments.length > 0 && this.init(axis, nodetest, preds);
		}
		Step.prototype.init = function(axis, nodetest, preds) {
			this.axis = axis, this.nodeTest = nodetest, this.predicates = preds;
		}, Step.prototype.toString = function() {
			return Step.STEPNAMES[this.axis] + "::" + this.nodeTest.toString() + PathExpr.predicatesString(this.predicates);
		}, Step.ANCESTOR = 0, Step.ANCESTORORSELF = 1, Step.ATTRIBUTE = 2, Step.CHILD = 3, Step.DESCENDANT = 4, Step.DESCENDANTORSELF = 5, Step.FOLLOWING = 6, Step.FOLLOWINGSIBLING = 7, Step.NAMESPACE = 8, Step.PARENT = 9, Step.PRECEDING = 10, Step.PRECEDINGSIBLING = 11, Step.SELF = 12, Step.STEPNAMES = reduce(function(acc, x) {
			return acc[x[0]] = x[1], acc;
		}, {}, [
			[Step.ANCESTOR, "ancestor"],
			[Step.ANCESTORORSELF, "ancestor-or-self"],
			[Step.ATTRIBUTE, "attribute"],
			[Step.CHILD, "child"],
			[Step.DESCENDANT, "descendant"],
			[Step.DESCENDANTORSELF, "descendant-or-self"],
			[Step.FOLLOWING, "following"],
			[Step.FOLLOWINGSIBLING, "following-sibling"],
			[Step.NAMESPACE, "namespace"],
			[Step.PARENT, "parent"],
			[Step.PRECEDING, "preceding"],
			[Step.PRECEDINGSIBLING, "preceding-sibling"],
			[Step.SELF, "self"]
		]), NodeTest.prototype = {}, NodeTest.prototype.constructor = NodeTest, NodeTest.superclass = Object.prototype;
		function NodeTest(type, value) {
			arguments.length > 0 && this.init(type, value);
		}
		NodeTest.prototype.init = function(type, value) {
			this.type = type, this.value = value;
		}, NodeTest.prototype.toString = function() {
			return "<unknown nodetest type>";
		}, NodeTest.prototype.matches = function(n, xpc) {
			console.warn("unknown node test type");
		}, NodeTest.NAMETESTANY = 0, NodeTest.NAMETESTPREFIXANY = 1, NodeTest.NAMETESTQNAME = 2, NodeTest.COMMENT = 3, NodeTest.TEXT = 4, NodeTest.PI = 5, NodeTest.NODE = 6, NodeTest.isNodeType = function(types) {
			return function(node) {
				return includes(types, node.nodeType);
			};
		}, NodeTest.makeNodeTestType = function(type, members, ctor) {
			var newType = ctor || function() {};
			return newType.prototype = new NodeTest(type), newType.prototype.constructor = newType, assign(newType.prototype, members), newType;
		}, NodeTest.makeNodeTypeTest = function(type, nodeTypes, stringVal) {
			return new (NodeTest.makeNodeTestType(type, {
				matches: NodeTest.isNodeType(nodeTypes),
				toString: always(stringVal)
			}))();
		}, NodeTest.hasPrefix = function(node) {
			return node.prefix || (node.nodeName || node.tagName).indexOf(":") !== -1;
		}, NodeTest.isElementOrAttribute = NodeTest.isNodeType([1, 2]), NodeTest.nameSpaceMatches = function(prefix, xpc, n) {
			var nNamespace = n.namespaceURI || "";
			if (!prefix) return !nNamespace || xpc.allowAnyNamespaceForNoPrefix && !NodeTest.hasPrefix(n);
			var ns = xpc.namespaceResolver.getNamespace(prefix, xpc.expressionContextNode);
			if (ns == null) throw Error("Cannot resolve QName " + prefix);
			return ns === nNamespace;
		}, NodeTest.localNameMatches = function(localName, xpc, n) {
			var nLocalName = n.localName || n.nodeName;
			return xpc.caseInsensitive ? localName.toLowerCase() === nLocalName.toLowerCase() : localName === nLocalName;
		}, NodeTest.NameTestPrefixAny = NodeTest.makeNodeTestType(NodeTest.NAMETESTPREFIXANY, {
			matches: function(n, xpc) {
				return NodeTest.isElementOrAttribute(n) && NodeTest.nameSpaceMatches(this.prefix, xpc, n);
			},
			toString: function() {
				return this.prefix + ":*";
			}
		}, function(prefix) {
			this.prefix = prefix;
		}), NodeTest.NameTestQName = NodeTest.makeNodeTestType(NodeTest.NAMETESTQNAME, {
			matches: function(n, xpc) {
				return NodeTest.isNodeType([
					NodeTypes.ELEMENT_NODE,
					NodeTypes.ATTRIBUTE_NODE,
					XPathNamespace.XPATH_NAMESPACE_NODE
				])(n) && NodeTest.nameSpaceMatches(this.prefix, xpc, n) && NodeTest.localNameMatches(this.localName, xpc, n);
			},
			toString: function() {
				return this.name;
			}
		}, function(name) {
			var nameParts = name.split(":");
			this.name = name, this.prefix = nameParts.length > 1 ? nameParts[0] : null, this.localName = nameParts[+(nameParts.length > 1)];
		}), NodeTest.PITest = NodeTest.makeNodeTestType(NodeTest.PI, {
			matches: function(n, xpc) {
				return NodeTest.isNodeType([NodeTypes.PROCESSING_INSTRUCTION_NODE])(n) && (n.target || n.nodeName) === this.name;
			},
			toString: function() {
				return wrap("processing-instruction(\"", "\")", this.name);
			}
		}, function(name) {
			this.name = name;
		}), NodeTest.nameTestAny = NodeTest.makeNodeTypeTest(NodeTest.NAMETESTANY, [
			NodeTypes.ELEMENT_NODE,
			NodeTypes.ATTRIBUTE_NODE,
			XPathNamespace.XPATH_NAMESPACE_NODE
		], "*"), NodeTest.textTest = NodeTest.makeNodeTypeTest(NodeTest.TEXT, [NodeTypes.TEXT_NODE, NodeTypes.CDATA_SECTION_NODE], "text()"), NodeTest.commentTest = NodeTest.makeNodeTypeTest(NodeTest.COMMENT, [NodeTypes.COMMENT_NODE], "comment()"), NodeTest.nodeTest = NodeTest.makeNodeTypeTest(NodeTest.NODE, [
			NodeTypes.ELEMENT_NODE,
			NodeTypes.ATTRIBUTE_NODE,
			NodeTypes.TEXT_NODE,
			NodeTypes.CDATA_SECTION_NODE,
			NodeTypes.PROCESSING_INSTRUCTION_NODE,
			NodeTypes.COMMENT_NODE,
			NodeTypes.DOCUMENT_NODE
		], "node()"), NodeTest.anyPiTest = NodeTest.makeNodeTypeTest(NodeTest.PI, [NodeTypes.PROCESSING_INSTRUCTION_NODE], "processing-instruction()"), VariableReference.prototype = new Expression(), VariableReference.prototype.constructor = VariableReference, VariableReference.superclass = Expression.prototype;
		function VariableReference(v) {
			arguments.length > 0 && this.init(v);
		}
		VariableReference.prototype.init = function(v) {
			this.variable = v;
		}, VariableReference.prototype.toString = function() {
			return "$" + this.variable;
		}, VariableReference.prototype.evaluate = function(c) {
			var parts = Utilities.resolveQName(this.variable, c.namespaceResolver, c.contextNode, !1);
			if (parts[0] == null) throw Error("Cannot resolve QName " + fn);
			var result = c.variableResolver.getVariable(parts[1], parts[0]);
			if (!result) throw XPathException.fromMessage("Undeclared variable: " + this.toString());
			return result;
		}, FunctionCall.prototype = new Expression(), FunctionCall.prototype.constructor = FunctionCall, FunctionCall.superclass = Expression.prototype;
		function FunctionCall(fn, args) {
			arguments.length > 0 && this.init(fn, args);
		}
		FunctionCall.prototype.init = function(fn, args) {
			this.functionName = fn, this.arguments = args;
		}, FunctionCall.prototype.toString = function() {
			for (var s = this.functionName + "(", i = 0; i < this.arguments.length; i++) i > 0 && (s += ", "), s += this.arguments[i].toString();
			return s + ")";
		}, FunctionCall.prototype.evaluate = function(c) {
			var f = FunctionResolver.getFunctionFromContext(this.functionName, c);
			if (!f) throw Error("Unknown function " + this.functionName);
			var a = [c].concat(this.arguments);
			return f.apply(c.functionResolver.thisArg, a);
		};
		var Operators = {};
		Operators.equals = function(l, r) {
			return l.equals(r);
		}, Operators.notequal = function(l, r) {
			return l.notequal(r);
		}, Operators.lessthan = function(l, r) {
			return l.lessthan(r);
		}, Operators.greaterthan = function(l, r) {
			return l.greaterthan(r);
		}, Operators.lessthanorequal = function(l, r) {
			return l.lessthanorequal(r);
		}, Operators.greaterthanorequal = function(l, r) {
			return l.greaterthanorequal(r);
		}, XString.prototype = new Expression(), XString.prototype.constructor = XString, XString.superclass = Expression.prototype;
		function XString(s) {
			arguments.length > 0 && this.init(s);
		}
		XString.prototype.init = function(s) {
			this.str = String(s);
		}, XString.prototype.toString = function() {
			return this.str;
		}, XString.prototype.evaluate = function(c) {
			return this;
		}, XString.prototype.string = function() {
			return this;
		}, XString.prototype.number = function() {
			return new XNumber(this.str);
		}, XString.prototype.bool = function() {
			return new XBoolean(this.str);
		}, XString.prototype.nodeset = function() {
			throw Error("Cannot convert string to nodeset");
		}, XString.prototype.stringValue = function() {
			return this.str;
		}, XString.prototype.numberValue = function() {
			return this.number().numberValue();
		}, XString.prototype.booleanValue = function() {
			return this.bool().booleanValue();
		}, XString.prototype.equals = function(r) {
			return Utilities.instance_of(r, XBoolean) ? this.bool().equals(r) : Utilities.instance_of(r, XNumber) ? this.number().equals(r) : Utilities.instance_of(r, XNodeSet) ? r.compareWithString(this, Operators.equals) : new XBoolean(this.str == r.str);
		}, XString.prototype.notequal = function(r) {
			return Utilities.instance_of(r, XBoolean) ? this.bool().notequal(r) : Utilities.instance_of(r, XNumber) ? this.number().notequal(r) : Utilities.instance_of(r, XNodeSet) ? r.compareWithString(this, Operators.notequal) : new XBoolean(this.str != r.str);
		}, XString.prototype.lessthan = function(r) {
			return this.number().lessthan(r);
		}, XString.prototype.greaterthan = function(r) {
			return this.number().greaterthan(r);
		}, XString.prototype.lessthanorequal = function(r) {
			return this.number().lessthanorequal(r);
		}, XString.prototype.greaterthanorequal = function(r) {
			return this.number().greaterthanorequal(r);
		}, XNumber.prototype = new Expression(), XNumber.prototype.constructor = XNumber, XNumber.superclass = Expression.prototype;
		function XNumber(n) {
			arguments.length > 0 && this.init(n);
		}
		XNumber.prototype.init = function(n) {
			this.num = typeof n == "string" ? this.parse(n) : Number(n);
		}, XNumber.prototype.numberFormat = /^\s*-?[0-9]*\.?[0-9]+\s*$/, XNumber.prototype.parse = function(s) {
			return this.numberFormat.test(s) ? parseFloat(s) : NaN;
		};
		function padSmallNumber(numberStr) {
			for (var parts = numberStr.split("e-"), base = parts[0].replace(".", ""), exponent = Number(parts[1]), i = 0; i < exponent - 1; i += 1) base = "0" + base;
			return "0." + base;
		}
		function padLargeNumber(numberStr) {
			for (var parts = numberStr.split("e"), base = parts[0].replace(".", ""), zerosToAppend = Number(parts[1]) + 1 - base.length, i = 0; i < zerosToAppend; i += 1) base += "0";
			return base;
		}
		XNumber.prototype.toString = function() {
			var strValue = this.num.toString();
			return strValue.indexOf("e-") === -1 ? strValue.indexOf("e") === -1 ? strValue : padLargeNumber(strValue) : padSmallNumber(strValue);
		}, XNumber.prototype.evaluate = function(c) {
			return this;
		}, XNumber.prototype.string = function() {
			return new XString(this.toString());
		}, XNumber.prototype.number = function() {
			return this;
		}, XNumber.prototype.bool = function() {
			return new XBoolean(this.num);
		}, XNumber.prototype.nodeset = function() {
			throw Error("Cannot convert number to nodeset");
		}, XNumber.prototype.stringValue = function() {
			return this.string().stringValue();
		}, XNumber.prototype.numberValue = function() {
			return this.num;
		}, XNumber.prototype.booleanValue = function() {
			return this.bool().booleanValue();
		}, XNumber.prototype.negate = function() {
			return new XNumber(-this.num);
		}, XNumber.prototype.equals = function(r) {
			return Utilities.instance_of(r, XBoolean) ? this.bool().equals(r) : Utilities.instance_of(r, XString) ? this.equals(r.number()) : Utilities.instance_of(r, XNodeSet) ? r.compareWithNumber(this, Operators.equals) : new XBoolean(this.num == r.num);
		}, XNumber.prototype.notequal = function(r) {
			return Utilities.instance_of(r, XBoolean) ? this.bool().notequal(r) : Utilities.instance_of(r, XString) ? this.notequal(r.number()) : Utilities.instance_of(r, XNodeSet) ? r.compareWithNumber(this, Operators.notequal) : new XBoolean(this.num != r.num);
		}, XNumber.prototype.lessthan = function(r) {
			return Utilities.instance_of(r, XNodeSet) ? r.compareWithNumber(this, Operators.greaterthan) : Utilities.instance_of(r, XBoolean) || Utilities.instance_of(r, XString) ? this.lessthan(r.number()) : new XBoolean(this.num < r.num);
		}, XNumber.prototype.greaterthan = function(r) {
			return Utilities.instance_of(r, XNodeSet) ? r.compareWithNumber(this, Operators.lessthan) : Utilities.instance_of(r, XBoolean) || Utilities.instance_of(r, XString) ? this.greaterthan(r.number()) : new XBoolean(this.num > r.num);
		}, XNumber.prototype.lessthanorequal = function(r) {
			return Utilities.instance_of(r, XNodeSet) ? r.compareWithNumber(this, Operators.greaterthanorequal) : Utilities.instance_of(r, XBoolean) || Utilities.instance_of(r, XString) ? this.lessthanorequal(r.number()) : new XBoolean(this.num <= r.num);
		}, XNumber.prototype.greaterthanorequal = function(r) {
			return Utilities.instance_of(r, XNodeSet) ? r.compareWithNumber(this, Operators.lessthanorequal) : Utilities.instance_of(r, XBoolean) || Utilities.instance_of(r, XString) ? this.greaterthanorequal(r.number()) : new XBoolean(this.num >= r.num);
		}, XNumber.prototype.plus = function(r) {
			return new XNumber(this.num + r.num);
		}, XNumber.prototype.minus = function(r) {
			return new XNumber(this.num - r.num);
		}, XNumber.prototype.multiply = function(r) {
			return new XNumber(this.num * r.num);
		}, XNumber.prototype.div = function(r) {
			return new XNumber(this.num / r.num);
		}, XNumber.prototype.mod = function(r) {
			return new XNumber(this.num % r.num);
		}, XBoolean.prototype = new Expression(), XBoolean.prototype.constructor = XBoolean, XBoolean.superclass = Expression.prototype;
		function XBoolean(b) {
			arguments.length > 0 && this.init(b);
		}
		XBoolean.prototype.init = function(b) {
			this.b = !!b;
		}, XBoolean.prototype.toString = function() {
			return this.b.toString();
		}, XBoolean.prototype.evaluate = function(c) {
			return this;
		}, XBoolean.prototype.string = function() {
			return new XString(this.b);
		}, XBoolean.prototype.number = function() {
			return new XNumber(this.b);
		}, XBoolean.prototype.bool = function() {
			return this;
		}, XBoolean.prototype.nodeset = function() {
			throw Error("Cannot convert boolean to nodeset");
		}, XBoolean.prototype.stringValue = function() {
			return this.string().stringValue();
		}, XBoolean.prototype.numberValue = function() {
			return this.number().numberValue();
		}, XBoolean.prototype.booleanValue = function() {
			return this.b;
		}, XBoolean.prototype.not = function() {
			return new XBoolean(!this.b);
		}, XBoolean.prototype.equals = function(r) {
			return Utilities.instance_of(r, XString) || Utilities.instance_of(r, XNumber) ? this.equals(r.bool()) : Utilities.instance_of(r, XNodeSet) ? r.compareWithBoolean(this, Operators.equals) : new XBoolean(this.b == r.b);
		}, XBoolean.prototype.notequal = function(r) {
			return Utilities.instance_of(r, XString) || Utilities.instance_of(r, XNumber) ? this.notequal(r.bool()) : Utilities.instance_of(r, XNodeSet) ? r.compareWithBoolean(this, Operators.notequal) : new XBoolean(this.b != r.b);
		}, XBoolean.prototype.lessthan = function(r) {
			return this.number().lessthan(r);
		}, XBoolean.prototype.greaterthan = function(r) {
			return this.number().greaterthan(r);
		}, XBoolean.prototype.lessthanorequal = function(r) {
			return this.number().lessthanorequal(r);
		}, XBoolean.prototype.greaterthanorequal = function(r) {
			return this.number().greaterthanorequal(r);
		}, XBoolean.true_ = new XBoolean(!0), XBoolean.false_ = new XBoolean(!1), AVLTree.prototype = {}, AVLTree.prototype.constructor = AVLTree, AVLTree.superclass = Object.prototype;
		function AVLTree(n) {
			this.init(n);
		}
		AVLTree.prototype.init = function(n) {
			this.left = null, this.right = null, this.node = n, this.depth = 1;
		}, AVLTree.prototype.balance = function() {
			var ldepth = this.left == null ? 0 : this.left.depth, rdepth = this.right == null ? 0 : this.right.depth;
			if (ldepth > rdepth + 1) (this.left.left == null ? 0 : this.left.left.depth) < (this.left.right == null ? 0 : this.left.right.depth) && this.left.rotateRR(), this.rotateLL();
			else if (ldepth + 1 < rdepth) {
				var rrdepth = this.right.right == null ? 0 : this.right.right.depth;
				(this.right.left == null ? 0 : this.right.left.depth) > rrdepth && this.right.rotateLL(), this.rotateRR();
			}
		}, AVLTree.prototype.rotateLL = function() {
			var nodeBefore = this.node, rightBefore = this.right;
			this.node = this.left.node, this.right = this.left, this.left = this.left.left, this.right.left = this.right.right, this.right.right = rightBefore, this.right.node = nodeBefore, this.right.updateInNewLocation(), this.updateInNewLocation();
		}, AVLTree.prototype.rotateRR = function() {
			var nodeBefore = this.node, leftBefore = this.left;
			this.node = this.right.node, this.left = this.right, this.right = this.right.right, this.left.right = this.left.left, this.left.left = leftBefore, this.left.node = nodeBefore, this.left.updateInNewLocation(), this.updateInNewLocation();
		}, AVLTree.prototype.updateInNewLocation = function() {
			this.getDepthFromChildren();
		}, AVLTree.prototype.getDepthFromChildren = function() {
			this.depth = this.node == null ? 0 : 1, this.left != null && (this.depth = this.left.depth + 1), this.right != null && this.depth <= this.right.depth && (this.depth = this.right.depth + 1);
		};
		function nodeOrder(n1, n2) {
			if (n1 === n2) return 0;
			if (n1.compareDocumentPosition) {
				var cpos = n1.compareDocumentPosition(n2);
				return cpos & 1 || cpos & 10 ? 1 : cpos & 20 ? -1 : 0;
			}
			for (var d1 = 0, d2 = 0, m1 = n1; m1 != null; m1 = m1.parentNode || m1.ownerElement) d1++;
			for (var m2 = n2; m2 != null; m2 = m2.parentNode || m2.ownerElement) d2++;
			if (d1 > d2) {
				for (; d1 > d2;) n1 = n1.parentNode || n1.ownerElement, d1--;
				if (n1 === n2) return 1;
			} else if (d2 > d1) {
				for (; d2 > d1;) n2 = n2.parentNode || n2.ownerElement, d2--;
				if (n1 === n2) return -1;
			}
			for (var n1Par = n1.parentNode || n1.ownerElement, n2Par = n2.parentNode || n2.ownerElement; n1Par !== n2Par;) n1 = n1Par, n2 = n2Par, n1Par = n1.parentNode || n1.ownerElement, n2Par = n2.parentNode || n2.ownerElement;
			var n1isAttr = Utilities.isAttribute(n1), n2isAttr = Utilities.isAttribute(n2);
			if (n1isAttr && !n2isAttr) return -1;
			if (!n1isAttr && n2isAttr) return 1;
			if (n1Par) for (var cn = n1isAttr ? n1Par.attributes : n1Par.childNodes, len = cn.length, i = 0; i < len; i += 1) {
				var n = cn[i];
				if (n === n1) return -1;
				if (n === n2) return 1;
			}
			throw Error("Unexpected: could not determine node order");
		}
		AVLTree.prototype.add = function(n) {
			if (n === this.node) return !1;
			var o = nodeOrder(n, this.node), ret = !1;
			return o == -1 ? this.left == null ? (this.left = new AVLTree(n), ret = !0) : (ret = this.left.add(n), ret && this.balance()) : o == 1 && (this.right == null ? (this.right = new AVLTree(n), ret = !0) : (ret = this.right.add(n), ret && this.balance())), ret && this.getDepthFromChildren(), ret;
		}, XNodeSet.prototype = new Expression(), XNodeSet.prototype.constructor = XNodeSet, XNodeSet.superclass = Expression.prototype;
		function XNodeSet() {
			this.init();
		}
		XNodeSet.prototype.init = function() {
			this.tree = null, this.nodes = [], this.size = 0;
		}, XNodeSet.prototype.toString = function() {
			var p = this.first();
			return p == null ? "" : this.stringForNode(p);
		}, XNodeSet.prototype.evaluate = function(c) {
			return this;
		}, XNodeSet.prototype.string = function() {
			return new XString(this.toString());
		}, XNodeSet.prototype.stringValue = function() {
			return this.toString();
		}, XNodeSet.prototype.number = function() {
			return new XNumber(this.string());
		}, XNodeSet.prototype.numberValue = function() {
			return Number(this.string());
		}, XNodeSet.prototype.bool = function() {
			return new XBoolean(this.booleanValue());
		}, XNodeSet.prototype.booleanValue = function() {
			return !!this.size;
		}, XNodeSet.prototype.nodeset = function() {
			return this;
		}, XNodeSet.prototype.stringForNode = function(n) {
			return n.nodeType == NodeTypes.DOCUMENT_NODE || n.nodeType == NodeTypes.ELEMENT_NODE || n.nodeType === NodeTypes.DOCUMENT_FRAGMENT_NODE ? this.stringForContainerNode(n) : n.nodeType === NodeTypes.ATTRIBUTE_NODE ? n.value || n.nodeValue : n.isNamespaceNode ? n.namespace : n.nodeValue;
		}, XNodeSet.prototype.stringForContainerNode = function(n) {
			for (var s = "", n2 = n.firstChild; n2 != null; n2 = n2.nextSibling) {
				var nt = n2.nodeType;
				(nt === 1 || nt === 3 || nt === 4 || nt === 9 || nt === 11) && (s += this.stringForNode(n2));
			}
			return s;
		}, XNodeSet.prototype.buildTree = function() {
			if (!this.tree && this.nodes.length) {
				this.tree = new AVLTree(this.nodes[0]);
				for (var i = 1; i < this.nodes.length; i += 1) this.tree.add(this.nodes[i]);
			}
			return this.tree;
		}, XNodeSet.prototype.first = function() {
			var p = this.buildTree();
			if (p == null) return null;
			for (; p.left != null;) p = p.left;
			return p.node;
		}, XNodeSet.prototype.add = function(n) {
			for (var i = 0; i < this.nodes.length; i += 1) if (n === this.nodes[i]) return;
			this.tree = null, this.nodes.push(n), this.size += 1;
		}, XNodeSet.prototype.addArray = function(ns) {
			var self = this;
			forEach(function(x) {
				self.add(x);
			}, ns);
		}, XNodeSet.prototype.toArray = function() {
			var a = [];
			return this.toArrayRec(this.buildTree(), a), a;
		}, XNodeSet.prototype.toArrayRec = function(t, a) {
			t != null && (this.toArrayRec(t.left, a), a.push(t.node), this.toArrayRec(t.right, a));
		}, XNodeSet.prototype.toUnsortedArray = function() {
			return this.nodes.slice();
		}, XNodeSet.prototype.compareWithString = function(r, o) {
			for (var a = this.toUnsortedArray(), i = 0; i < a.length; i++) {
				var n = a[i], res = o(new XString(this.stringForNode(n)), r);
				if (res.booleanValue()) return res;
			}
			return new XBoolean(!1);
		}, XNodeSet.prototype.compareWithNumber = function(r, o) {
			for (var a = this.toUnsortedArray(), i = 0; i < a.length; i++) {
				var n = a[i], res = o(new XNumber(this.stringForNode(n)), r);
				if (res.booleanValue()) return res;
			}
			return new XBoolean(!1);
		}, XNodeSet.prototype.compareWithBoolean = function(r, o) {
			return o(this.bool(), r);
		}, XNodeSet.prototype.compareWithNodeSet = function(r, o) {
			for (var arr = this.toUnsortedArray(), oInvert = function(lop, rop) {
				return o(rop, lop);
			}, i = 0; i < arr.length; i++) {
				var l = new XString(this.stringForNode(arr[i])), res = r.compareWithString(l, oInvert);
				if (res.booleanValue()) return res;
			}
			return new XBoolean(!1);
		}, XNodeSet.compareWith = curry(function(o, r) {
			return Utilities.instance_of(r, XString) ? this.compareWithString(r, o) : Utilities.instance_of(r, XNumber) ? this.compareWithNumber(r, o) : Utilities.instance_of(r, XBoolean) ? this.compareWithBoolean(r, o) : this.compareWithNodeSet(r, o);
		}), XNodeSet.prototype.equals = XNodeSet.compareWith(Operators.equals), XNodeSet.prototype.notequal = XNodeSet.compareWith(Operators.notequal), XNodeSet.prototype.lessthan = XNodeSet.compareWith(Operators.lessthan), XNodeSet.prototype.greaterthan = XNodeSet.compareWith(Operators.greaterthan), XNodeSet.prototype.lessthanorequal = XNodeSet.compareWith(Operators.lessthanorequal), XNodeSet.prototype.greaterthanorequal = XNodeSet.compareWith(Operators.greaterthanorequal), XNodeSet.prototype.union = function(r) {
			var ns = new XNodeSet();
			return ns.addArray(this.toUnsortedArray()), ns.addArray(r.toUnsortedArray()), ns;
		}, XPathNamespace.prototype = {}, XPathNamespace.prototype.constructor = XPathNamespace, XPathNamespace.superclass = Object.prototype;
		function XPathNamespace(pre, ns, p) {
			this.isXPathNamespace = !0, this.ownerDocument = p.ownerDocument, this.nodeName = "#namespace", this.prefix = pre, this.localName = pre, this.namespaceURI = ns, this.nodeValue = ns, this.ownerElement = p, this.nodeType = XPathNamespace.XPATH_NAMESPACE_NODE;
		}
		XPathNamespace.prototype.toString = function() {
			return "{ \"" + this.prefix + "\", \"" + this.namespaceURI + "\" }";
		}, XPathContext.prototype = {}, XPathContext.prototype.constructor = XPathContext, XPathContext.superclass = Object.prototype;
		function XPathContext(vr, nr, fr) {
			this.variableResolver = vr ?? new VariableResolver(), this.namespaceResolver = nr ?? new NamespaceResolver(), this.functionResolver = fr ?? new FunctionResolver();
		}
		XPathContext.prototype.extend = function(newProps) {
			return assign(new XPathContext(), this, newProps);
		}, VariableResolver.prototype = {}, VariableResolver.prototype.constructor = VariableResolver, VariableResolver.superclass = Object.prototype;
		function VariableResolver() {}
		VariableResolver.prototype.getVariable = function(ln, ns) {
			return null;
		}, FunctionResolver.prototype = {}, FunctionResolver.prototype.constructor = FunctionResolver, FunctionResolver.superclass = Object.prototype;
		function FunctionResolver(thisArg) {
			this.thisArg = thisArg ?? Functions, this.functions = {}, this.addStandardFunctions();
		}
		FunctionResolver.prototype.addStandardFunctions = function() {
			this.functions["{}last"] = Functions.last, this.functions["{}position"] = Functions.position, this.functions["{}count"] = Functions.count, this.functions["{}id"] = Functions.id, this.functions["{}local-name"] = Functions.localName, this.functions["{}namespace-uri"] = Functions.namespaceURI, this.functions["{}name"] = Functions.name, this.functions["{}string"] = Functions.string, this.functions["{}concat"] = Functions.concat, this.functions["{}starts-with"] = Functions.startsWith, this.functions["{}contains"] = Functions.contains, this.functions["{}substring-before"] = Functions.substringBefore, this.functions["{}substring-after"] = Functions.substringAfter, this.functions["{}substring"] = Functions.substring, this.functions["{}string-length"] = Functions.stringLength, this.functions["{}normalize-space"] = Functions.normalizeSpace, this.functions["{}translate"] = Functions.translate, this.functions["{}boolean"] = Functions.boolean_, this.functions["{}not"] = Functions.not, this.functions["{}true"] = Functions.true_, this.functions["{}false"] = Functions.false_, this.functions["{}lang"] = Functions.lang, this.functions["{}number"] = Functions.number, this.functions["{}sum"] = Functions.sum, this.functions["{}floor"] = Functions.floor, this.functions["{}ceiling"] = Functions.ceiling, this.functions["{}round"] = Functions.round;
		}, FunctionResolver.prototype.addFunction = function(ns, ln, f) {
			this.functions["{" + ns + "}" + ln] = f;
		}, FunctionResolver.getFunctionFromContext = function(qName, context) {
			var parts = Utilities.resolveQName(qName, context.namespaceResolver, context.contextNode, !1);
			if (parts[0] === null) throw Error("Cannot resolve QName " + name);
			return context.functionResolver.getFunction(parts[1], parts[0]);
		}, FunctionResolver.prototype.getFunction = function(localName, namespace) {
			return this.functions["{" + namespace + "}" + localName];
		}, NamespaceResolver.prototype = {}, NamespaceResolver.prototype.constructor = NamespaceResolver, NamespaceResolver.superclass = Object.prototype;
		function NamespaceResolver() {}
		NamespaceResolver.prototype.getNamespace = function(prefix, n) {
			if (prefix == "xml") return XPath.XML_NAMESPACE_URI;
			if (prefix == "xmlns") return XPath.XMLNS_NAMESPACE_URI;
			for (n.nodeType == NodeTypes.DOCUMENT_NODE ? n = n.documentElement : n.nodeType == NodeTypes.ATTRIBUTE_NODE ? n = PathExpr.getOwnerElement(n) : n.nodeType != NodeTypes.ELEMENT_NODE && (n = n.parentNode); n != null && n.nodeType == NodeTypes.ELEMENT_NODE;) {
				for (var nnm = n.attributes, i = 0; i < nnm.length; i++) {
					var a = nnm.item(i), aname = a.name || a.nodeName;
					if (aname === "xmlns" && prefix === "" || aname === "xmlns:" + prefix) return String(a.value || a.nodeValue);
				}
				n = n.parentNode;
			}
			return null;
		};
		var Functions = {};
		Functions.last = function(c) {
			if (arguments.length != 1) throw Error("Function last expects ()");
			return new XNumber(c.contextSize);
		}, Functions.position = function(c) {
			if (arguments.length != 1) throw Error("Function position expects ()");
			return new XNumber(c.contextPosition);
		}, Functions.count = function() {
			var c = arguments[0], ns;
			if (arguments.length != 2 || !Utilities.instance_of(ns = arguments[1].evaluate(c), XNodeSet)) throw Error("Function count expects (node-set)");
			return new XNumber(ns.size);
		}, Functions.id = function() {
			var c = arguments[0], id;
			if (arguments.length != 2) throw Error("Function id expects (object)");
			id = arguments[1].evaluate(c), id = Utilities.instance_of(id, XNodeSet) ? id.toArray().join(" ") : id.stringValue();
			for (var ids = id.split(/[\x0d\x0a\x09\x20]+/), count = 0, ns = new XNodeSet(), doc = c.contextNode.nodeType == NodeTypes.DOCUMENT_NODE ? c.contextNode : c.contextNode.ownerDocument, i = 0; i < ids.length; i++) {
				var n = doc.getElementById ? doc.getElementById(ids[i]) : Utilities.getElementById(doc, ids[i]);
				n != null && (ns.add(n), count++);
			}
			return ns;
		}, Functions.localName = function(c, eNode) {
			var n;
			if (arguments.length == 1) n = c.contextNode;
			else if (arguments.length == 2) n = eNode.evaluate(c).first();
			else throw Error("Function local-name expects (node-set?)");
			return n == null ? new XString("") : new XString(n.localName || n.baseName || n.target || n.nodeName || "");
		}, Functions.namespaceURI = function() {
			var c = arguments[0], n;
			if (arguments.length == 1) n = c.contextNode;
			else if (arguments.length == 2) n = arguments[1].evaluate(c).first();
			else throw Error("Function namespace-uri expects (node-set?)");
			return n == null ? new XString("") : new XString(n.namespaceURI);
		}, Functions.name = function() {
			var c = arguments[0], n;
			if (arguments.length == 1) n = c.contextNode;
			else if (arguments.length == 2) n = arguments[1].evaluate(c).first();
			else throw Error("Function name expects (node-set?)");
			return n == null ? new XString("") : n.nodeType == NodeTypes.ELEMENT_NODE ? new XString(n.nodeName) : n.nodeType == NodeTypes.ATTRIBUTE_NODE ? new XString(n.name || n.nodeName) : n.nodeType === NodeTypes.PROCESSING_INSTRUCTION_NODE ? new XString(n.target || n.nodeName) : n.localName == null ? new XString("") : new XString(n.localName);
		}, Functions.string = function() {
			var c = arguments[0];
			if (arguments.length == 1) return new XString(XNodeSet.prototype.stringForNode(c.contextNode));
			if (arguments.length == 2) return arguments[1].evaluate(c).string();
			throw Error("Function string expects (object?)");
		}, Functions.concat = function(c) {
			if (arguments.length < 3) throw Error("Function concat expects (string, string[, string]*)");
			for (var s = "", i = 1; i < arguments.length; i++) s += arguments[i].evaluate(c).stringValue();
			return new XString(s);
		}, Functions.startsWith = function() {
			var c = arguments[0];
			if (arguments.length != 3) throw Error("Function startsWith expects (string, string)");
			var s1 = arguments[1].evaluate(c).stringValue(), s2 = arguments[2].evaluate(c).stringValue();
			return new XBoolean(s1.substring(0, s2.length) == s2);
		}, Functions.contains = function() {
			var c = arguments[0];
			if (arguments.length != 3) throw Error("Function contains expects (string, string)");
			var s1 = arguments[1].evaluate(c).stringValue(), s2 = arguments[2].evaluate(c).stringValue();
			return new XBoolean(s1.indexOf(s2) !== -1);
		}, Functions.substringBefore = function() {
			var c = arguments[0];
			if (arguments.length != 3) throw Error("Function substring-before expects (string, string)");
			var s1 = arguments[1].evaluate(c).stringValue(), s2 = arguments[2].evaluate(c).stringValue();
			return new XString(s1.substring(0, s1.indexOf(s2)));
		}, Functions.substringAfter = function() {
			var c = arguments[0];
			if (arguments.length != 3) throw Error("Function substring-after expects (string, string)");
			var s1 = arguments[1].evaluate(c).stringValue(), s2 = arguments[2].evaluate(c).stringValue();
			if (s2.length == 0) return new XString(s1);
			var i = s1.indexOf(s2);
			return i == -1 ? new XString("") : new XString(s1.substring(i + s2.length));
		}, Functions.substring = function() {
			var c = arguments[0];
			if (arguments.length != 3 && arguments.length != 4) throw Error("Function substring expects (string, number, number?)");
			var s = arguments[1].evaluate(c).stringValue(), n1 = Math.round(arguments[2].evaluate(c).numberValue()) - 1, n2 = arguments.length == 4 ? n1 + Math.round(arguments[3].evaluate(c).numberValue()) : void 0;
			return new XString(s.substring(n1, n2));
		}, Functions.stringLength = function() {
			var c = arguments[0], s;
			if (arguments.length == 1) s = XNodeSet.prototype.stringForNode(c.contextNode);
			else if (arguments.length == 2) s = arguments[1].evaluate(c).stringValue();
			else throw Error("Function string-length expects (string?)");
			return new XNumber(s.length);
		}, Functions.normalizeSpace = function() {
			var c = arguments[0], s;
			if (arguments.length == 1) s = XNodeSet.prototype.stringForNode(c.contextNode);
			else if (arguments.length == 2) s = arguments[1].evaluate(c).stringValue();
			else throw Error("Function normalize-space expects (string?)");
			for (var i = 0, j = s.length - 1; Utilities.isSpace(s.charCodeAt(j));) j--;
			for (var t = ""; i <= j && Utilities.isSpace(s.charCodeAt(i));) i++;
			for (; i <= j;) if (Utilities.isSpace(s.charCodeAt(i))) for (t += " "; i <= j && Utilities.isSpace(s.charCodeAt(i));) i++;
			else t += s.charAt(i), i++;
			return new XString(t);
		}, Functions.translate = function(c, eValue, eFrom, eTo) {
			if (arguments.length != 4) throw Error("Function translate expects (string, string, string)");
			var value = eValue.evaluate(c).stringValue(), from = eFrom.evaluate(c).stringValue(), to = eTo.evaluate(c).stringValue(), cMap = reduce(function(acc, ch, i) {
				return ch in acc || (acc[ch] = i > to.length ? "" : to[i]), acc;
			}, {}, from);
			return new XString(join("", map(function(ch) {
				return ch in cMap ? cMap[ch] : ch;
			}, value)));
		}, Functions.boolean_ = function() {
			var c = arguments[0];
			if (arguments.length != 2) throw Error("Function boolean expects (object)");
			return arguments[1].evaluate(c).bool();
		}, Functions.not = function(c, eValue) {
			if (arguments.length != 2) throw Error("Function not expects (object)");
			return eValue.evaluate(c).bool().not();
		}, Functions.true_ = function() {
			if (arguments.length != 1) throw Error("Function true expects ()");
			return XBoolean.true_;
		}, Functions.false_ = function() {
			if (arguments.length != 1) throw Error("Function false expects ()");
			return XBoolean.false_;
		}, Functions.lang = function() {
			var c = arguments[0];
			if (arguments.length != 2) throw Error("Function lang expects (string)");
			for (var lang, n = c.contextNode; n != null && n.nodeType != NodeTypes.DOCUMENT_NODE; n = n.parentNode) {
				var a = n.getAttributeNS(XPath.XML_NAMESPACE_URI, "lang");
				if (a != null) {
					lang = String(a);
					break;
				}
			}
			if (lang == null) return XBoolean.false_;
			var s = arguments[1].evaluate(c).stringValue();
			return new XBoolean(lang.substring(0, s.length) == s && (lang.length == s.length || lang.charAt(s.length) == "-"));
		}, Functions.number = function() {
			var c = arguments[0];
			if (arguments.length != 1 && arguments.length != 2) throw Error("Function number expects (object?)");
			return arguments.length == 1 ? new XNumber(XNodeSet.prototype.stringForNode(c.contextNode)) : arguments[1].evaluate(c).number();
		}, Functions.sum = function() {
			var c = arguments[0], ns;
			if (arguments.length != 2 || !Utilities.instance_of(ns = arguments[1].evaluate(c), XNodeSet)) throw Error("Function sum expects (node-set)");
			ns = ns.toUnsortedArray();
			for (var n = 0, i = 0; i < ns.length; i++) n += new XNumber(XNodeSet.prototype.stringForNode(ns[i])).numberValue();
			return new XNumber(n);
		}, Functions.floor = function() {
			var c = arguments[0];
			if (arguments.length != 2) throw Error("Function floor expects (number)");
			return new XNumber(Math.floor(arguments[1].evaluate(c).numberValue()));
		}, Functions.ceiling = function() {
			var c = arguments[0];
			if (arguments.length != 2) throw Error("Function ceiling expects (number)");
			return new XNumber(Math.ceil(arguments[1].evaluate(c).numberValue()));
		}, Functions.round = function() {
			var c = arguments[0];
			if (arguments.length != 2) throw Error("Function round expects (number)");
			return new XNumber(Math.round(arguments[1].evaluate(c).numberValue()));
		};
		var Utilities = {};
		Utilities.isAttribute = function(val) {
			return val && (val.nodeType === NodeTypes.ATTRIBUTE_NODE || val.ownerElement);
		}, Utilities.splitQName = function(qn) {
			var i = qn.indexOf(":");
			return i == -1 ? [null, qn] : [qn.substring(0, i), qn.substring(i + 1)];
		}, Utilities.resolveQName = function(qn, nr, n, useDefault) {
			var parts = Utilities.splitQName(qn);
			return parts[0] == null ? useDefault ? (parts[0] = nr.getNamespace("", n), parts[0] ??= "") : parts[0] = "" : parts[0] = nr.getNamespace(parts[0], n), parts;
		}, Utilities.isSpace = function(c) {
			return c == 9 || c == 13 || c == 10 || c == 32;
		}, Utilities.isLetter = function(c) {
			return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 255 || c >= 256 && c <= 305 || c >= 308 && c <= 318 || c >= 321 && c <= 328 || c >= 330 && c <= 382 || c >= 384 && c <= 451 || c >= 461 && c <= 496 || c >= 500 && c <= 501 || c >= 506 && c <= 535 || c >= 592 && c <= 680 || c >= 699 && c <= 705 || c == 902 || c >= 904 && c <= 906 || c == 908 || c >= 910 && c <= 929 || c >= 931 && c <= 974 || c >= 976 && c <= 982 || c == 986 || c == 988 || c == 990 || c == 992 || c >= 994 && c <= 1011 || c >= 1025 && c <= 1036 || c >= 1038 && c <= 1103 || c >= 1105 && c <= 1116 || c >= 1118 && c <= 1153 || c >= 1168 && c <= 1220 || c >= 1223 && c <= 1224 || c >= 1227 && c <= 1228 || c >= 1232 && c <= 1259 || c >= 1262 && c <= 1269 || c >= 1272 && c <= 1273 || c >= 1329 && c <= 1366 || c == 1369 || c >= 1377 && c <= 1414 || c >= 1488 && c <= 1514 || c >= 1520 && c <= 1522 || c >= 1569 && c <= 1594 || c >= 1601 && c <= 1610 || c >= 1649 && c <= 1719 || c >= 1722 && c <= 1726 || c >= 1728 && c <= 1742 || c >= 1744 && c <= 1747 || c == 1749 || c >= 1765 && c <= 1766 || c >= 2309 && c <= 2361 || c == 2365 || c >= 2392 && c <= 2401 || c >= 2437 && c <= 2444 || c >= 2447 && c <= 2448 || c >= 2451 && c <= 2472 || c >= 2474 && c <= 2480 || c == 2482 || c >= 2486 && c <= 2489 || c >= 2524 && c <= 2525 || c >= 2527 && c <= 2529 || c >= 2544 && c <= 2545 || c >= 2565 && c <= 2570 || c >= 2575 && c <= 2576 || c >= 2579 && c <= 2600 || c >= 2602 && c <= 2608 || c >= 2610 && c <= 2611 || c >= 2613 && c <= 2614 || c >= 2616 && c <= 2617 || c >= 2649 && c <= 2652 || c == 2654 || c >= 2674 && c <= 2676 || c >= 2693 && c <= 2699 || c == 2701 || c >= 2703 && c <= 2705 || c >= 2707 && c <= 2728 || c >= 2730 && c <= 2736 || c >= 2738 && c <= 2739 || c >= 2741 && c <= 2745 || c == 2749 || c == 2784 || c >= 2821 && c <= 2828 || c >= 2831 && c <= 2832 || c >= 2835 && c <= 2856 || c >= 2858 && c <= 2864 || c >= 2866 && c <= 2867 || c >= 2870 && c <= 2873 || c == 2877 || c >= 2908 && c <= 2909 || c >= 2911 && c <= 2913 || c >= 2949 && c <= 2954 || c >= 2958 && c <= 2960 || c >= 2962 && c <= 2965 || c >= 2969 && c <= 2970 || c == 2972 || c >= 2974 && c <= 2975 || c >= 2979 && c <= 2980 || c >= 2984 && c <= 2986 || c >= 2990 && c <= 2997 || c >= 2999 && c <= 3001 || c >= 3077 && c <= 3084 || c >= 3086 && c <= 3088 || c >= 3090 && c <= 3112 || c >= 3114 && c <= 3123 || c >= 3125 && c <= 3129 || c >= 3168 && c <= 3169 || c >= 3205 && c <= 3212 || c >= 3214 && c <= 3216 || c >= 3218 && c <= 3240 || c >= 3242 && c <= 3251 || c >= 3253 && c <= 3257 || c == 3294 || c >= 3296 && c <= 3297 || c >= 3333 && c <= 3340 || c >= 3342 && c <= 3344 || c >= 3346 && c <= 3368 || c >= 3370 && c <= 3385 || c >= 3424 && c <= 3425 || c >= 3585 && c <= 3630 || c == 3632 || c >= 3634 && c <= 3635 || c >= 3648 && c <= 3653 || c >= 3713 && c <= 3714 || c == 3716 || c >= 3719 && c <= 3720 || c == 3722 || c == 3725 || c >= 3732 && c <= 3735 || c >= 3737 && c <= 3743 || c >= 3745 && c <= 3747 || c == 3749 || c == 3751 || c >= 3754 && c <= 3755 || c >= 3757 && c <= 3758 || c == 3760 || c >= 3762 && c <= 3763 || c == 3773 || c >= 3776 && c <= 3780 || c >= 3904 && c <= 3911 || c >= 3913 && c <= 3945 || c >= 4256 && c <= 4293 || c >= 4304 && c <= 4342 || c == 4352 || c >= 4354 && c <= 4355 || c >= 4357 && c <= 4359 || c == 4361 || c >= 4363 && c <= 4364 || c >= 4366 && c <= 4370 || c == 4412 || c == 4414 || c == 4416 || c == 4428 || c == 4430 || c == 4432 || c >= 4436 && c <= 4437 || c == 4441 || c >= 4447 && c <= 4449 || c == 4451 || c == 4453 || c == 4455 || c == 4457 || c >= 4461 && c <= 4462 || c >= 4466 && c <= 4467 || c == 4469 || c == 4510 || c == 4520 || c == 4523 || c >= 4526 && c <= 4527 || c >= 4535 && c <= 4536 || c == 4538 || c >= 4540 && c <= 4546 || c == 4587 || c == 4592 || c == 4601 || c >= 7680 && c <= 7835 || c >= 7840 && c <= 7929 || c >= 7936 && c <= 7957 || c >= 7960 && c <= 7965 || c >= 7968 && c <= 8005 || c >= 8008 && c <= 8013 || c >= 8016 && c <= 8023 || c == 8025 || c == 8027 || c == 8029 || c >= 8031 && c <= 8061 || c >= 8064 && c <= 8116 || c >= 8118 && c <= 8124 || c == 8126 || c >= 8130 && c <= 8132 || c >= 8134 && c <= 8140 || c >= 8144 && c <= 8147 || c >= 8150 && c <= 8155 || c >= 8160 && c <= 8172 || c >= 8178 && c <= 8180 || c >= 8182 && c <= 8188 || c == 8486 || c >= 8490 && c <= 8491 || c == 8494 || c >= 8576 && c <= 8578 || c >= 12353 && c <= 12436 || c >= 12449 && c <= 12538 || c >= 12549 && c <= 12588 || c >= 44032 && c <= 55203 || c >= 19968 && c <= 40869 || c == 12295 || c >= 12321 && c <= 12329;
		}, Utilities.isNCNameChar = function(c) {
			return c >= 48 && c <= 57 || c >= 1632 && c <= 1641 || c >= 1776 && c <= 1785 || c >= 2406 && c <= 2415 || c >= 2534 && c <= 2543 || c >= 2662 && c <= 2671 || c >= 2790 && c <= 2799 || c >= 2918 && c <= 2927 || c >= 3047 && c <= 3055 || c >= 3174 && c <= 3183 || c >= 3302 && c <= 3311 || c >= 3430 && c <= 3439 || c >= 3664 && c <= 3673 || c >= 3792 && c <= 3801 || c >= 3872 && c <= 3881 || c == 46 || c == 45 || c == 95 || Utilities.isLetter(c) || c >= 768 && c <= 837 || c >= 864 && c <= 865 || c >= 1155 && c <= 1158 || c >= 1425 && c <= 1441 || c >= 1443 && c <= 1465 || c >= 1467 && c <= 1469 || c == 1471 || c >= 1473 && c <= 1474 || c == 1476 || c >= 1611 && c <= 1618 || c == 1648 || c >= 1750 && c <= 1756 || c >= 1757 && c <= 1759 || c >= 1760 && c <= 1764 || c >= 1767 && c <= 1768 || c >= 1770 && c <= 1773 || c >= 2305 && c <= 2307 || c == 2364 || c >= 2366 && c <= 2380 || c == 2381 || c >= 2385 && c <= 2388 || c >= 2402 && c <= 2403 || c >= 2433 && c <= 2435 || c == 2492 || c == 2494 || c == 2495 || c >= 2496 && c <= 2500 || c >= 2503 && c <= 2504 || c >= 2507 && c <= 2509 || c == 2519 || c >= 2530 && c <= 2531 || c == 2562 || c == 2620 || c == 2622 || c == 2623 || c >= 2624 && c <= 2626 || c >= 2631 && c <= 2632 || c >= 2635 && c <= 2637 || c >= 2672 && c <= 2673 || c >= 2689 && c <= 2691 || c == 2748 || c >= 2750 && c <= 2757 || c >= 2759 && c <= 2761 || c >= 2763 && c <= 2765 || c >= 2817 && c <= 2819 || c == 2876 || c >= 2878 && c <= 2883 || c >= 2887 && c <= 2888 || c >= 2891 && c <= 2893 || c >= 2902 && c <= 2903 || c >= 2946 && c <= 2947 || c >= 3006 && c <= 3010 || c >= 3014 && c <= 3016 || c >= 3018 && c <= 3021 || c == 3031 || c >= 3073 && c <= 3075 || c >= 3134 && c <= 3140 || c >= 3142 && c <= 3144 || c >= 3146 && c <= 3149 || c >= 3157 && c <= 3158 || c >= 3202 && c <= 3203 || c >= 3262 && c <= 3268 || c >= 3270 && c <= 3272 || c >= 3274 && c <= 3277 || c >= 3285 && c <= 3286 || c >= 3330 && c <= 3331 || c >= 3390 && c <= 3395 || c >= 3398 && c <= 3400 || c >= 3402 && c <= 3405 || c == 3415 || c == 3633 || c >= 3636 && c <= 3642 || c >= 3655 && c <= 3662 || c == 3761 || c >= 3764 && c <= 3769 || c >= 3771 && c <= 3772 || c >= 3784 && c <= 3789 || c >= 3864 && c <= 3865 || c == 3893 || c == 3895 || c == 3897 || c == 3902 || c == 3903 || c >= 3953 && c <= 3972 || c >= 3974 && c <= 3979 || c >= 3984 && c <= 3989 || c == 3991 || c >= 3993 && c <= 4013 || c >= 4017 && c <= 4023 || c == 4025 || c >= 8400 && c <= 8412 || c == 8417 || c >= 12330 && c <= 12335 || c == 12441 || c == 12442 || c == 183 || c == 720 || c == 721 || c == 903 || c == 1600 || c == 3654 || c == 3782 || c == 12293 || c >= 12337 && c <= 12341 || c >= 12445 && c <= 12446 || c >= 12540 && c <= 12542;
		}, Utilities.coalesceText = function(n) {
			for (var m = n.firstChild; m != null; m = m.nextSibling) if (m.nodeType == NodeTypes.TEXT_NODE || m.nodeType == NodeTypes.CDATA_SECTION_NODE) {
				var s = m.nodeValue, first = m;
				for (m = m.nextSibling; m != null && (m.nodeType == NodeTypes.TEXT_NODE || m.nodeType == NodeTypes.CDATA_SECTION_NODE);) {
					s += m.nodeValue;
					var del = m;
					m = m.nextSibling, del.parentNode.removeChild(del);
				}
				if (first.nodeType == NodeTypes.CDATA_SECTION_NODE) {
					var p = first.parentNode;
					if (first.nextSibling == null) p.removeChild(first), p.appendChild(p.ownerDocument.createTextNode(s));
					else {
						var next = first.nextSibling;
						p.removeChild(first), p.insertBefore(p.ownerDocument.createTextNode(s), next);
					}
				} else first.nodeValue = s;
				if (m == null) break;
			} else m.nodeType == NodeTypes.ELEMENT_NODE && Utilities.coalesceText(m);
		}, Utilities.instance_of = function(o, c) {
			for (; o != null;) {
				if (o.constructor === c) return !0;
				if (o === Object) return !1;
				o = o.constructor.superclass;
			}
			return !1;
		}, Utilities.getElementById = function(n, id) {
			if (n.nodeType == NodeTypes.ELEMENT_NODE && (n.getAttribute("id") == id || n.getAttributeNS(null, "id") == id)) return n;
			for (var m = n.firstChild; m != null; m = m.nextSibling) {
				var res = Utilities.getElementById(m, id);
				if (res != null) return res;
			}
			return null;
		};
		var XPathException = (function() {
			function getMessage(code, exception) {
				var msg = exception ? ": " + exception.toString() : "";
				switch (code) {
					case XPathException.INVALID_EXPRESSION_ERR: return "Invalid expression" + msg;
					case XPathException.TYPE_ERR: return "Type error" + msg;
				}
				return null;
			}
			function XPathException(code, error, message) {
				var err = Error.call(this, getMessage(code, error) || message);
				return err.code = code, err.exception = error, err;
			}
			return XPathException.prototype = Object.create(Error.prototype), XPathException.prototype.constructor = XPathException, XPathException.superclass = Error, XPathException.prototype.toString = function() {
				return this.message;
			}, XPathException.fromMessage = function(message, error) {
				return new XPathException(null, error, message);
			}, XPathException.INVALID_EXPRESSION_ERR = 51, XPathException.TYPE_ERR = 52, XPathException;
		})();
		XPathExpression.prototype = {}, XPathExpression.prototype.constructor = XPathExpression, XPathExpression.superclass = Object.prototype;
		function XPathExpression(e, r, p) {
			this.xpath = p.parse(e), this.context = new XPathContext(), this.context.namespaceResolver = new XPathNSResolverWrapper(r);
		}
		XPathExpression.getOwnerDocument = function(n) {
			return n.nodeType === NodeTypes.DOCUMENT_NODE ? n : n.ownerDocument;
		}, XPathExpression.detectHtmlDom = function(n) {
			if (!n) return !1;
			var doc = XPathExpression.getOwnerDocument(n);
			try {
				return doc.implementation.hasFeature("HTML", "2.0");
			} catch {
				return !0;
			}
		}, XPathExpression.prototype.evaluate = function(n, t, res) {
			return this.context.expressionContextNode = n, this.context.caseInsensitive = XPathExpression.detectHtmlDom(n), new XPathResult(this.xpath.evaluate(this.context), t);
		}, XPathNSResolverWrapper.prototype = {}, XPathNSResolverWrapper.prototype.constructor = XPathNSResolverWrapper, XPathNSResolverWrapper.superclass = Object.prototype;
		function XPathNSResolverWrapper(r) {
			this.xpathNSResolver = r;
		}
		XPathNSResolverWrapper.prototype.getNamespace = function(prefix, n) {
			return this.xpathNSResolver == null ? null : this.xpathNSResolver.lookupNamespaceURI(prefix);
		}, NodeXPathNSResolver.prototype = {}, NodeXPathNSResolver.prototype.constructor = NodeXPathNSResolver, NodeXPathNSResolver.superclass = Object.prototype;
		function NodeXPathNSResolver(n) {
			this.node = n, this.namespaceResolver = new NamespaceResolver();
		}
		NodeXPathNSResolver.prototype.lookupNamespaceURI = function(prefix) {
			return this.namespaceResolver.getNamespace(prefix, this.node);
		}, XPathResult.prototype = {}, XPathResult.prototype.constructor = XPathResult, XPathResult.superclass = Object.prototype;
		function XPathResult(v, t) {
			switch (t == XPathResult.ANY_TYPE && (v.constructor === XString ? t = XPathResult.STRING_TYPE : v.constructor === XNumber ? t = XPathResult.NUMBER_TYPE : v.constructor === XBoolean ? t = XPathResult.BOOLEAN_TYPE : v.constructor === XNodeSet && (t = XPathResult.UNORDERED_NODE_ITERATOR_TYPE)), this.resultType = t, t) {
				case XPathResult.NUMBER_TYPE:
					this.numberValue = v.numberValue();
					return;
				case XPathResult.STRING_TYPE:
					this.stringValue = v.stringValue();
					return;
				case XPathResult.BOOLEAN_TYPE:
					this.booleanValue = v.booleanValue();
					return;
				case XPathResult.ANY_UNORDERED_NODE_TYPE:
				case XPathResult.FIRST_ORDERED_NODE_TYPE:
					if (v.constructor === XNodeSet) {
						this.singleNodeValue = v.first();
						return;
					}
					break;
				case XPathResult.UNORDERED_NODE_ITERATOR_TYPE:
				case XPathResult.ORDERED_NODE_ITERATOR_TYPE:
					if (v.constructor === XNodeSet) {
						this.invalidIteratorState = !1, this.nodes = v.toArray(), this.iteratorIndex = 0;
						return;
					}
					break;
				case XPathResult.UNORDERED_NODE_SNAPSHOT_TYPE:
				case XPathResult.ORDERED_NODE_SNAPSHOT_TYPE: if (v.constructor === XNodeSet) {
					this.nodes = v.toArray(), this.snapshotLength = this.nodes.length;
					return;
				}
			}
			throw new XPathException(XPathException.TYPE_ERR);
		}
		XPathResult.prototype.iterateNext = function() {
			if (this.resultType != XPathResult.UNORDERED_NODE_ITERATOR_TYPE && this.resultType != XPathResult.ORDERED_NODE_ITERATOR_TYPE) throw new XPathException(XPathException.TYPE_ERR);
			return this.nodes[this.iteratorIndex++];
		}, XPathResult.prototype.snapshotItem = function(i) {
			if (this.resultType != XPathResult.UNORDERED_NODE_SNAPSHOT_TYPE && this.resultType != XPathResult.ORDERED_NODE_SNAPSHOT_TYPE) throw new XPathException(XPathException.TYPE_ERR);
			return this.nodes[i];
		}, XPathResult.ANY_TYPE = 0, XPathResult.NUMBER_TYPE = 1, XPathResult.STRING_TYPE = 2, XPathResult.BOOLEAN_TYPE = 3, XPathResult.UNORDERED_NODE_ITERATOR_TYPE = 4, XPathResult.ORDERED_NODE_ITERATOR_TYPE = 5, XPathResult.UNORDERED_NODE_SNAPSHOT_TYPE = 6, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE = 7, XPathResult.ANY_UNORDERED_NODE_TYPE = 8, XPathResult.FIRST_ORDERED_NODE_TYPE = 9;
		function installDOM3XPathSupport(doc, p) {
			doc.createExpression = function(e, r) {
				try {
					return new XPathExpression(e, r, p);
				} catch (e) {
					throw new XPathException(XPathException.INVALID_EXPRESSION_ERR, e);
				}
			}, doc.createNSResolver = function(n) {
				return new NodeXPathNSResolver(n);
			}, doc.evaluate = function(e, cn, r, t, res) {
				if (t < 0 || t > 9) throw {
					code: 0,
					toString: function() {
						return "Request type not supported";
					}
				};
				return doc.createExpression(e, r, p).evaluate(cn, t, res);
			};
		}
		try {
			var shouldInstall = !0;
			try {
				document.implementation && document.implementation.hasFeature && document.implementation.hasFeature("XPath", null) && (shouldInstall = !1);
			} catch {}
			shouldInstall && installDOM3XPathSupport(document, new XPathParser());
		} catch {}
		installDOM3XPathSupport(exports, new XPathParser()), (function() {
			var parser = new XPathParser(), defaultNSResolver = new NamespaceResolver(), defaultFunctionResolver = new FunctionResolver(), defaultVariableResolver = new VariableResolver();
			function makeNSResolverFromFunction(func) {
				return { getNamespace: function(prefix, node) {
					return func(prefix, node) || defaultNSResolver.getNamespace(prefix, node);
				} };
			}
			function makeNSResolverFromObject(obj) {
				return makeNSResolverFromFunction(obj.getNamespace.bind(obj));
			}
			function makeNSResolverFromMap(map) {
				return makeNSResolverFromFunction(function(prefix) {
					return map[prefix];
				});
			}
			function makeNSResolver(resolver) {
				return resolver && typeof resolver.getNamespace == "function" ? makeNSResolverFromObject(resolver) : typeof resolver == "function" ? makeNSResolverFromFunction(resolver) : typeof resolver == "object" ? makeNSResolverFromMap(resolver) : defaultNSResolver;
			}
			function convertValue(value) {
				if (value == null || value instanceof XString || value instanceof XBoolean || value instanceof XNumber || value instanceof XNodeSet) return value;
				switch (typeof value) {
					case "string": return new XString(value);
					case "boolean": return new XBoolean(value);
					case "number": return new XNumber(value);
				}
				var ns = new XNodeSet();
				return ns.addArray([].concat(value)), ns;
			}
			function makeEvaluator(func) {
				return function(context) {
					var args = Array.prototype.slice.call(arguments, 1).map(function(arg) {
						return arg.evaluate(context);
					});
					return convertValue(func.apply(this, [].concat(context, args)));
				};
			}
			function makeFunctionResolverFromFunction(func) {
				return { getFunction: function(name, namespace) {
					var found = func(name, namespace);
					return found ? makeEvaluator(found) : defaultFunctionResolver.getFunction(name, namespace);
				} };
			}
			function makeFunctionResolverFromObject(obj) {
				return makeFunctionResolverFromFunction(obj.getFunction.bind(obj));
			}
			function makeFunctionResolverFromMap(map) {
				return makeFunctionResolverFromFunction(function(name) {
					return map[name];
				});
			}
			function makeFunctionResolver(resolver) {
				return resolver && typeof resolver.getFunction == "function" ? makeFunctionResolverFromObject(resolver) : typeof resolver == "function" ? makeFunctionResolverFromFunction(resolver) : typeof resolver == "object" ? makeFunctionResolverFromMap(resolver) : defaultFunctionResolver;
			}
			function makeVariableResolverFromFunction(func) {
				return { getVariable: function(name, namespace) {
					return convertValue(func(name, namespace));
				} };
			}
			function makeVariableResolver(resolver) {
				if (resolver) {
					if (typeof resolver.getVariable == "function") return makeVariableResolverFromFunction(resolver.getVariable.bind(resolver));
					if (typeof resolver == "function") return makeVariableResolverFromFunction(resolver);
					if (typeof resolver == "object") return makeVariableResolverFromFunction(function(name) {
						return resolver[name];
					});
				}
				return defaultVariableResolver;
			}
			function copyIfPresent(prop, dest, source) {
				prop in source && (dest[prop] = source[prop]);
			}
			function makeContext(options) {
				var context = new XPathContext();
				return options ? (context.namespaceResolver = makeNSResolver(options.namespaces), context.functionResolver = makeFunctionResolver(options.functions), context.variableResolver = makeVariableResolver(options.variables), context.expressionContextNode = options.node, copyIfPresent("allowAnyNamespaceForNoPrefix", context, options), copyIfPresent("isHtml", context, options)) : context.namespaceResolver = defaultNSResolver, context;
			}
			function evaluate(parsedExpression, options) {
				var context = makeContext(options);
				return parsedExpression.evaluate(context);
			}
			var evaluatorPrototype = {
				evaluate: function(options) {
					return evaluate(this.expression, options);
				},
				evaluateNumber: function(options) {
					return this.evaluate(options).numberValue();
				},
				evaluateString: function(options) {
					return this.evaluate(options).stringValue();
				},
				evaluateBoolean: function(options) {
					return this.evaluate(options).booleanValue();
				},
				evaluateNodeSet: function(options) {
					return this.evaluate(options).nodeset();
				},
				select: function(options) {
					return this.evaluateNodeSet(options).toArray();
				},
				select1: function(options) {
					return this.select(options)[0];
				}
			};
			function parse(xpath) {
				var parsed = parser.parse(xpath);
				return Object.create(evaluatorPrototype, { expression: { value: parsed } });
			}
			exports.parse = parse;
		})(), assign(exports, {
			XPath,
			XPathParser,
			XPathResult,
			Step,
			PathExpr,
			NodeTest,
			LocationPath,
			OrOperation,
			AndOperation,
			BarOperation,
			EqualsOperation,
			NotEqualOperation,
			LessThanOperation,
			GreaterThanOperation,
			LessThanOrEqualOperation,
			GreaterThanOrEqualOperation,
			PlusOperation,
			MinusOperation,
			MultiplyOperation,
			DivOperation,
			ModOperation,
			UnaryMinusOperation,
			FunctionCall,
			VariableReference,
			XPathContext,
			XNodeSet,
			XBoolean,
			XString,
			XNumber,
			NamespaceResolver,
			FunctionResolver,
			VariableResolver,
			Utilities
		}), exports.select = function(e, doc, single) {
			return exports.selectWithResolver(e, doc, null, single);
		}, exports.useNamespaces = function(mappings) {
			var resolver = {
				mappings: mappings || {},
				lookupNamespaceURI: function(prefix) {
					return this.mappings[prefix];
				}
			};
			return function(e, doc, single) {
				return exports.selectWithResolver(e, doc, resolver, single);
			};
		}, exports.selectWithResolver = function(e, doc, resolver, single) {
			var expression = new XPathExpression(e, resolver, new XPathParser()), type = XPathResult.ANY_TYPE, result = expression.evaluate(doc, type, null);
			return result.resultType == XPathResult.STRING_TYPE ? result = result.stringValue : result.resultType == XPathResult.NUMBER_TYPE ? result = result.numberValue : result.resultType == XPathResult.BOOLEAN_TYPE ? result = result.booleanValue : (result = result.nodes, single && (result = result[0])), result;
		}, exports.select1 = function(e, doc) {
			return exports.select(e, doc, !0);
		};
		var isNodeLike = function(value) {
			return value && typeof value.nodeType == "number" && Number.isInteger(value.nodeType) && value.nodeType >= 1 && value.nodeType <= 11 && typeof value.nodeName == "string";
		}, isArrayOfNodes = function(value) {
			return Array.isArray(value) && value.every(isNodeLike);
		}, isNodeOfType = function(type) {
			return function(value) {
				return isNodeLike(value) && value.nodeType === type;
			};
		};
		assign(exports, {
			isNodeLike,
			isArrayOfNodes,
			isElement: isNodeOfType(NodeTypes.ELEMENT_NODE),
			isAttribute: isNodeOfType(NodeTypes.ATTRIBUTE_NODE),
			isTextNode: isNodeOfType(NodeTypes.TEXT_NODE),
			isCDATASection: isNodeOfType(NodeTypes.CDATA_SECTION_NODE),
			isProcessingInstruction: isNodeOfType(NodeTypes.PROCESSING_INSTRUCTION_NODE),
			isComment: isNodeOfType(NodeTypes.COMMENT_NODE),
			isDocumentNode: isNodeOfType(NodeTypes.DOCUMENT_NODE),
			isDocumentTypeNode: isNodeOfType(NodeTypes.DOCUMENT_TYPE_NODE),
			isDocumentFragment: isNodeOfType(NodeTypes.DOCUMENT_FRAGMENT_NODE)
		});
	})(exports === void 0 ? {} : exports);
})), require_dist = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.assertIsDocumentFragmentNode = exports.assertIsDocumentTypeNode = exports.assertIsDocumentNode = exports.assertIsCommentNode = exports.assertIsProcessingInstructionNode = exports.assertIsCDATASectionNode = exports.assertIsTextNode = exports.assertIsAttributeNode = exports.assertIsElementNode = exports.isDocumentFragmentNode = exports.isDocumentTypeNode = exports.isDocumentNode = exports.isCommentNode = exports.isProcessingInstructionNode = exports.isCDATASectionNode = exports.isTextNode = exports.isAttributeNode = exports.isElementNode = exports.assertIsArrayOfNodes = exports.isArrayOfNodes = exports.assertIsNodeLike = exports.isNodeLike = exports.NodeTypes = void 0;
	var NodeTypes;
	(function(NodeTypes) {
		NodeTypes[NodeTypes.ELEMENT_NODE = 1] = "ELEMENT_NODE", NodeTypes[NodeTypes.ATTRIBUTE_NODE = 2] = "ATTRIBUTE_NODE", NodeTypes[NodeTypes.TEXT_NODE = 3] = "TEXT_NODE", NodeTypes[NodeTypes.CDATA_SECTION_NODE = 4] = "CDATA_SECTION_NODE", NodeTypes[NodeTypes.PROCESSING_INSTRUCTION_NODE = 7] = "PROCESSING_INSTRUCTION_NODE", NodeTypes[NodeTypes.COMMENT_NODE = 8] = "COMMENT_NODE", NodeTypes[NodeTypes.DOCUMENT_NODE = 9] = "DOCUMENT_NODE", NodeTypes[NodeTypes.DOCUMENT_TYPE_NODE = 10] = "DOCUMENT_TYPE_NODE", NodeTypes[NodeTypes.DOCUMENT_FRAGMENT_NODE = 11] = "DOCUMENT_FRAGMENT_NODE";
	})(NodeTypes || (exports.NodeTypes = NodeTypes = {}));
	function isNodeLike(value) {
		return value && typeof value == "object" && Number.isInteger(value.nodeType) && value.nodeType >= 1 && value.nodeType <= 11 && typeof value.nodeName == "string" && typeof value.appendChild == "function" && typeof value.removeChild == "function";
	}
	exports.isNodeLike = isNodeLike;
	function assertIsNodeLike(value) {
		if (!isNodeLike(value)) throw Error(`Value is not a Node-like object. Received: ${value}`);
	}
	exports.assertIsNodeLike = assertIsNodeLike;
	function isArrayOfNodes(value) {
		return Array.isArray(value) && value.every(isNodeLike);
	}
	exports.isArrayOfNodes = isArrayOfNodes;
	function assertIsArrayOfNodes(value) {
		if (!isArrayOfNodes(value)) throw Error("Value is not an array of Nodes");
	}
	exports.assertIsArrayOfNodes = assertIsArrayOfNodes;
	function isNodeOfType(type, value) {
		return isNodeLike(value) && value.nodeType === type;
	}
	function assertIsNodeOfType(type, value) {
		let typeName = Object.keys(NodeTypes).find((key) => NodeTypes[key] === type);
		if (!isNodeOfType(type, value)) throw Error(`Value is not of type ${typeName}`);
	}
	exports.isElementNode = (value) => isNodeOfType(NodeTypes.ELEMENT_NODE, value), exports.isAttributeNode = (value) => isNodeOfType(NodeTypes.ATTRIBUTE_NODE, value), exports.isTextNode = (value) => isNodeOfType(NodeTypes.TEXT_NODE, value), exports.isCDATASectionNode = (value) => isNodeOfType(NodeTypes.CDATA_SECTION_NODE, value), exports.isProcessingInstructionNode = (value) => isNodeOfType(NodeTypes.PROCESSING_INSTRUCTION_NODE, value), exports.isCommentNode = (value) => isNodeOfType(NodeTypes.COMMENT_NODE, value), exports.isDocumentNode = (value) => isNodeOfType(NodeTypes.DOCUMENT_NODE, value), exports.isDocumentTypeNode = (value) => isNodeOfType(NodeTypes.DOCUMENT_TYPE_NODE, value), exports.isDocumentFragmentNode = (value) => isNodeOfType(NodeTypes.DOCUMENT_FRAGMENT_NODE, value), exports.assertIsElementNode = (value) => {
		assertIsNodeOfType(NodeTypes.ELEMENT_NODE, value);
	}, exports.assertIsAttributeNode = (value) => assertIsNodeOfType(NodeTypes.ATTRIBUTE_NODE, value), exports.assertIsTextNode = (value) => assertIsNodeOfType(NodeTypes.TEXT_NODE, value), exports.assertIsCDATASectionNode = (value) => assertIsNodeOfType(NodeTypes.CDATA_SECTION_NODE, value), exports.assertIsProcessingInstructionNode = (value) => assertIsNodeOfType(NodeTypes.PROCESSING_INSTRUCTION_NODE, value), exports.assertIsCommentNode = (value) => assertIsNodeOfType(NodeTypes.COMMENT_NODE, value), exports.assertIsDocumentNode = (value) => assertIsNodeOfType(NodeTypes.DOCUMENT_NODE, value), exports.assertIsDocumentTypeNode = (value) => assertIsNodeOfType(NodeTypes.DOCUMENT_TYPE_NODE, value), exports.assertIsDocumentFragmentNode = (value) => assertIsNodeOfType(NodeTypes.DOCUMENT_FRAGMENT_NODE, value);
})), require_utils = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.isArrayHasLength = isArrayHasLength, exports.findAttr = findAttr, exports.findChildren = findChildren, exports.findChilds = findChilds, exports.encodeSpecialCharactersInAttribute = encodeSpecialCharactersInAttribute, exports.encodeSpecialCharactersInText = encodeSpecialCharactersInText, exports.normalizePem = normalizePem, exports.pemCertificates = pemCertificates, exports.pemToDer = pemToDer, exports.bareCertificate = bareCertificate, exports.toPem = toPem, exports.findAncestorNsForElement = findAncestorNsForElement, exports.findAncestorNs = findAncestorNs, exports.isPrefixInScope = isPrefixInScope, exports.validateDigestValue = validateDigestValue, exports.isDescendantOf = isDescendantOf;
	let crypto_1 = __require("crypto"), xpath = require_xpath(), isDomNode = require_dist();
	function isArrayHasLength(array) {
		return Array.isArray(array) && array.length > 0;
	}
	function attrEqualsExplicitly(attr, localName, namespace) {
		return attr.localName === localName && (attr.namespaceURI === namespace || namespace == null);
	}
	function attrEqualsImplicitly(attr, localName, namespace, node) {
		return attr.localName === localName && (!attr.namespaceURI && node?.namespaceURI === namespace || namespace == null);
	}
	function findAttr(element, localName, namespace) {
		for (let i = 0; i < element.attributes.length; i++) {
			let attr = element.attributes[i];
			if (attrEqualsExplicitly(attr, localName, namespace) || attrEqualsImplicitly(attr, localName, namespace, element)) return attr;
		}
		return null;
	}
	function findChildren(node, localName, namespace) {
		let element = node.documentElement ?? node, res = [];
		for (let i = 0; i < element.childNodes.length; i++) {
			let child = element.childNodes[i];
			isDomNode.isElementNode(child) && child.localName === localName && (child.namespaceURI === namespace || namespace == null) && res.push(child);
		}
		return res;
	}
	function findChilds(node, localName, namespace) {
		return findChildren(node, localName, namespace);
	}
	let xml_special_to_encoded_attribute = {
		"&": "&amp;",
		"<": "&lt;",
		"\"": "&quot;",
		"\r": "&#xD;",
		"\n": "&#xA;",
		"	": "&#x9;"
	}, xml_special_to_encoded_text = {
		"&": "&amp;",
		"<": "&lt;",
		">": "&gt;",
		"\r": "&#xD;"
	};
	function encodeSpecialCharactersInAttribute(attributeValue) {
		return attributeValue.replace(/([&<"\r\n\t])/g, function(str, item) {
			return xml_special_to_encoded_attribute[item];
		});
	}
	function encodeSpecialCharactersInText(text) {
		return text.replace(/([&<>\r])/g, function(str, item) {
			return xml_special_to_encoded_text[item];
		});
	}
	let LABEL_CHAR = "[\\x21-\\x2C\\x2E-\\x7E]", LABEL = `${LABEL_CHAR}(?:[-\\x20]?${LABEL_CHAR}){0,47}`, LABEL_REGEX = RegExp(`^${LABEL}$`), HEADERS = "(?:(?:Proc-Type|DEK-Info):[A-Za-z0-9,-]+\\n)+\\n+", PEM_FORMAT_REGEX = RegExp(`^(?:-----BEGIN ${LABEL}-----\\n+(?:${HEADERS})?(?:[A-Za-z0-9+/=]+\\n)+-----END ${LABEL}-----\\n*)+$`), PEM_MESSAGE_REGEX = RegExp(`-----BEGIN (${LABEL})-----\\n+(${HEADERS})?((?:[A-Za-z0-9+/=]+\\n)+)-----END (${LABEL})-----`, "g"), BASE64_TEXT_REGEX = /^[A-Za-z0-9+/=\n]+$/, BASE64_DATA_REGEX = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, BOM_REGEX = /^(?:\uFEFF|\u00EF\u00BB\u00BF)/;
	function normalizePemInput(text) {
		return text.replace(BOM_REGEX, "").replace(/\r\n|\r/g, "\n").split("\n").map((line) => {
			let boundary = line.trim();
			return boundary.startsWith("-----") ? boundary : line.replace(/[ \t]+/g, "");
		}).join("\n").trim();
	}
	function countOpenings(text) {
		return text.split("-----BEGIN").length - 1;
	}
	function pemMessages(pem) {
		let messages = [];
		PEM_MESSAGE_REGEX.lastIndex = 0;
		let message = PEM_MESSAGE_REGEX.exec(pem);
		for (; message !== null;) {
			let start = message.index, end = start + message[0].length;
			start !== 0 && pem[start - 1] !== "\n" || end !== pem.length && pem[end] !== "\n" || messages.push({
				label: message[1],
				endLabel: message[4],
				headers: message[2] != null,
				data: message[3].replace(/\n/g, "")
			}), message = PEM_MESSAGE_REGEX.exec(pem);
		}
		if (countOpenings(pem) !== messages.length) throw Error("Invalid PEM format.");
		return messages;
	}
	function isBase64Data(data) {
		return BASE64_DATA_REGEX.test(data);
	}
	function isLabel(label) {
		return label.length <= 48 && LABEL_REGEX.test(label);
	}
	function isX509Certificate(bytes) {
		try {
			return new crypto_1.X509Certificate(bytes), !0;
		} catch {
			return !1;
		}
	}
	function assertX509Certificate(data) {
		let bytes = Buffer.from(data, "base64");
		if (!isX509Certificate(bytes)) throw Error("Invalid PEM format.");
		if (isX509Certificate(bytes.subarray(0, -1))) throw Error("Expected a single certificate, but found more data after it.");
	}
	function isWellFormedMessage({ label, endLabel, headers, data }) {
		let certificateWithHeaders = headers && label === "CERTIFICATE";
		return label === endLabel && isLabel(label) && isBase64Data(data) && !certificateWithHeaders;
	}
	function canonicalBase64(data) {
		return Buffer.from(data, "base64").toString("base64");
	}
	function normalizePem(pem) {
		return `${(pem.trim().replace(/(\r\n|\r)/g, "\n").match(/.{1,64}/g) ?? []).join("\n")}\n`;
	}
	function formatPemMessage(label, data) {
		return label === "CERTIFICATE" && assertX509Certificate(data), `-----BEGIN ${label}-----\n${normalizePem(canonicalBase64(data))}-----END ${label}-----\n`;
	}
	function pemCertificates(pem) {
		let messages = pemMessages(normalizePemInput(pem));
		if (!messages.every(isWellFormedMessage)) throw Error("Invalid PEM format.");
		let certificates = messages.filter((message) => message.label === "CERTIFICATE").map((certificate) => certificate.data);
		return certificates.forEach(assertX509Certificate), certificates.map(canonicalBase64);
	}
	function pemToDer(pem) {
		let text = normalizePemInput(pem), messages = PEM_FORMAT_REGEX.test(text) ? pemMessages(text) : [];
		if (messages.length > 1) throw Error(`Expected a single PEM message, but found ${messages.length}.`);
		if (messages.length === 0 || !isWellFormedMessage(messages[0]) || messages[0].headers) throw Error("Invalid PEM format.");
		let [{ label, data }] = messages;
		return label === "CERTIFICATE" && assertX509Certificate(data), Buffer.from(data, "base64");
	}
	function pemText(value) {
		if (!Buffer.isBuffer(value)) return value;
		let text = value.toString("latin1");
		return text.replace(BOM_REGEX, "").trimStart().startsWith("-----BEGIN ") ? text : value.toString("base64");
	}
	function bareCertificate(value) {
		let text = normalizePemInput(value), data = text.replace(/\n/g, "");
		if (!BASE64_TEXT_REGEX.test(text) || !isBase64Data(data)) throw Error("Invalid PEM format.");
		return assertX509Certificate(data), canonicalBase64(data);
	}
	function toPem(value, pemLabel) {
		let text = normalizePemInput(pemText(value));
		if (PEM_FORMAT_REGEX.test(text)) {
			let messages = pemMessages(text);
			if (!messages.every(isWellFormedMessage) || messages.some((message) => message.headers)) throw Error("Invalid PEM format.");
			return messages.map((message) => formatPemMessage(message.label, message.data)).join("");
		}
		let data = text.replace(/\n/g, "");
		if (BASE64_TEXT_REGEX.test(text) && isBase64Data(data)) {
			if (pemLabel == null) throw Error("A PEM label is required to wrap base64 data.");
			if (!isLabel(pemLabel)) throw Error("Invalid PEM label.");
			return formatPemMessage(pemLabel, data);
		}
		throw Error("Invalid PEM format.");
	}
	function collectAncestorNamespaces(node, nsArray = []) {
		if (!isDomNode.isElementNode(node.parentNode)) return nsArray;
		let parent = node.parentNode;
		if (!parent) return nsArray;
		if (parent.attributes && parent.attributes.length > 0) for (let i = 0; i < parent.attributes.length; i++) {
			let attr = parent.attributes[i];
			attr && attr.nodeName && attr.nodeName.search(/^xmlns:?/) !== -1 && nsArray.push({
				prefix: attr.nodeName.replace(/^xmlns:?/, ""),
				namespaceURI: attr.nodeValue || ""
			});
		}
		return collectAncestorNamespaces(parent, nsArray);
	}
	function findSubsetNSPrefixes(subset) {
		let prefixes = new Set(), subsetAttributes = subset.attributes;
		for (let k = 0; k < subsetAttributes.length; k++) {
			let nodeName = subsetAttributes[k].nodeName;
			(nodeName === "xmlns" || nodeName.startsWith("xmlns:")) && prefixes.add(nodeName.replace(/^xmlns:?/, ""));
		}
		return prefixes.add(subset.prefix || ""), prefixes;
	}
	function isElementSubset(docSubset) {
		return docSubset.every((node) => isDomNode.isElementNode(node));
	}
	function findAncestorNsForElement(node) {
		let ancestorNs = collectAncestorNamespaces(node), ancestorNsWithoutDuplicate = [];
		for (let ns of ancestorNs) ancestorNsWithoutDuplicate.some((seen) => seen.prefix === ns.prefix) || ancestorNsWithoutDuplicate.push(ns);
		let returningNs = [], subsetNsPrefixes = findSubsetNSPrefixes(node);
		for (let ancestorNs of ancestorNsWithoutDuplicate) ancestorNs.namespaceURI !== "" && !subsetNsPrefixes.has(ancestorNs.prefix) && returningNs.push(ancestorNs);
		return returningNs;
	}
	function findAncestorNs(doc, docSubsetXpath, namespaceResolver) {
		if (docSubsetXpath == null) return [];
		let docSubset = xpath.selectWithResolver(docSubsetXpath, doc, namespaceResolver);
		if (!isArrayHasLength(docSubset)) return [];
		if (!isElementSubset(docSubset)) throw Error("Document subset must be list of elements");
		return findAncestorNsForElement(docSubset[0]);
	}
	function isPrefixInScope(prefixesInScope, prefix, namespaceURI) {
		let binding = prefixesInScope.filter((ns) => ns.prefix === prefix).pop();
		return binding !== void 0 && binding.namespaceURI === namespaceURI;
	}
	function validateDigestValue(digest, expectedDigest) {
		let buffer = Buffer.from(digest, "base64"), expectedBuffer = Buffer.from(expectedDigest, "base64");
		if (typeof buffer.equals == "function") return buffer.equals(expectedBuffer);
		if (buffer.length !== expectedBuffer.length) return !1;
		for (let i = 0; i < buffer.length; i++) if (buffer[i] !== expectedBuffer[i]) return !1;
		return !0;
	}
	function isDescendantOf(node, parent) {
		if (!node || !parent) return !1;
		let currentNode = node.parentNode;
		for (; currentNode;) {
			if (currentNode === parent) return !0;
			currentNode = currentNode.parentNode;
		}
		return !1;
	}
})), require_c14n_canonicalization = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.C14nCanonicalizationWithComments = exports.C14nCanonicalization = void 0;
	let utils = require_utils(), isDomNode = require_dist();
	var C14nCanonicalization = class {
		constructor() {
			this.includeComments = !1, this.includeComments = !1;
		}
		attrCompare(a, b) {
			if (!a.namespaceURI && b.namespaceURI) return -1;
			if (!b.namespaceURI && a.namespaceURI) return 1;
			let left = a.namespaceURI + a.localName, right = b.namespaceURI + b.localName;
			return left === right ? 0 : left < right ? -1 : 1;
		}
		nsCompare(a, b) {
			let attr1 = a.prefix, attr2 = b.prefix;
			return attr1 === attr2 ? 0 : attr1.localeCompare(attr2);
		}
		renderAttrs(node) {
			let i, attr, attrListToRender = [];
			if (isDomNode.isCommentNode(node)) return this.renderComment(node);
			if (node.attributes) for (i = 0; i < node.attributes.length; ++i) attr = node.attributes[i], attr.name.indexOf("xmlns") !== 0 && attrListToRender.push(attr);
			return attrListToRender.sort(this.attrCompare), attrListToRender.map((attr) => ` ${attr.name}="${utils.encodeSpecialCharactersInAttribute(attr.value)}"`).join("");
		}
		renderNs(node, prefixesInScope, defaultNs, defaultNsForPrefix, ancestorNamespaces, namespacesInScope) {
			let i, attr, res = [], newDefaultNs = defaultNs, nsListToRender = [], currNs = node.namespaceURI || "", isInScope = (prefix, namespaceURI) => namespacesInScope ? utils.isPrefixInScope(namespacesInScope, prefix, namespaceURI) : prefixesInScope.indexOf(prefix) !== -1, renderDeclaration = (prefix, namespaceURI) => {
				nsListToRender.push({
					prefix,
					namespaceURI
				}), prefixesInScope.push(prefix), namespacesInScope?.push({
					prefix,
					namespaceURI
				});
			};
			if (node.prefix) {
				let namespaceURI = node.namespaceURI || defaultNsForPrefix[node.prefix];
				isInScope(node.prefix, namespaceURI) || renderDeclaration(node.prefix, namespaceURI);
			}
			let localDefaultNs = null;
			if (node.attributes) for (i = 0; i < node.attributes.length; ++i) node.attributes[i].name === "xmlns" && (localDefaultNs = node.attributes[i].value);
			let nodeDefaultNs;
			if (nodeDefaultNs = localDefaultNs === null ? node.prefix ? defaultNs : currNs : localDefaultNs, nodeDefaultNs !== defaultNs && (newDefaultNs = nodeDefaultNs, res.push(" xmlns=\"", newDefaultNs, "\"")), node.attributes) for (i = 0; i < node.attributes.length; ++i) attr = node.attributes[i], attr.prefix === "xmlns" && !isInScope(attr.localName, attr.value) && renderDeclaration(attr.localName, attr.value), attr.prefix && !isInScope(attr.prefix, attr.namespaceURI) && attr.prefix !== "xmlns" && attr.prefix !== "xml" && renderDeclaration(attr.prefix, attr.namespaceURI);
			if (utils.isArrayHasLength(ancestorNamespaces)) for (let ancestorNamespace of ancestorNamespaces) nsListToRender.some((ns) => ns.prefix === ancestorNamespace.prefix) || !ancestorNamespace.prefix && localDefaultNs !== null || (nsListToRender.push(ancestorNamespace), ancestorNamespace.prefix || (newDefaultNs = ancestorNamespace.namespaceURI));
			return nsListToRender.sort(this.nsCompare), res.push(...nsListToRender.map((attr) => attr.prefix ? ` xmlns:${attr.prefix}="${attr.namespaceURI}"` : ` xmlns="${attr.namespaceURI}"`)), {
				rendered: res.join(""),
				newDefaultNs
			};
		}
		processInner(node, prefixesInScope, defaultNs, defaultNsForPrefix, ancestorNamespaces, namespacesInScope) {
			if (isDomNode.isCommentNode(node)) return this.renderComment(node);
			if (node.data) return utils.encodeSpecialCharactersInText(node.data);
			if (isDomNode.isElementNode(node)) {
				let i, pfxCopy, ns = this.renderNs(node, prefixesInScope, defaultNs, defaultNsForPrefix, ancestorNamespaces, namespacesInScope), res = [
					"<",
					node.tagName,
					ns.rendered,
					this.renderAttrs(node),
					">"
				];
				for (i = 0; i < node.childNodes.length; ++i) pfxCopy = prefixesInScope.slice(0), res.push(this.processInner(node.childNodes[i], pfxCopy, ns.newDefaultNs, defaultNsForPrefix, [], namespacesInScope?.slice(0)));
				return res.push("</", node.tagName, ">"), res.join("");
			}
			throw Error(`Unable to canonicalize node type: ${node.nodeType}`);
		}
		renderComment(node) {
			if (!this.includeComments) return "";
			let isOutsideDocument = node.ownerDocument === node.parentNode, isBeforeDocument = !1, isAfterDocument = !1;
			if (isOutsideDocument) {
				let nextNode = node, previousNode = node;
				for (; nextNode !== null;) {
					if (nextNode === node.ownerDocument.documentElement) {
						isBeforeDocument = !0;
						break;
					}
					nextNode = nextNode.nextSibling;
				}
				for (; previousNode !== null;) {
					if (previousNode === node.ownerDocument.documentElement) {
						isAfterDocument = !0;
						break;
					}
					previousNode = previousNode.previousSibling;
				}
			}
			let afterDocument = isAfterDocument ? "\n" : "", beforeDocument = isBeforeDocument ? "\n" : "";
			return `${afterDocument}<!--${utils.encodeSpecialCharactersInText(node.data)}-->${beforeDocument}`;
		}
		process(node, options) {
			options ||= {};
			let defaultNs = options.defaultNs || "", defaultNsForPrefix = options.defaultNsForPrefix || {}, ancestorNamespaces = options.ancestorNamespaces || [], prefixesInScope = [];
			for (let i = 0; i < ancestorNamespaces.length; i++) prefixesInScope.push(ancestorNamespaces[i].prefix);
			return this.processInner(node, prefixesInScope, defaultNs, defaultNsForPrefix, ancestorNamespaces, ancestorNamespaces.slice());
		}
		getAlgorithmName() {
			return "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
		}
	};
	exports.C14nCanonicalization = C14nCanonicalization, exports.C14nCanonicalizationWithComments = class extends C14nCanonicalization {
		constructor() {
			super(), this.includeComments = !0;
		}
		getAlgorithmName() {
			return "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments";
		}
	};
})), require_exclusive_canonicalization = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.ExclusiveCanonicalizationWithComments = exports.ExclusiveCanonicalization = void 0;
	let utils = require_utils(), isDomNode = require_dist();
	var ExclusiveCanonicalization = class {
		constructor() {
			this.includeComments = !1, this.includeComments = !1;
		}
		attrCompare(a, b) {
			if (!a.namespaceURI && b.namespaceURI) return -1;
			if (!b.namespaceURI && a.namespaceURI) return 1;
			let left = a.namespaceURI + a.localName, right = b.namespaceURI + b.localName;
			return left === right ? 0 : left < right ? -1 : 1;
		}
		nsCompare(a, b) {
			let attr1 = a.prefix, attr2 = b.prefix;
			return attr1 === attr2 ? 0 : attr1.localeCompare(attr2);
		}
		renderAttrs(node) {
			let i, attr, res = [], attrListToRender = [];
			if (isDomNode.isCommentNode(node)) return this.renderComment(node);
			if (node.attributes) for (i = 0; i < node.attributes.length; ++i) attr = node.attributes[i], attr.name.indexOf("xmlns") !== 0 && attrListToRender.push(attr);
			attrListToRender.sort(this.attrCompare);
			for (attr of attrListToRender) res.push(" ", attr.name, "=\"", utils.encodeSpecialCharactersInAttribute(attr.value), "\"");
			return res.join("");
		}
		renderNs(node, prefixesInScope, defaultNs, defaultNsForPrefix, inclusiveNamespacesPrefixList) {
			let i, attr, res = [], newDefaultNs = defaultNs, nsListToRender = [], currNs = node.namespaceURI || "";
			if (node.prefix ? utils.isPrefixInScope(prefixesInScope, node.prefix, node.namespaceURI || defaultNsForPrefix[node.prefix]) || (nsListToRender.push({
				prefix: node.prefix,
				namespaceURI: node.namespaceURI || defaultNsForPrefix[node.prefix]
			}), prefixesInScope.push({
				prefix: node.prefix,
				namespaceURI: node.namespaceURI || defaultNsForPrefix[node.prefix]
			})) : defaultNs !== currNs && (newDefaultNs = node.namespaceURI, res.push(" xmlns=\"", newDefaultNs, "\"")), node.attributes) for (i = 0; i < node.attributes.length; ++i) attr = node.attributes[i], attr.prefix && !utils.isPrefixInScope(prefixesInScope, attr.localName, attr.value) && inclusiveNamespacesPrefixList.indexOf(attr.localName) >= 0 && (nsListToRender.push({
				prefix: attr.localName,
				namespaceURI: attr.value
			}), prefixesInScope.push({
				prefix: attr.localName,
				namespaceURI: attr.value
			})), attr.prefix && !utils.isPrefixInScope(prefixesInScope, attr.prefix, attr.namespaceURI) && attr.prefix !== "xmlns" && attr.prefix !== "xml" && (nsListToRender.push({
				prefix: attr.prefix,
				namespaceURI: attr.namespaceURI
			}), prefixesInScope.push({
				prefix: attr.prefix,
				namespaceURI: attr.namespaceURI
			}));
			nsListToRender.sort(this.nsCompare);
			for (let p of nsListToRender) res.push(" xmlns:", p.prefix, "=\"", p.namespaceURI, "\"");
			return {
				rendered: res.join(""),
				newDefaultNs
			};
		}
		processInner(node, prefixesInScope, defaultNs, defaultNsForPrefix, inclusiveNamespacesPrefixList) {
			if (isDomNode.isCommentNode(node)) return this.renderComment(node);
			if (node.data) return utils.encodeSpecialCharactersInText(node.data);
			if (isDomNode.isElementNode(node)) {
				let i, pfxCopy, ns = this.renderNs(node, prefixesInScope, defaultNs, defaultNsForPrefix, inclusiveNamespacesPrefixList), res = [
					"<",
					node.tagName,
					ns.rendered,
					this.renderAttrs(node),
					">"
				];
				for (i = 0; i < node.childNodes.length; ++i) pfxCopy = prefixesInScope.slice(0), res.push(this.processInner(node.childNodes[i], pfxCopy, ns.newDefaultNs, defaultNsForPrefix, inclusiveNamespacesPrefixList));
				return res.push("</", node.tagName, ">"), res.join("");
			}
			throw Error(`Unable to exclusive canonicalize node type: ${node.nodeType}`);
		}
		renderComment(node) {
			if (!this.includeComments) return "";
			let isOutsideDocument = node.ownerDocument === node.parentNode, isBeforeDocument = !1, isAfterDocument = !1;
			if (isOutsideDocument) {
				let nextNode = node, previousNode = node;
				for (; nextNode != null;) {
					if (nextNode === node.ownerDocument.documentElement) {
						isBeforeDocument = !0;
						break;
					}
					nextNode = nextNode.nextSibling;
				}
				for (; previousNode != null;) {
					if (previousNode === node.ownerDocument.documentElement) {
						isAfterDocument = !0;
						break;
					}
					previousNode = previousNode.previousSibling;
				}
			}
			let afterDocument = isAfterDocument ? "\n" : "", beforeDocument = isBeforeDocument ? "\n" : "";
			return `${afterDocument}<!--${utils.encodeSpecialCharactersInText(node.data)}-->${beforeDocument}`;
		}
		process(elem, options) {
			options ||= {};
			let inclusiveNamespacesPrefixList = options.inclusiveNamespacesPrefixList || [], defaultNs = options.defaultNs || "", defaultNsForPrefix = options.defaultNsForPrefix || {}, ancestorNamespaces = options.ancestorNamespaces || [];
			if (!utils.isArrayHasLength(inclusiveNamespacesPrefixList)) {
				let CanonicalizationMethod = utils.findChildren(elem, "CanonicalizationMethod");
				if (CanonicalizationMethod.length !== 0) {
					let inclusiveNamespaces = utils.findChildren(CanonicalizationMethod[0], "InclusiveNamespaces");
					inclusiveNamespaces.length !== 0 && (inclusiveNamespacesPrefixList = (inclusiveNamespaces[0].getAttribute("PrefixList") || "").split(" "));
				}
			}
			return utils.isArrayHasLength(inclusiveNamespacesPrefixList) && inclusiveNamespacesPrefixList.forEach(function(prefix) {
				ancestorNamespaces && ancestorNamespaces.forEach(function(ancestorNamespace) {
					prefix === ancestorNamespace.prefix && elem.setAttributeNS("http://www.w3.org/2000/xmlns/", `xmlns:${prefix}`, ancestorNamespace.namespaceURI);
				});
			}), this.processInner(elem, [], defaultNs, defaultNsForPrefix, inclusiveNamespacesPrefixList);
		}
		getAlgorithmName() {
			return "http://www.w3.org/2001/10/xml-exc-c14n#";
		}
	};
	exports.ExclusiveCanonicalization = ExclusiveCanonicalization, exports.ExclusiveCanonicalizationWithComments = class extends ExclusiveCanonicalization {
		constructor() {
			super(), this.includeComments = !0;
		}
		getAlgorithmName() {
			return "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";
		}
	};
})), require_conventions = __commonJSMin(((exports) => {
	function find(list, predicate, ac) {
		if (ac === void 0 && (ac = Array.prototype), list && typeof ac.find == "function") return ac.find.call(list, predicate);
		for (var i = 0; i < list.length; i++) if (Object.prototype.hasOwnProperty.call(list, i)) {
			var item = list[i];
			if (predicate.call(void 0, item, i, list)) return item;
		}
	}
	function freeze(object, oc) {
		return oc === void 0 && (oc = Object), oc && typeof oc.freeze == "function" ? oc.freeze(object) : object;
	}
	function assign(target, source) {
		if (typeof target != "object" || !target) throw TypeError("target is not an object");
		for (var key in source) Object.prototype.hasOwnProperty.call(source, key) && (target[key] = source[key]);
		return target;
	}
	var MIME_TYPE = freeze({
		HTML: "text/html",
		isHTML: function(value) {
			return value === MIME_TYPE.HTML;
		},
		XML_APPLICATION: "application/xml",
		XML_TEXT: "text/xml",
		XML_XHTML_APPLICATION: "application/xhtml+xml",
		XML_SVG_IMAGE: "image/svg+xml"
	}), NAMESPACE = freeze({
		HTML: "http://www.w3.org/1999/xhtml",
		isHTML: function(uri) {
			return uri === NAMESPACE.HTML;
		},
		SVG: "http://www.w3.org/2000/svg",
		XML: "http://www.w3.org/XML/1998/namespace",
		XMLNS: "http://www.w3.org/2000/xmlns/"
	}), nameStartChar = /[A-Z_a-z\xC0-\xD6\xD8-\xF6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]/, nameChar = RegExp("[\\-\\.0-9" + nameStartChar.source.slice(1, -1) + "\\u00B7\\u0300-\\u036F\\u203F-\\u2040]"), tagNamePattern = RegExp("^" + nameStartChar.source + nameChar.source + "*(?::" + nameStartChar.source + nameChar.source + "*)?$");
	exports.assign = assign, exports.find = find, exports.freeze = freeze, exports.MIME_TYPE = MIME_TYPE, exports.NAMESPACE = NAMESPACE, exports.nameStartChar = nameStartChar, exports.nameChar = nameChar, exports.tagNamePattern = tagNamePattern;
})), require_dom = __commonJSMin(((exports) => {
	var conventions = require_conventions(), find = conventions.find, NAMESPACE = conventions.NAMESPACE, tagNamePattern = conventions.tagNamePattern;
	function notEmptyString(input) {
		return input !== "";
	}
	function splitOnASCIIWhitespace(input) {
		return input ? input.split(/[\t\n\f\r ]+/).filter(notEmptyString) : [];
	}
	function orderedSetReducer(current, element) {
		return current.hasOwnProperty(element) || (current[element] = !0), current;
	}
	function toOrderedSet(input) {
		if (!input) return [];
		var list = splitOnASCIIWhitespace(input);
		return Object.keys(list.reduce(orderedSetReducer, {}));
	}
	function arrayIncludes(list) {
		return function(element) {
			return list && list.indexOf(element) !== -1;
		};
	}
	function copy(src, dest) {
		for (var p in src) Object.prototype.hasOwnProperty.call(src, p) && (dest[p] = src[p]);
	}
	function _extends(Class, Super) {
		var pt = Class.prototype;
		if (!(pt instanceof Super)) {
			function t() {}
			t.prototype = Super.prototype, t = new t(), copy(pt, t), Class.prototype = pt = t;
		}
		pt.constructor != Class && (typeof Class != "function" && console.error("unknown Class:" + Class), pt.constructor = Class);
	}
	var NodeType = {}, ELEMENT_NODE = NodeType.ELEMENT_NODE = 1, ATTRIBUTE_NODE = NodeType.ATTRIBUTE_NODE = 2, TEXT_NODE = NodeType.TEXT_NODE = 3, CDATA_SECTION_NODE = NodeType.CDATA_SECTION_NODE = 4, ENTITY_REFERENCE_NODE = NodeType.ENTITY_REFERENCE_NODE = 5, ENTITY_NODE = NodeType.ENTITY_NODE = 6, PROCESSING_INSTRUCTION_NODE = NodeType.PROCESSING_INSTRUCTION_NODE = 7, COMMENT_NODE = NodeType.COMMENT_NODE = 8, DOCUMENT_NODE = NodeType.DOCUMENT_NODE = 9, DOCUMENT_TYPE_NODE = NodeType.DOCUMENT_TYPE_NODE = 10, DOCUMENT_FRAGMENT_NODE = NodeType.DOCUMENT_FRAGMENT_NODE = 11, NOTATION_NODE = NodeType.NOTATION_NODE = 12, ExceptionCode = {}, ExceptionMessage = {};
	ExceptionCode.INDEX_SIZE_ERR = (ExceptionMessage[1] = "Index size error", 1), ExceptionCode.DOMSTRING_SIZE_ERR = (ExceptionMessage[2] = "DOMString size error", 2);
	var HIERARCHY_REQUEST_ERR = ExceptionCode.HIERARCHY_REQUEST_ERR = (ExceptionMessage[3] = "Hierarchy request error", 3);
	ExceptionCode.WRONG_DOCUMENT_ERR = (ExceptionMessage[4] = "Wrong document", 4);
	var INVALID_CHARACTER_ERR = ExceptionCode.INVALID_CHARACTER_ERR = (ExceptionMessage[5] = "Invalid character", 5);
	ExceptionCode.NO_DATA_ALLOWED_ERR = (ExceptionMessage[6] = "No data allowed", 6), ExceptionCode.NO_MODIFICATION_ALLOWED_ERR = (ExceptionMessage[7] = "No modification allowed", 7);
	var NOT_FOUND_ERR = ExceptionCode.NOT_FOUND_ERR = (ExceptionMessage[8] = "Not found", 8);
	ExceptionCode.NOT_SUPPORTED_ERR = (ExceptionMessage[9] = "Not supported", 9);
	var INUSE_ATTRIBUTE_ERR = ExceptionCode.INUSE_ATTRIBUTE_ERR = (ExceptionMessage[10] = "Attribute in use", 10), INVALID_STATE_ERR = ExceptionCode.INVALID_STATE_ERR = (ExceptionMessage[11] = "Invalid state", 11);
	ExceptionCode.SYNTAX_ERR = (ExceptionMessage[12] = "Syntax error", 12), ExceptionCode.INVALID_MODIFICATION_ERR = (ExceptionMessage[13] = "Invalid modification", 13), ExceptionCode.NAMESPACE_ERR = (ExceptionMessage[14] = "Invalid namespace", 14), ExceptionCode.INVALID_ACCESS_ERR = (ExceptionMessage[15] = "Invalid access", 15);
	function DOMException(code, message) {
		if (message instanceof Error) var error = message;
		else error = this, Error.call(this, ExceptionMessage[code]), this.message = ExceptionMessage[code], Error.captureStackTrace && Error.captureStackTrace(this, DOMException);
		return error.code = code, message && (this.message = this.message + ": " + message), error;
	}
	DOMException.prototype = Error.prototype, copy(ExceptionCode, DOMException);
	function NodeList() {}
	NodeList.prototype = {
		length: 0,
		item: function(index) {
			return index >= 0 && index < this.length ? this[index] : null;
		},
		toString: function(isHTML, nodeFilter, options) {
			for (var requireWellFormed = !!options && !!options.requireWellFormed, buf = [], i = 0; i < this.length; i++) serializeToString(this[i], buf, isHTML, nodeFilter, null, requireWellFormed);
			return buf.join("");
		},
		filter: function(predicate) {
			return Array.prototype.filter.call(this, predicate);
		},
		indexOf: function(item) {
			return Array.prototype.indexOf.call(this, item);
		}
	};
	function LiveNodeList(node, refresh) {
		this._node = node, this._refresh = refresh, _updateLiveList(this);
	}
	function _updateLiveList(list) {
		var inc = list._node._inc || list._node.ownerDocument._inc;
		if (list._inc !== inc) {
			var ls = list._refresh(list._node);
			if (__set__(list, "length", ls.length), !list.$$length || ls.length < list.$$length) for (var i = ls.length; i in list; i++) Object.prototype.hasOwnProperty.call(list, i) && delete list[i];
			copy(ls, list), list._inc = inc;
		}
	}
	LiveNodeList.prototype.item = function(i) {
		return _updateLiveList(this), this[i] || null;
	}, _extends(LiveNodeList, NodeList);
	function NamedNodeMap() {
		this._nameIndex = Object.create(null);
	}
	function _findNodeIndex(list, node) {
		for (var i = list.length; i--;) if (list[i] === node) return i;
	}
	function _nnmIndexAdd(list, attr) {
		list._nameIndex[attr.nodeName] = attr;
	}
	function _nnmIndexRemove(list, attr) {
		list._nameIndex[attr.nodeName] === attr && delete list._nameIndex[attr.nodeName];
	}
	function _addNamedNode(el, list, newAttr, oldAttr) {
		if (oldAttr ? (list[_findNodeIndex(list, oldAttr)] = newAttr, _nnmIndexRemove(list, oldAttr)) : list[list.length++] = newAttr, _nnmIndexAdd(list, newAttr), el) {
			newAttr.ownerElement = el;
			var doc = el.ownerDocument;
			doc && (oldAttr && _onRemoveAttribute(doc, el, oldAttr), _onAddAttribute(doc, el, newAttr));
		}
	}
	function _removeNamedNode(el, list, attr) {
		var i = _findNodeIndex(list, attr);
		if (i >= 0) {
			for (var lastIndex = list.length - 1; i < lastIndex;) list[i] = list[++i];
			if (list.length = lastIndex, _nnmIndexRemove(list, attr), el) {
				var doc = el.ownerDocument;
				doc && (_onRemoveAttribute(doc, el, attr), attr.ownerElement = null);
			}
		} else throw new DOMException(NOT_FOUND_ERR, Error(el.tagName + "@" + attr));
	}
	NamedNodeMap.prototype = {
		length: 0,
		item: NodeList.prototype.item,
		getNamedItem: function(key) {
			for (var i = this.length; i--;) {
				var attr = this[i];
				if (attr.nodeName == key) return attr;
			}
		},
		setNamedItem: function(attr) {
			var el = attr.ownerElement;
			if (el && el != this._ownerElement) throw new DOMException(INUSE_ATTRIBUTE_ERR);
			var oldAttr = this._nameIndex[attr.nodeName];
			return _addNamedNode(this._ownerElement, this, attr, oldAttr), oldAttr;
		},
		setNamedItemNS: function(attr) {
			var el = attr.ownerElement, oldAttr;
			if (el && el != this._ownerElement) throw new DOMException(INUSE_ATTRIBUTE_ERR);
			return oldAttr = this.getNamedItemNS(attr.namespaceURI, attr.localName), _addNamedNode(this._ownerElement, this, attr, oldAttr), oldAttr;
		},
		removeNamedItem: function(key) {
			var attr = this.getNamedItem(key);
			return _removeNamedNode(this._ownerElement, this, attr), attr;
		},
		removeNamedItemNS: function(namespaceURI, localName) {
			var attr = this.getNamedItemNS(namespaceURI, localName);
			return _removeNamedNode(this._ownerElement, this, attr), attr;
		},
		getNamedItemNS: function(namespaceURI, localName) {
			for (var i = this.length; i--;) {
				var node = this[i];
				if (node.localName == localName && node.namespaceURI == namespaceURI) return node;
			}
			return null;
		}
	};
	function DOMImplementation() {}
	DOMImplementation.prototype = {
		hasFeature: function(feature, version) {
			return !0;
		},
		createDocument: function(namespaceURI, qualifiedName, doctype) {
			var doc = new Document();
			if (doc.implementation = this, doc.childNodes = new NodeList(), doc.doctype = doctype || null, doctype && doc.appendChild(doctype), qualifiedName) {
				var root = doc.createElementNS(namespaceURI, qualifiedName);
				doc.appendChild(root);
			}
			return doc;
		},
		createDocumentType: function(qualifiedName, publicId, systemId) {
			var node = new DocumentType();
			return node.name = qualifiedName, node.nodeName = qualifiedName, node.publicId = publicId || "", node.systemId = systemId || "", node;
		}
	};
	function Node() {}
	Node.prototype = {
		firstChild: null,
		lastChild: null,
		previousSibling: null,
		nextSibling: null,
		attributes: null,
		parentNode: null,
		childNodes: null,
		ownerDocument: null,
		nodeValue: null,
		namespaceURI: null,
		prefix: null,
		localName: null,
		insertBefore: function(newChild, refChild) {
			return _insertBefore(this, newChild, refChild);
		},
		replaceChild: function(newChild, oldChild) {
			_insertBefore(this, newChild, oldChild, assertPreReplacementValidityInDocument), oldChild && this.removeChild(oldChild);
		},
		removeChild: function(oldChild) {
			return _removeChild(this, oldChild);
		},
		appendChild: function(newChild) {
			return this.insertBefore(newChild, null);
		},
		hasChildNodes: function() {
			return this.firstChild != null;
		},
		cloneNode: function(deep) {
			return cloneNode(this.ownerDocument || this, this, deep);
		},
		normalize: function() {
			walkDOM(this, null, { enter: function(node) {
				for (var child = node.firstChild; child;) {
					var next = child.nextSibling;
					if (next !== null && next.nodeType === TEXT_NODE && child.nodeType === TEXT_NODE) {
						for (var tail = [], sibling = next; sibling !== null && sibling.nodeType === TEXT_NODE;) tail.push(sibling.data), sibling = sibling.nextSibling;
						for (var removed = child.nextSibling; removed !== sibling;) {
							var following = removed.nextSibling;
							removed.parentNode = null, removed.previousSibling = null, removed.nextSibling = null, removed = following;
						}
						child.nextSibling = sibling, sibling === null ? node.lastChild = child : sibling.previousSibling = child, child.appendData(tail.join("")), _onUpdateChild(node.ownerDocument, node), child = sibling;
					} else child = next;
				}
				return !0;
			} });
		},
		isSupported: function(feature, version) {
			return this.ownerDocument.implementation.hasFeature(feature, version);
		},
		hasAttributes: function() {
			return this.attributes.length > 0;
		},
		lookupPrefix: function(namespaceURI) {
			for (var el = this; el;) {
				var map = el._nsMap;
				if (map) {
					for (var n in map) if (Object.prototype.hasOwnProperty.call(map, n) && map[n] === namespaceURI) return n;
				}
				el = el.nodeType == ATTRIBUTE_NODE ? el.ownerDocument : el.parentNode;
			}
			return null;
		},
		lookupNamespaceURI: function(prefix) {
			for (var el = this; el;) {
				var map = el._nsMap;
				if (map && Object.prototype.hasOwnProperty.call(map, prefix)) return map[prefix];
				el = el.nodeType == ATTRIBUTE_NODE ? el.ownerDocument : el.parentNode;
			}
			return null;
		},
		isDefaultNamespace: function(namespaceURI) {
			return this.lookupPrefix(namespaceURI) == null;
		}
	};
	function _xmlEncoder(c) {
		return c == "<" && "&lt;" || c == ">" && "&gt;" || c == "&" && "&amp;" || c == "\"" && "&quot;" || "&#" + c.charCodeAt() + ";";
	}
	copy(NodeType, Node), copy(NodeType, Node.prototype);
	function _visitNode(node, callback) {
		return walkDOM(node, null, { enter: function(n) {
			return !callback(n) || walkDOM.STOP;
		} }) === walkDOM.STOP;
	}
	function walkDOM(node, context, callbacks) {
		for (var stack = [{
			node,
			context,
			phase: walkDOM.ENTER
		}]; stack.length > 0;) {
			var frame = stack.pop();
			if (frame.phase === walkDOM.ENTER) {
				var childContext = callbacks.enter(frame.node, frame.context);
				if (childContext === walkDOM.STOP) return walkDOM.STOP;
				if (stack.push({
					node: frame.node,
					context: childContext,
					phase: walkDOM.EXIT
				}), childContext == null) continue;
				for (var child = frame.node.lastChild; child;) stack.push({
					node: child,
					context: childContext,
					phase: walkDOM.ENTER
				}), child = child.previousSibling;
			} else callbacks.exit && callbacks.exit(frame.node, frame.context);
		}
	}
	walkDOM.STOP = Symbol("walkDOM.STOP"), walkDOM.ENTER = 0, walkDOM.EXIT = 1;
	function Document() {
		this.ownerDocument = this;
	}
	function _onAddAttribute(doc, el, newAttr) {
		doc && doc._inc++, newAttr.namespaceURI === NAMESPACE.XMLNS && (el._nsMap[newAttr.prefix ? newAttr.localName : ""] = newAttr.value);
	}
	function _onRemoveAttribute(doc, el, newAttr, remove) {
		doc && doc._inc++, newAttr.namespaceURI === NAMESPACE.XMLNS && delete el._nsMap[newAttr.prefix ? newAttr.localName : ""];
	}
	function _onUpdateChild(doc, el, newChild) {
		if (doc && doc._inc) {
			doc._inc++;
			var cs = el.childNodes;
			if (newChild) cs[cs.length++] = newChild;
			else {
				for (var child = el.firstChild, i = 0; child;) cs[i++] = child, child = child.nextSibling;
				cs.length = i, delete cs[cs.length];
			}
		}
	}
	function _removeChild(parentNode, child) {
		var previous = child.previousSibling, next = child.nextSibling;
		return previous ? previous.nextSibling = next : parentNode.firstChild = next, next ? next.previousSibling = previous : parentNode.lastChild = previous, child.parentNode = null, child.previousSibling = null, child.nextSibling = null, _onUpdateChild(parentNode.ownerDocument, parentNode), child;
	}
	function hasValidParentNodeType(node) {
		return node && (node.nodeType === Node.DOCUMENT_NODE || node.nodeType === Node.DOCUMENT_FRAGMENT_NODE || node.nodeType === Node.ELEMENT_NODE);
	}
	function hasInsertableNodeType(node) {
		return node && (isElementNode(node) || isTextNode(node) || isDocTypeNode(node) || node.nodeType === Node.DOCUMENT_FRAGMENT_NODE || node.nodeType === Node.COMMENT_NODE || node.nodeType === Node.PROCESSING_INSTRUCTION_NODE);
	}
	function isDocTypeNode(node) {
		return node && node.nodeType === Node.DOCUMENT_TYPE_NODE;
	}
	function isElementNode(node) {
		return node && node.nodeType === Node.ELEMENT_NODE;
	}
	function isTextNode(node) {
		return node && node.nodeType === Node.TEXT_NODE;
	}
	function isElementInsertionPossible(doc, child) {
		var parentChildNodes = doc.childNodes || [];
		if (find(parentChildNodes, isElementNode) || isDocTypeNode(child)) return !1;
		var docTypeNode = find(parentChildNodes, isDocTypeNode);
		return !(child && docTypeNode && parentChildNodes.indexOf(docTypeNode) > parentChildNodes.indexOf(child));
	}
	function isElementReplacementPossible(doc, child) {
		var parentChildNodes = doc.childNodes || [];
		function hasElementChildThatIsNotChild(node) {
			return isElementNode(node) && node !== child;
		}
		if (find(parentChildNodes, hasElementChildThatIsNotChild)) return !1;
		var docTypeNode = find(parentChildNodes, isDocTypeNode);
		return !(child && docTypeNode && parentChildNodes.indexOf(docTypeNode) > parentChildNodes.indexOf(child));
	}
	function assertPreInsertionValidity1to5(parent, node, child) {
		if (!hasValidParentNodeType(parent)) throw new DOMException(HIERARCHY_REQUEST_ERR, "Unexpected parent node type " + parent.nodeType);
		if (child && child.parentNode !== parent) throw new DOMException(NOT_FOUND_ERR, "child not in parent");
		if (!hasInsertableNodeType(node) || isDocTypeNode(node) && parent.nodeType !== Node.DOCUMENT_NODE) throw new DOMException(HIERARCHY_REQUEST_ERR, "Unexpected node type " + node.nodeType + " for parent node type " + parent.nodeType);
	}
	function assertPreInsertionValidityInDocument(parent, node, child) {
		var parentChildNodes = parent.childNodes || [], nodeChildNodes = node.childNodes || [];
		if (node.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
			var nodeChildElements = nodeChildNodes.filter(isElementNode);
			if (nodeChildElements.length > 1 || find(nodeChildNodes, isTextNode)) throw new DOMException(HIERARCHY_REQUEST_ERR, "More than one element or text in fragment");
			if (nodeChildElements.length === 1 && !isElementInsertionPossible(parent, child)) throw new DOMException(HIERARCHY_REQUEST_ERR, "Element in fragment can not be inserted before doctype");
		}
		if (isElementNode(node) && !isElementInsertionPossible(parent, child)) throw new DOMException(HIERARCHY_REQUEST_ERR, "Only one element can be added and only after doctype");
		if (isDocTypeNode(node)) {
			if (find(parentChildNodes, isDocTypeNode)) throw new DOMException(HIERARCHY_REQUEST_ERR, "Only one doctype is allowed");
			var parentElementChild = find(parentChildNodes, isElementNode);
			if (child && parentChildNodes.indexOf(parentElementChild) < parentChildNodes.indexOf(child)) throw new DOMException(HIERARCHY_REQUEST_ERR, "Doctype can only be inserted before an element");
			if (!child && parentElementChild) throw new DOMException(HIERARCHY_REQUEST_ERR, "Doctype can not be appended since element is present");
		}
	}
	function assertPreReplacementValidityInDocument(parent, node, child) {
		var parentChildNodes = parent.childNodes || [], nodeChildNodes = node.childNodes || [];
		if (node.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
			var nodeChildElements = nodeChildNodes.filter(isElementNode);
			if (nodeChildElements.length > 1 || find(nodeChildNodes, isTextNode)) throw new DOMException(HIERARCHY_REQUEST_ERR, "More than one element or text in fragment");
			if (nodeChildElements.length === 1 && !isElementReplacementPossible(parent, child)) throw new DOMException(HIERARCHY_REQUEST_ERR, "Element in fragment can not be inserted before doctype");
		}
		if (isElementNode(node) && !isElementReplacementPossible(parent, child)) throw new DOMException(HIERARCHY_REQUEST_ERR, "Only one element can be added and only after doctype");
		if (isDocTypeNode(node)) {
			function hasDoctypeChildThatIsNotChild(node) {
				return isDocTypeNode(node) && node !== child;
			}
			if (find(parentChildNodes, hasDoctypeChildThatIsNotChild)) throw new DOMException(HIERARCHY_REQUEST_ERR, "Only one doctype is allowed");
			var parentElementChild = find(parentChildNodes, isElementNode);
			if (child && parentChildNodes.indexOf(parentElementChild) < parentChildNodes.indexOf(child)) throw new DOMException(HIERARCHY_REQUEST_ERR, "Doctype can only be inserted before an element");
		}
	}
	function _insertBefore(parent, node, child, _inDocumentAssertion) {
		assertPreInsertionValidity1to5(parent, node, child), parent.nodeType === Node.DOCUMENT_NODE && (_inDocumentAssertion || assertPreInsertionValidityInDocument)(parent, node, child);
		var cp = node.parentNode;
		if (cp && cp.removeChild(node), node.nodeType === DOCUMENT_FRAGMENT_NODE) {
			var newFirst = node.firstChild;
			if (newFirst == null) return node;
			var newLast = node.lastChild;
		} else newFirst = newLast = node;
		var pre = child ? child.previousSibling : parent.lastChild;
		newFirst.previousSibling = pre, newLast.nextSibling = child, pre ? pre.nextSibling = newFirst : parent.firstChild = newFirst, child == null ? parent.lastChild = newLast : child.previousSibling = newLast;
		do {
			newFirst.parentNode = parent;
			var targetDoc = parent.ownerDocument || parent;
			_updateOwnerDocument(newFirst, targetDoc);
		} while (newFirst !== newLast && (newFirst = newFirst.nextSibling));
		return _onUpdateChild(parent.ownerDocument || parent, parent), node.nodeType == DOCUMENT_FRAGMENT_NODE && (node.firstChild = node.lastChild = null), node;
	}
	function _updateOwnerDocument(node, newOwnerDocument) {
		if (node.ownerDocument !== newOwnerDocument) {
			if (node.ownerDocument = newOwnerDocument, node.nodeType === ELEMENT_NODE && node.attributes) for (var i = 0; i < node.attributes.length; i++) {
				var attr = node.attributes.item(i);
				attr && (attr.ownerDocument = newOwnerDocument);
			}
			for (var child = node.firstChild; child;) _updateOwnerDocument(child, newOwnerDocument), child = child.nextSibling;
		}
	}
	function _appendSingleChild(parentNode, newChild) {
		return newChild.parentNode && newChild.parentNode.removeChild(newChild), newChild.parentNode = parentNode, newChild.previousSibling = parentNode.lastChild, newChild.nextSibling = null, newChild.previousSibling ? newChild.previousSibling.nextSibling = newChild : parentNode.firstChild = newChild, parentNode.lastChild = newChild, _onUpdateChild(parentNode.ownerDocument, parentNode, newChild), _updateOwnerDocument(newChild, parentNode.ownerDocument || parentNode), newChild;
	}
	Document.prototype = {
		nodeName: "#document",
		nodeType: DOCUMENT_NODE,
		doctype: null,
		documentElement: null,
		_inc: 1,
		insertBefore: function(newChild, refChild) {
			if (newChild.nodeType == DOCUMENT_FRAGMENT_NODE) {
				for (var child = newChild.firstChild; child;) {
					var next = child.nextSibling;
					this.insertBefore(child, refChild), child = next;
				}
				return newChild;
			}
			return _insertBefore(this, newChild, refChild), _updateOwnerDocument(newChild, this), this.documentElement === null && newChild.nodeType === ELEMENT_NODE && (this.documentElement = newChild), newChild;
		},
		removeChild: function(oldChild) {
			return this.documentElement == oldChild && (this.documentElement = null), _removeChild(this, oldChild);
		},
		replaceChild: function(newChild, oldChild) {
			_insertBefore(this, newChild, oldChild, assertPreReplacementValidityInDocument), _updateOwnerDocument(newChild, this), oldChild && this.removeChild(oldChild), isElementNode(newChild) && (this.documentElement = newChild);
		},
		importNode: function(importedNode, deep) {
			return importNode(this, importedNode, deep);
		},
		getElementById: function(id) {
			var rtv = null;
			return _visitNode(this.documentElement, function(node) {
				if (node.nodeType == ELEMENT_NODE && node.getAttribute("id") == id) return rtv = node, !0;
			}), rtv;
		},
		getElementsByClassName: function(classNames) {
			var classNamesSet = toOrderedSet(classNames);
			return new LiveNodeList(this, function(base) {
				var ls = [];
				return classNamesSet.length > 0 && _visitNode(base.documentElement, function(node) {
					if (node !== base && node.nodeType === ELEMENT_NODE) {
						var nodeClassNames = node.getAttribute("class");
						if (nodeClassNames) {
							var matches = classNames === nodeClassNames;
							if (!matches) {
								var nodeClassNamesSet = toOrderedSet(nodeClassNames);
								matches = classNamesSet.every(arrayIncludes(nodeClassNamesSet));
							}
							matches && ls.push(node);
						}
					}
				}), ls;
			});
		},
		createElement: function(tagName) {
			var node = new Element();
			node.ownerDocument = this, node.nodeName = tagName, node.tagName = tagName, node.localName = tagName, node.childNodes = new NodeList();
			var attrs = node.attributes = new NamedNodeMap();
			return attrs._ownerElement = node, node;
		},
		createDocumentFragment: function() {
			var node = new DocumentFragment();
			return node.ownerDocument = this, node.childNodes = new NodeList(), node;
		},
		createTextNode: function(data) {
			var node = new Text();
			return node.ownerDocument = this, node.appendData(data), node;
		},
		createComment: function(data) {
			var node = new Comment();
			return node.ownerDocument = this, node.appendData(data), node;
		},
		createCDATASection: function(data) {
			if (data.indexOf("]]>") !== -1) throw new DOMException(INVALID_CHARACTER_ERR, "data contains \"]]>\"");
			var node = new CDATASection();
			return node.ownerDocument = this, node.appendData(data), node;
		},
		createProcessingInstruction: function(target, data) {
			var node = new ProcessingInstruction();
			return node.ownerDocument = this, node.tagName = node.nodeName = node.target = target, node.nodeValue = node.data = data, node;
		},
		createAttribute: function(name) {
			var node = new Attr();
			return node.ownerDocument = this, node.name = name, node.nodeName = name, node.localName = name, node.specified = !0, node;
		},
		createEntityReference: function(name) {
			if (!tagNamePattern.test(name)) throw new DOMException(INVALID_CHARACTER_ERR, "not a valid xml name \"" + name + "\"");
			var node = new EntityReference();
			return node.ownerDocument = this, node.nodeName = name, node;
		},
		createElementNS: function(namespaceURI, qualifiedName) {
			var node = new Element(), pl = qualifiedName.split(":"), attrs = node.attributes = new NamedNodeMap();
			return node.childNodes = new NodeList(), node.ownerDocument = this, node.nodeName = qualifiedName, node.tagName = qualifiedName, node.namespaceURI = namespaceURI, pl.length == 2 ? (node.prefix = pl[0], node.localName = pl[1]) : node.localName = qualifiedName, attrs._ownerElement = node, node;
		},
		createAttributeNS: function(namespaceURI, qualifiedName) {
			var node = new Attr(), pl = qualifiedName.split(":");
			return node.ownerDocument = this, node.nodeName = qualifiedName, node.name = qualifiedName, node.namespaceURI = namespaceURI, node.specified = !0, pl.length == 2 ? (node.prefix = pl[0], node.localName = pl[1]) : node.localName = qualifiedName, node;
		}
	}, _extends(Document, Node);
	function Element() {
		this._nsMap = {};
	}
	Element.prototype = {
		nodeType: ELEMENT_NODE,
		hasAttribute: function(name) {
			return this.getAttributeNode(name) != null;
		},
		getAttribute: function(name) {
			var attr = this.getAttributeNode(name);
			return attr && attr.value || "";
		},
		getAttributeNode: function(name) {
			return this.attributes.getNamedItem(name);
		},
		setAttribute: function(name, value) {
			var attr = this.ownerDocument.createAttribute(name);
			attr.value = attr.nodeValue = "" + value, this.setAttributeNode(attr);
		},
		removeAttribute: function(name) {
			var attr = this.getAttributeNode(name);
			attr && this.removeAttributeNode(attr);
		},
		appendChild: function(newChild) {
			return newChild.nodeType === DOCUMENT_FRAGMENT_NODE ? this.insertBefore(newChild, null) : _appendSingleChild(this, newChild);
		},
		setAttributeNode: function(newAttr) {
			return this.attributes.setNamedItem(newAttr);
		},
		setAttributeNodeNS: function(newAttr) {
			return this.attributes.setNamedItemNS(newAttr);
		},
		removeAttributeNode: function(oldAttr) {
			return this.attributes.removeNamedItem(oldAttr.nodeName);
		},
		removeAttributeNS: function(namespaceURI, localName) {
			var old = this.getAttributeNodeNS(namespaceURI, localName);
			old && this.removeAttributeNode(old);
		},
		hasAttributeNS: function(namespaceURI, localName) {
			return this.getAttributeNodeNS(namespaceURI, localName) != null;
		},
		getAttributeNS: function(namespaceURI, localName) {
			var attr = this.getAttributeNodeNS(namespaceURI, localName);
			return attr && attr.value || "";
		},
		setAttributeNS: function(namespaceURI, qualifiedName, value) {
			var attr = this.ownerDocument.createAttributeNS(namespaceURI, qualifiedName);
			attr.value = attr.nodeValue = "" + value, this.setAttributeNode(attr);
		},
		getAttributeNodeNS: function(namespaceURI, localName) {
			return this.attributes.getNamedItemNS(namespaceURI, localName);
		},
		getElementsByTagName: function(tagName) {
			return new LiveNodeList(this, function(base) {
				var ls = [];
				return _visitNode(base, function(node) {
					node !== base && node.nodeType == ELEMENT_NODE && (tagName === "*" || node.tagName == tagName) && ls.push(node);
				}), ls;
			});
		},
		getElementsByTagNameNS: function(namespaceURI, localName) {
			return new LiveNodeList(this, function(base) {
				var ls = [];
				return _visitNode(base, function(node) {
					node === base || node.nodeType !== ELEMENT_NODE || namespaceURI !== "*" && node.namespaceURI !== namespaceURI || localName !== "*" && node.localName != localName || ls.push(node);
				}), ls;
			});
		}
	}, Document.prototype.getElementsByTagName = Element.prototype.getElementsByTagName, Document.prototype.getElementsByTagNameNS = Element.prototype.getElementsByTagNameNS, _extends(Element, Node);
	function Attr() {}
	Attr.prototype.nodeType = ATTRIBUTE_NODE, _extends(Attr, Node);
	function CharacterData() {}
	CharacterData.prototype = {
		data: "",
		substringData: function(offset, count) {
			return this.data.substring(offset, offset + count);
		},
		appendData: function(text) {
			text = this.data + text, this.nodeValue = this.data = text, this.length = text.length;
		},
		insertData: function(offset, text) {
			this.replaceData(offset, 0, text);
		},
		appendChild: function(newChild) {
			throw Error(ExceptionMessage[HIERARCHY_REQUEST_ERR]);
		},
		deleteData: function(offset, count) {
			this.replaceData(offset, count, "");
		},
		replaceData: function(offset, count, text) {
			var start = this.data.substring(0, offset), end = this.data.substring(offset + count);
			text = start + text + end, this.nodeValue = this.data = text, this.length = text.length;
		}
	}, _extends(CharacterData, Node);
	function Text() {}
	Text.prototype = {
		nodeName: "#text",
		nodeType: TEXT_NODE,
		splitText: function(offset) {
			var text = this.data, newText = text.substring(offset);
			text = text.substring(0, offset), this.data = this.nodeValue = text, this.length = text.length;
			var newNode = this.ownerDocument.createTextNode(newText);
			return this.parentNode && this.parentNode.insertBefore(newNode, this.nextSibling), newNode;
		}
	}, _extends(Text, CharacterData);
	function Comment() {}
	Comment.prototype = {
		nodeName: "#comment",
		nodeType: COMMENT_NODE
	}, _extends(Comment, CharacterData);
	function CDATASection() {}
	CDATASection.prototype = {
		nodeName: "#cdata-section",
		nodeType: CDATA_SECTION_NODE
	}, _extends(CDATASection, CharacterData);
	function DocumentType() {}
	DocumentType.prototype.nodeType = DOCUMENT_TYPE_NODE, _extends(DocumentType, Node);
	function Notation() {}
	Notation.prototype.nodeType = NOTATION_NODE, _extends(Notation, Node);
	function Entity() {}
	Entity.prototype.nodeType = ENTITY_NODE, _extends(Entity, Node);
	function EntityReference() {}
	EntityReference.prototype.nodeType = ENTITY_REFERENCE_NODE, _extends(EntityReference, Node);
	function DocumentFragment() {}
	DocumentFragment.prototype.nodeName = "#document-fragment", DocumentFragment.prototype.nodeType = DOCUMENT_FRAGMENT_NODE, _extends(DocumentFragment, Node);
	function ProcessingInstruction() {}
	ProcessingInstruction.prototype.nodeType = PROCESSING_INSTRUCTION_NODE, _extends(ProcessingInstruction, Node);
	function XMLSerializer() {}
	XMLSerializer.prototype.serializeToString = function(node, isHtml, nodeFilter, options) {
		return nodeSerializeToString.call(node, isHtml, nodeFilter, options);
	}, Node.prototype.toString = nodeSerializeToString;
	function nodeSerializeToString(isHtml, nodeFilter, options) {
		var requireWellFormed = !!options && !!options.requireWellFormed, buf = [], refNode = this.nodeType == 9 && this.documentElement || this, prefix = refNode.prefix, uri = refNode.namespaceURI;
		if (uri && prefix == null) {
			var prefix = refNode.lookupPrefix(uri);
			if (prefix == null) var visibleNamespaces = [{
				namespace: uri,
				prefix: null
			}];
		}
		return serializeToString(this, buf, isHtml, nodeFilter, visibleNamespaces, requireWellFormed), buf.join("");
	}
	function needNamespaceDefine(node, isHTML, visibleNamespaces) {
		var prefix = node.prefix || "", uri = node.namespaceURI;
		if (!uri || prefix === "xml" && uri === NAMESPACE.XML || uri === NAMESPACE.XMLNS) return !1;
		for (var i = visibleNamespaces.length; i--;) {
			var ns = visibleNamespaces[i];
			if (ns.prefix === prefix) return ns.namespace !== uri;
		}
		return !0;
	}
	function addSerializedAttribute(buf, qualifiedName, value, requireWellFormed) {
		if (requireWellFormed && !tagNamePattern.test(qualifiedName)) throw new DOMException(INVALID_STATE_ERR, "The attribute name \"" + qualifiedName + "\" is not a valid XML QName");
		buf.push(" ", qualifiedName, "=\"", value.replace(/[<>&"\t\n\r]/g, _xmlEncoder), "\"");
	}
	function serializeToString(node, buf, isHTML, nodeFilter, visibleNamespaces, requireWellFormed) {
		visibleNamespaces ||= [], walkDOM(node, {
			ns: visibleNamespaces,
			isHTML
		}, {
			enter: function(n, ctx) {
				var ns = ctx.ns, html = ctx.isHTML;
				if (nodeFilter) {
					if (n = nodeFilter(n), n) {
						if (typeof n == "string") return buf.push(n), null;
					} else return null;
				}
				switch (n.nodeType) {
					case ELEMENT_NODE:
						var attrs = n.attributes, len = attrs.length, nodeName = n.tagName;
						html = NAMESPACE.isHTML(n.namespaceURI) || html;
						var prefixedNodeName = nodeName;
						if (!html && !n.prefix && n.namespaceURI) {
							for (var defaultNS, ai = 0; ai < attrs.length; ai++) if (attrs.item(ai).name === "xmlns") {
								defaultNS = attrs.item(ai).value;
								break;
							}
							if (!defaultNS) for (var nsi = ns.length - 1; nsi >= 0; nsi--) {
								var nsEntry = ns[nsi];
								if (nsEntry.prefix === "" && nsEntry.namespace === n.namespaceURI) {
									defaultNS = nsEntry.namespace;
									break;
								}
							}
							if (defaultNS !== n.namespaceURI) for (var nsi = ns.length - 1; nsi >= 0; nsi--) {
								var nsEntry = ns[nsi];
								if (nsEntry.namespace === n.namespaceURI) {
									nsEntry.prefix && (prefixedNodeName = nsEntry.prefix + ":" + nodeName);
									break;
								}
							}
						}
						if (requireWellFormed && !tagNamePattern.test(prefixedNodeName)) throw new DOMException(INVALID_STATE_ERR, "The element name \"" + prefixedNodeName + "\" is not a valid XML QName");
						buf.push("<", prefixedNodeName);
						for (var childNs = ns.slice(), i = 0; i < len; i++) {
							var attr = attrs.item(i);
							attr.prefix == "xmlns" ? childNs.push({
								prefix: attr.localName,
								namespace: attr.value
							}) : attr.nodeName == "xmlns" && childNs.push({
								prefix: "",
								namespace: attr.value
							});
						}
						for (var i = 0; i < len; i++) {
							var attr = attrs.item(i);
							if (needNamespaceDefine(attr, html, childNs)) {
								var attrPrefix = attr.prefix || "", uri = attr.namespaceURI;
								addSerializedAttribute(buf, attrPrefix ? "xmlns:" + attrPrefix : "xmlns", uri, requireWellFormed), childNs.push({
									prefix: attrPrefix,
									namespace: uri
								});
							}
							var filteredAttr = nodeFilter ? nodeFilter(attr) : attr;
							filteredAttr && (typeof filteredAttr == "string" ? buf.push(filteredAttr) : addSerializedAttribute(buf, filteredAttr.name, filteredAttr.value, requireWellFormed));
						}
						if (nodeName === prefixedNodeName && needNamespaceDefine(n, html, childNs)) {
							var nodePrefix = n.prefix || "", uri = n.namespaceURI;
							addSerializedAttribute(buf, nodePrefix ? "xmlns:" + nodePrefix : "xmlns", uri, requireWellFormed), childNs.push({
								prefix: nodePrefix,
								namespace: uri
							});
						}
						var child = n.firstChild;
						if (child || html && !/^(?:meta|link|img|br|hr|input)$/i.test(nodeName)) {
							if (buf.push(">"), html && /^script$/i.test(nodeName)) {
								for (; child;) child.data ? buf.push(child.data) : serializeToString(child, buf, html, nodeFilter, childNs.slice(), requireWellFormed), child = child.nextSibling;
								return buf.push("</", nodeName, ">"), null;
							}
							return {
								ns: childNs,
								isHTML: html,
								tag: prefixedNodeName
							};
						}
						return buf.push("/>"), null;
					case DOCUMENT_NODE:
					case DOCUMENT_FRAGMENT_NODE: return {
						ns: ns.slice(),
						isHTML: html,
						tag: null
					};
					case ATTRIBUTE_NODE: return addSerializedAttribute(buf, n.name, n.value, requireWellFormed), null;
					case TEXT_NODE: return buf.push(n.data.replace(/[<&>]/g, _xmlEncoder)), null;
					case CDATA_SECTION_NODE:
						if (requireWellFormed && n.data.indexOf("]]>") !== -1) throw new DOMException(INVALID_STATE_ERR, "The CDATASection data contains \"]]>\"");
						return buf.push("<![CDATA[", n.data.replace(/]]>/g, "]]]]><![CDATA[>"), "]]>"), null;
					case COMMENT_NODE:
						if (requireWellFormed && n.data.indexOf("-->") !== -1) throw new DOMException(INVALID_STATE_ERR, "The comment node data contains \"-->\"");
						return buf.push("<!--", n.data, "-->"), null;
					case DOCUMENT_TYPE_NODE:
						if (requireWellFormed) {
							if (!tagNamePattern.test(n.name)) throw new DOMException(INVALID_STATE_ERR, "The doctype name \"" + n.name + "\" is not a valid XML Name");
							if (n.publicId && !/^("[\x20\r\na-zA-Z0-9\-()+,.\/:=?;!*#@$_%']*"|'[\x20\r\na-zA-Z0-9\-()+,.\/:=?;!*#@$_%'"]*')$/.test(n.publicId)) throw new DOMException(INVALID_STATE_ERR, "DocumentType publicId is not a valid PubidLiteral");
							if (n.systemId && !/^("[^"]*"|'[^']*')$/.test(n.systemId)) throw new DOMException(INVALID_STATE_ERR, "DocumentType systemId is not a valid SystemLiteral");
							if (n.internalSubset && n.internalSubset.indexOf("]>") !== -1) throw new DOMException(INVALID_STATE_ERR, "DocumentType internalSubset contains \"]>\"");
						}
						var pubid = n.publicId, sysid = n.systemId;
						if (buf.push("<!DOCTYPE ", n.name), pubid) buf.push(" PUBLIC ", pubid), sysid && sysid != "." && buf.push(" ", sysid), buf.push(">");
						else if (sysid && sysid != ".") buf.push(" SYSTEM ", sysid, ">");
						else {
							var sub = n.internalSubset;
							sub && buf.push(" [", sub, "]"), buf.push(">");
						}
						return null;
					case PROCESSING_INSTRUCTION_NODE:
						if (requireWellFormed) {
							if (!tagNamePattern.test(n.target) || n.target.indexOf(":") !== -1 || n.target.toLowerCase() === "xml") throw new DOMException(INVALID_STATE_ERR, "The processing instruction target \"" + n.target + "\" is not a valid XML NCName or is reserved");
							if (n.data.indexOf("?>") !== -1) throw new DOMException(INVALID_STATE_ERR, "The ProcessingInstruction data contains \"?>\"");
						}
						return buf.push("<?", n.target, " ", n.data, "?>"), null;
					case ENTITY_REFERENCE_NODE:
						if (requireWellFormed && !tagNamePattern.test(n.nodeName)) throw new DOMException(INVALID_STATE_ERR, "The entity reference name \"" + n.nodeName + "\" is not a valid XML Name");
						return buf.push("&", n.nodeName, ";"), null;
					default: return buf.push("??", n.nodeName), null;
				}
			},
			exit: function(n, childCtx) {
				childCtx && childCtx.tag && buf.push("</", childCtx.tag, ">");
			}
		});
	}
	function importNode(doc, node, deep) {
		var destRoot;
		return walkDOM(node, null, { enter: function(srcNode, destParent) {
			var destNode = srcNode.cloneNode(!1);
			return destNode.ownerDocument = doc, destNode.parentNode = null, destParent === null ? destRoot = destNode : destParent.appendChild(destNode), srcNode.nodeType === ATTRIBUTE_NODE || deep ? destNode : null;
		} }), destRoot;
	}
	function cloneNode(doc, node, deep) {
		var destRoot;
		return walkDOM(node, null, { enter: function(srcNode, destParent) {
			var destNode = new srcNode.constructor();
			for (var n in srcNode) if (Object.prototype.hasOwnProperty.call(srcNode, n)) {
				var v = srcNode[n];
				typeof v != "object" && v != destNode[n] && (destNode[n] = v);
			}
			srcNode.childNodes && (destNode.childNodes = new NodeList()), destNode.ownerDocument = doc;
			var shouldDeep = deep;
			switch (destNode.nodeType) {
				case ELEMENT_NODE:
					var attrs = srcNode.attributes, attrs2 = destNode.attributes = new NamedNodeMap(), len = attrs.length;
					attrs2._ownerElement = destNode;
					for (var i = 0; i < len; i++) destNode.setAttributeNode(cloneNode(doc, attrs.item(i), !0));
					break;
				case ATTRIBUTE_NODE: shouldDeep = !0;
			}
			return destParent === null ? destRoot = destNode : destParent.appendChild(destNode), shouldDeep ? destNode : null;
		} }), destRoot;
	}
	function __set__(object, key, value) {
		object[key] = value;
	}
	try {
		Object.defineProperty && (Object.defineProperty(LiveNodeList.prototype, "length", { get: function() {
			return _updateLiveList(this), this.$$length;
		} }), Object.defineProperty(Node.prototype, "textContent", {
			get: function() {
				if (this.nodeType === ELEMENT_NODE || this.nodeType === DOCUMENT_FRAGMENT_NODE) {
					var buf = [];
					return walkDOM(this, null, { enter: function(n) {
						if (n.nodeType === ELEMENT_NODE || n.nodeType === DOCUMENT_FRAGMENT_NODE) return !0;
						if (n.nodeType === PROCESSING_INSTRUCTION_NODE || n.nodeType === COMMENT_NODE) return null;
						buf.push(n.nodeValue);
					} }), buf.join("");
				}
				return this.nodeValue;
			},
			set: function(data) {
				switch (this.nodeType) {
					case ELEMENT_NODE:
					case DOCUMENT_FRAGMENT_NODE:
						for (; this.firstChild;) this.removeChild(this.firstChild);
						(data || String(data)) && this.appendChild(this.ownerDocument.createTextNode(data));
						break;
					default: this.data = data, this.value = data, this.nodeValue = data;
				}
			}
		}), __set__ = function(object, key, value) {
			object["$$" + key] = value;
		});
	} catch {}
	exports.DocumentType = DocumentType, exports.DOMException = DOMException, exports.DOMImplementation = DOMImplementation, exports.Element = Element, exports.Node = Node, exports.NodeList = NodeList, exports.walkDOM = walkDOM, exports.XMLSerializer = XMLSerializer;
})), require_entities = __commonJSMin(((exports) => {
	var freeze = require_conventions().freeze;
	exports.XML_ENTITIES = freeze({
		amp: "&",
		apos: "'",
		gt: ">",
		lt: "<",
		quot: "\""
	}), exports.HTML_ENTITIES = freeze({
		Aacute: "Á",
		aacute: "á",
		Abreve: "Ă",
		abreve: "ă",
		ac: "∾",
		acd: "∿",
		acE: "∾̳",
		Acirc: "Â",
		acirc: "â",
		acute: "´",
		Acy: "А",
		acy: "а",
		AElig: "Æ",
		aelig: "æ",
		af: "⁡",
		Afr: "𝔄",
		afr: "𝔞",
		Agrave: "À",
		agrave: "à",
		alefsym: "ℵ",
		aleph: "ℵ",
		Alpha: "Α",
		alpha: "α",
		Amacr: "Ā",
		amacr: "ā",
		amalg: "⨿",
		AMP: "&",
		amp: "&",
		And: "⩓",
		and: "∧",
		andand: "⩕",
		andd: "⩜",
		andslope: "⩘",
		andv: "⩚",
		ang: "∠",
		ange: "⦤",
		angle: "∠",
		angmsd: "∡",
		angmsdaa: "⦨",
		angmsdab: "⦩",
		angmsdac: "⦪",
		angmsdad: "⦫",
		angmsdae: "⦬",
		angmsdaf: "⦭",
		angmsdag: "⦮",
		angmsdah: "⦯",
		angrt: "∟",
		angrtvb: "⊾",
		angrtvbd: "⦝",
		angsph: "∢",
		angst: "Å",
		angzarr: "⍼",
		Aogon: "Ą",
		aogon: "ą",
		Aopf: "𝔸",
		aopf: "𝕒",
		ap: "≈",
		apacir: "⩯",
		apE: "⩰",
		ape: "≊",
		apid: "≋",
		apos: "'",
		ApplyFunction: "⁡",
		approx: "≈",
		approxeq: "≊",
		Aring: "Å",
		aring: "å",
		Ascr: "𝒜",
		ascr: "𝒶",
		Assign: "≔",
		ast: "*",
		asymp: "≈",
		asympeq: "≍",
		Atilde: "Ã",
		atilde: "ã",
		Auml: "Ä",
		auml: "ä",
		awconint: "∳",
		awint: "⨑",
		backcong: "≌",
		backepsilon: "϶",
		backprime: "‵",
		backsim: "∽",
		backsimeq: "⋍",
		Backslash: "∖",
		Barv: "⫧",
		barvee: "⊽",
		Barwed: "⌆",
		barwed: "⌅",
		barwedge: "⌅",
		bbrk: "⎵",
		bbrktbrk: "⎶",
		bcong: "≌",
		Bcy: "Б",
		bcy: "б",
		bdquo: "„",
		becaus: "∵",
		Because: "∵",
		because: "∵",
		bemptyv: "⦰",
		bepsi: "϶",
		bernou: "ℬ",
		Bernoullis: "ℬ",
		Beta: "Β",
		beta: "β",
		beth: "ℶ",
		between: "≬",
		Bfr: "𝔅",
		bfr: "𝔟",
		bigcap: "⋂",
		bigcirc: "◯",
		bigcup: "⋃",
		bigodot: "⨀",
		bigoplus: "⨁",
		bigotimes: "⨂",
		bigsqcup: "⨆",
		bigstar: "★",
		bigtriangledown: "▽",
		bigtriangleup: "△",
		biguplus: "⨄",
		bigvee: "⋁",
		bigwedge: "⋀",
		bkarow: "⤍",
		blacklozenge: "⧫",
		blacksquare: "▪",
		blacktriangle: "▴",
		blacktriangledown: "▾",
		blacktriangleleft: "◂",
		blacktriangleright: "▸",
		blank: "␣",
		blk12: "▒",
		blk14: "░",
		blk34: "▓",
		block: "█",
		bne: "=⃥",
		bnequiv: "≡⃥",
		bNot: "⫭",
		bnot: "⌐",
		Bopf: "𝔹",
		bopf: "𝕓",
		bot: "⊥",
		bottom: "⊥",
		bowtie: "⋈",
		boxbox: "⧉",
		boxDL: "╗",
		boxDl: "╖",
		boxdL: "╕",
		boxdl: "┐",
		boxDR: "╔",
		boxDr: "╓",
		boxdR: "╒",
		boxdr: "┌",
		boxH: "═",
		boxh: "─",
		boxHD: "╦",
		boxHd: "╤",
		boxhD: "╥",
		boxhd: "┬",
		boxHU: "╩",
		boxHu: "╧",
		boxhU: "╨",
		boxhu: "┴",
		boxminus: "⊟",
		boxplus: "⊞",
		boxtimes: "⊠",
		boxUL: "╝",
		boxUl: "╜",
		boxuL: "╛",
		boxul: "┘",
		boxUR: "╚",
		boxUr: "╙",
		boxuR: "╘",
		boxur: "└",
		boxV: "║",
		boxv: "│",
		boxVH: "╬",
		boxVh: "╫",
		boxvH: "╪",
		boxvh: "┼",
		boxVL: "╣",
		boxVl: "╢",
		boxvL: "╡",
		boxvl: "┤",
		boxVR: "╠",
		boxVr: "╟",
		boxvR: "╞",
		boxvr: "├",
		bprime: "‵",
		Breve: "˘",
		breve: "˘",
		brvbar: "¦",
		Bscr: "ℬ",
		bscr: "𝒷",
		bsemi: "⁏",
		bsim: "∽",
		bsime: "⋍",
		bsol: "\\",
		bsolb: "⧅",
		bsolhsub: "⟈",
		bull: "•",
		bullet: "•",
		bump: "≎",
		bumpE: "⪮",
		bumpe: "≏",
		Bumpeq: "≎",
		bumpeq: "≏",
		Cacute: "Ć",
		cacute: "ć",
		Cap: "⋒",
		cap: "∩",
		capand: "⩄",
		capbrcup: "⩉",
		capcap: "⩋",
		capcup: "⩇",
		capdot: "⩀",
		CapitalDifferentialD: "ⅅ",
		caps: "∩︀",
		caret: "⁁",
		caron: "ˇ",
		Cayleys: "ℭ",
		ccaps: "⩍",
		Ccaron: "Č",
		ccaron: "č",
		Ccedil: "Ç",
		ccedil: "ç",
		Ccirc: "Ĉ",
		ccirc: "ĉ",
		Cconint: "∰",
		ccups: "⩌",
		ccupssm: "⩐",
		Cdot: "Ċ",
		cdot: "ċ",
		cedil: "¸",
		Cedilla: "¸",
		cemptyv: "⦲",
		cent: "¢",
		CenterDot: "·",
		centerdot: "·",
		Cfr: "ℭ",
		cfr: "𝔠",
		CHcy: "Ч",
		chcy: "ч",
		check: "✓",
		checkmark: "✓",
		Chi: "Χ",
		chi: "χ",
		cir: "○",
		circ: "ˆ",
		circeq: "≗",
		circlearrowleft: "↺",
		circlearrowright: "↻",
		circledast: "⊛",
		circledcirc: "⊚",
		circleddash: "⊝",
		CircleDot: "⊙",
		circledR: "®",
		circledS: "Ⓢ",
		CircleMinus: "⊖",
		CirclePlus: "⊕",
		CircleTimes: "⊗",
		cirE: "⧃",
		cire: "≗",
		cirfnint: "⨐",
		cirmid: "⫯",
		cirscir: "⧂",
		ClockwiseContourIntegral: "∲",
		CloseCurlyDoubleQuote: "”",
		CloseCurlyQuote: "’",
		clubs: "♣",
		clubsuit: "♣",
		Colon: "∷",
		colon: ":",
		Colone: "⩴",
		colone: "≔",
		coloneq: "≔",
		comma: ",",
		commat: "@",
		comp: "∁",
		compfn: "∘",
		complement: "∁",
		complexes: "ℂ",
		cong: "≅",
		congdot: "⩭",
		Congruent: "≡",
		Conint: "∯",
		conint: "∮",
		ContourIntegral: "∮",
		Copf: "ℂ",
		copf: "𝕔",
		coprod: "∐",
		Coproduct: "∐",
		COPY: "©",
		copy: "©",
		copysr: "℗",
		CounterClockwiseContourIntegral: "∳",
		crarr: "↵",
		Cross: "⨯",
		cross: "✗",
		Cscr: "𝒞",
		cscr: "𝒸",
		csub: "⫏",
		csube: "⫑",
		csup: "⫐",
		csupe: "⫒",
		ctdot: "⋯",
		cudarrl: "⤸",
		cudarrr: "⤵",
		cuepr: "⋞",
		cuesc: "⋟",
		cularr: "↶",
		cularrp: "⤽",
		Cup: "⋓",
		cup: "∪",
		cupbrcap: "⩈",
		CupCap: "≍",
		cupcap: "⩆",
		cupcup: "⩊",
		cupdot: "⊍",
		cupor: "⩅",
		cups: "∪︀",
		curarr: "↷",
		curarrm: "⤼",
		curlyeqprec: "⋞",
		curlyeqsucc: "⋟",
		curlyvee: "⋎",
		curlywedge: "⋏",
		curren: "¤",
		curvearrowleft: "↶",
		curvearrowright: "↷",
		cuvee: "⋎",
		cuwed: "⋏",
		cwconint: "∲",
		cwint: "∱",
		cylcty: "⌭",
		Dagger: "‡",
		dagger: "†",
		daleth: "ℸ",
		Darr: "↡",
		dArr: "⇓",
		darr: "↓",
		dash: "‐",
		Dashv: "⫤",
		dashv: "⊣",
		dbkarow: "⤏",
		dblac: "˝",
		Dcaron: "Ď",
		dcaron: "ď",
		Dcy: "Д",
		dcy: "д",
		DD: "ⅅ",
		dd: "ⅆ",
		ddagger: "‡",
		ddarr: "⇊",
		DDotrahd: "⤑",
		ddotseq: "⩷",
		deg: "°",
		Del: "∇",
		Delta: "Δ",
		delta: "δ",
		demptyv: "⦱",
		dfisht: "⥿",
		Dfr: "𝔇",
		dfr: "𝔡",
		dHar: "⥥",
		dharl: "⇃",
		dharr: "⇂",
		DiacriticalAcute: "´",
		DiacriticalDot: "˙",
		DiacriticalDoubleAcute: "˝",
		DiacriticalGrave: "`",
		DiacriticalTilde: "˜",
		diam: "⋄",
		Diamond: "⋄",
		diamond: "⋄",
		diamondsuit: "♦",
		diams: "♦",
		die: "¨",
		DifferentialD: "ⅆ",
		digamma: "ϝ",
		disin: "⋲",
		div: "÷",
		divide: "÷",
		divideontimes: "⋇",
		divonx: "⋇",
		DJcy: "Ђ",
		djcy: "ђ",
		dlcorn: "⌞",
		dlcrop: "⌍",
		dollar: "$",
		Dopf: "𝔻",
		dopf: "𝕕",
		Dot: "¨",
		dot: "˙",
		DotDot: "⃜",
		doteq: "≐",
		doteqdot: "≑",
		DotEqual: "≐",
		dotminus: "∸",
		dotplus: "∔",
		dotsquare: "⊡",
		doublebarwedge: "⌆",
		DoubleContourIntegral: "∯",
		DoubleDot: "¨",
		DoubleDownArrow: "⇓",
		DoubleLeftArrow: "⇐",
		DoubleLeftRightArrow: "⇔",
		DoubleLeftTee: "⫤",
		DoubleLongLeftArrow: "⟸",
		DoubleLongLeftRightArrow: "⟺",
		DoubleLongRightArrow: "⟹",
		DoubleRightArrow: "⇒",
		DoubleRightTee: "⊨",
		DoubleUpArrow: "⇑",
		DoubleUpDownArrow: "⇕",
		DoubleVerticalBar: "∥",
		DownArrow: "↓",
		Downarrow: "⇓",
		downarrow: "↓",
		DownArrowBar: "⤓",
		DownArrowUpArrow: "⇵",
		DownBreve: "̑",
		downdownarrows: "⇊",
		downharpoonleft: "⇃",
		downharpoonright: "⇂",
		DownLeftRightVector: "⥐",
		DownLeftTeeVector: "⥞",
		DownLeftVector: "↽",
		DownLeftVectorBar: "⥖",
		DownRightTeeVector: "⥟",
		DownRightVector: "⇁",
		DownRightVectorBar: "⥗",
		DownTee: "⊤",
		DownTeeArrow: "↧",
		drbkarow: "⤐",
		drcorn: "⌟",
		drcrop: "⌌",
		Dscr: "𝒟",
		dscr: "𝒹",
		DScy: "Ѕ",
		dscy: "ѕ",
		dsol: "⧶",
		Dstrok: "Đ",
		dstrok: "đ",
		dtdot: "⋱",
		dtri: "▿",
		dtrif: "▾",
		duarr: "⇵",
		duhar: "⥯",
		dwangle: "⦦",
		DZcy: "Џ",
		dzcy: "џ",
		dzigrarr: "⟿",
		Eacute: "É",
		eacute: "é",
		easter: "⩮",
		Ecaron: "Ě",
		ecaron: "ě",
		ecir: "≖",
		Ecirc: "Ê",
		ecirc: "ê",
		ecolon: "≕",
		Ecy: "Э",
		ecy: "э",
		eDDot: "⩷",
		Edot: "Ė",
		eDot: "≑",
		edot: "ė",
		ee: "ⅇ",
		efDot: "≒",
		Efr: "𝔈",
		efr: "𝔢",
		eg: "⪚",
		Egrave: "È",
		egrave: "è",
		egs: "⪖",
		egsdot: "⪘",
		el: "⪙",
		Element: "∈",
		elinters: "⏧",
		ell: "ℓ",
		els: "⪕",
		elsdot: "⪗",
		Emacr: "Ē",
		emacr: "ē",
		empty: "∅",
		emptyset: "∅",
		EmptySmallSquare: "◻",
		emptyv: "∅",
		EmptyVerySmallSquare: "▫",
		emsp: " ",
		emsp13: " ",
		emsp14: " ",
		ENG: "Ŋ",
		eng: "ŋ",
		ensp: " ",
		Eogon: "Ę",
		eogon: "ę",
		Eopf: "𝔼",
		eopf: "𝕖",
		epar: "⋕",
		eparsl: "⧣",
		eplus: "⩱",
		epsi: "ε",
		Epsilon: "Ε",
		epsilon: "ε",
		epsiv: "ϵ",
		eqcirc: "≖",
		eqcolon: "≕",
		eqsim: "≂",
		eqslantgtr: "⪖",
		eqslantless: "⪕",
		Equal: "⩵",
		equals: "=",
		EqualTilde: "≂",
		equest: "≟",
		Equilibrium: "⇌",
		equiv: "≡",
		equivDD: "⩸",
		eqvparsl: "⧥",
		erarr: "⥱",
		erDot: "≓",
		Escr: "ℰ",
		escr: "ℯ",
		esdot: "≐",
		Esim: "⩳",
		esim: "≂",
		Eta: "Η",
		eta: "η",
		ETH: "Ð",
		eth: "ð",
		Euml: "Ë",
		euml: "ë",
		euro: "€",
		excl: "!",
		exist: "∃",
		Exists: "∃",
		expectation: "ℰ",
		ExponentialE: "ⅇ",
		exponentiale: "ⅇ",
		fallingdotseq: "≒",
		Fcy: "Ф",
		fcy: "ф",
		female: "♀",
		ffilig: "ﬃ",
		fflig: "ﬀ",
		ffllig: "ﬄ",
		Ffr: "𝔉",
		ffr: "𝔣",
		filig: "ﬁ",
		FilledSmallSquare: "◼",
		FilledVerySmallSquare: "▪",
		fjlig: "fj",
		flat: "♭",
		fllig: "ﬂ",
		fltns: "▱",
		fnof: "ƒ",
		Fopf: "𝔽",
		fopf: "𝕗",
		ForAll: "∀",
		forall: "∀",
		fork: "⋔",
		forkv: "⫙",
		Fouriertrf: "ℱ",
		fpartint: "⨍",
		frac12: "½",
		frac13: "⅓",
		frac14: "¼",
		frac15: "⅕",
		frac16: "⅙",
		frac18: "⅛",
		frac23: "⅔",
		frac25: "⅖",
		frac34: "¾",
		frac35: "⅗",
		frac38: "⅜",
		frac45: "⅘",
		frac56: "⅚",
		frac58: "⅝",
		frac78: "⅞",
		frasl: "⁄",
		frown: "⌢",
		Fscr: "ℱ",
		fscr: "𝒻",
		gacute: "ǵ",
		Gamma: "Γ",
		gamma: "γ",
		Gammad: "Ϝ",
		gammad: "ϝ",
		gap: "⪆",
		Gbreve: "Ğ",
		gbreve: "ğ",
		Gcedil: "Ģ",
		Gcirc: "Ĝ",
		gcirc: "ĝ",
		Gcy: "Г",
		gcy: "г",
		Gdot: "Ġ",
		gdot: "ġ",
		gE: "≧",
		ge: "≥",
		gEl: "⪌",
		gel: "⋛",
		geq: "≥",
		geqq: "≧",
		geqslant: "⩾",
		ges: "⩾",
		gescc: "⪩",
		gesdot: "⪀",
		gesdoto: "⪂",
		gesdotol: "⪄",
		gesl: "⋛︀",
		gesles: "⪔",
		Gfr: "𝔊",
		gfr: "𝔤",
		Gg: "⋙",
		gg: "≫",
		ggg: "⋙",
		gimel: "ℷ",
		GJcy: "Ѓ",
		gjcy: "ѓ",
		gl: "≷",
		gla: "⪥",
		glE: "⪒",
		glj: "⪤",
		gnap: "⪊",
		gnapprox: "⪊",
		gnE: "≩",
		gne: "⪈",
		gneq: "⪈",
		gneqq: "≩",
		gnsim: "⋧",
		Gopf: "𝔾",
		gopf: "𝕘",
		grave: "`",
		GreaterEqual: "≥",
		GreaterEqualLess: "⋛",
		GreaterFullEqual: "≧",
		GreaterGreater: "⪢",
		GreaterLess: "≷",
		GreaterSlantEqual: "⩾",
		GreaterTilde: "≳",
		Gscr: "𝒢",
		gscr: "ℊ",
		gsim: "≳",
		gsime: "⪎",
		gsiml: "⪐",
		Gt: "≫",
		GT: ">",
		gt: ">",
		gtcc: "⪧",
		gtcir: "⩺",
		gtdot: "⋗",
		gtlPar: "⦕",
		gtquest: "⩼",
		gtrapprox: "⪆",
		gtrarr: "⥸",
		gtrdot: "⋗",
		gtreqless: "⋛",
		gtreqqless: "⪌",
		gtrless: "≷",
		gtrsim: "≳",
		gvertneqq: "≩︀",
		gvnE: "≩︀",
		Hacek: "ˇ",
		hairsp: " ",
		half: "½",
		hamilt: "ℋ",
		HARDcy: "Ъ",
		hardcy: "ъ",
		hArr: "⇔",
		harr: "↔",
		harrcir: "⥈",
		harrw: "↭",
		Hat: "^",
		hbar: "ℏ",
		Hcirc: "Ĥ",
		hcirc: "ĥ",
		hearts: "♥",
		heartsuit: "♥",
		hellip: "…",
		hercon: "⊹",
		Hfr: "ℌ",
		hfr: "𝔥",
		HilbertSpace: "ℋ",
		hksearow: "⤥",
		hkswarow: "⤦",
		hoarr: "⇿",
		homtht: "∻",
		hookleftarrow: "↩",
		hookrightarrow: "↪",
		Hopf: "ℍ",
		hopf: "𝕙",
		horbar: "―",
		HorizontalLine: "─",
		Hscr: "ℋ",
		hscr: "𝒽",
		hslash: "ℏ",
		Hstrok: "Ħ",
		hstrok: "ħ",
		HumpDownHump: "≎",
		HumpEqual: "≏",
		hybull: "⁃",
		hyphen: "‐",
		Iacute: "Í",
		iacute: "í",
		ic: "⁣",
		Icirc: "Î",
		icirc: "î",
		Icy: "И",
		icy: "и",
		Idot: "İ",
		IEcy: "Е",
		iecy: "е",
		iexcl: "¡",
		iff: "⇔",
		Ifr: "ℑ",
		ifr: "𝔦",
		Igrave: "Ì",
		igrave: "ì",
		ii: "ⅈ",
		iiiint: "⨌",
		iiint: "∭",
		iinfin: "⧜",
		iiota: "℩",
		IJlig: "Ĳ",
		ijlig: "ĳ",
		Im: "ℑ",
		Imacr: "Ī",
		imacr: "ī",
		image: "ℑ",
		ImaginaryI: "ⅈ",
		imagline: "ℐ",
		imagpart: "ℑ",
		imath: "ı",
		imof: "⊷",
		imped: "Ƶ",
		Implies: "⇒",
		in: "∈",
		incare: "℅",
		infin: "∞",
		infintie: "⧝",
		inodot: "ı",
		Int: "∬",
		int: "∫",
		intcal: "⊺",
		integers: "ℤ",
		Integral: "∫",
		intercal: "⊺",
		Intersection: "⋂",
		intlarhk: "⨗",
		intprod: "⨼",
		InvisibleComma: "⁣",
		InvisibleTimes: "⁢",
		IOcy: "Ё",
		iocy: "ё",
		Iogon: "Į",
		iogon: "į",
		Iopf: "𝕀",
		iopf: "𝕚",
		Iota: "Ι",
		iota: "ι",
		iprod: "⨼",
		iquest: "¿",
		Iscr: "ℐ",
		iscr: "𝒾",
		isin: "∈",
		isindot: "⋵",
		isinE: "⋹",
		isins: "⋴",
		isinsv: "⋳",
		isinv: "∈",
		it: "⁢",
		Itilde: "Ĩ",
		itilde: "ĩ",
		Iukcy: "І",
		iukcy: "і",
		Iuml: "Ï",
		iuml: "ï",
		Jcirc: "Ĵ",
		jcirc: "ĵ",
		Jcy: "Й",
		jcy: "й",
		Jfr: "𝔍",
		jfr: "𝔧",
		jmath: "ȷ",
		Jopf: "𝕁",
		jopf: "𝕛",
		Jscr: "𝒥",
		jscr: "𝒿",
		Jsercy: "Ј",
		jsercy: "ј",
		Jukcy: "Є",
		jukcy: "є",
		Kappa: "Κ",
		kappa: "κ",
		kappav: "ϰ",
		Kcedil: "Ķ",
		kcedil: "ķ",
		Kcy: "К",
		kcy: "к",
		Kfr: "𝔎",
		kfr: "𝔨",
		kgreen: "ĸ",
		KHcy: "Х",
		khcy: "х",
		KJcy: "Ќ",
		kjcy: "ќ",
		Kopf: "𝕂",
		kopf: "𝕜",
		Kscr: "𝒦",
		kscr: "𝓀",
		lAarr: "⇚",
		Lacute: "Ĺ",
		lacute: "ĺ",
		laemptyv: "⦴",
		lagran: "ℒ",
		Lambda: "Λ",
		lambda: "λ",
		Lang: "⟪",
		lang: "⟨",
		langd: "⦑",
		langle: "⟨",
		lap: "⪅",
		Laplacetrf: "ℒ",
		laquo: "«",
		Larr: "↞",
		lArr: "⇐",
		larr: "←",
		larrb: "⇤",
		larrbfs: "⤟",
		larrfs: "⤝",
		larrhk: "↩",
		larrlp: "↫",
		larrpl: "⤹",
		larrsim: "⥳",
		larrtl: "↢",
		lat: "⪫",
		lAtail: "⤛",
		latail: "⤙",
		late: "⪭",
		lates: "⪭︀",
		lBarr: "⤎",
		lbarr: "⤌",
		lbbrk: "❲",
		lbrace: "{",
		lbrack: "[",
		lbrke: "⦋",
		lbrksld: "⦏",
		lbrkslu: "⦍",
		Lcaron: "Ľ",
		lcaron: "ľ",
		Lcedil: "Ļ",
		lcedil: "ļ",
		lceil: "⌈",
		lcub: "{",
		Lcy: "Л",
		lcy: "л",
		ldca: "⤶",
		ldquo: "“",
		ldquor: "„",
		ldrdhar: "⥧",
		ldrushar: "⥋",
		ldsh: "↲",
		lE: "≦",
		le: "≤",
		LeftAngleBracket: "⟨",
		LeftArrow: "←",
		Leftarrow: "⇐",
		leftarrow: "←",
		LeftArrowBar: "⇤",
		LeftArrowRightArrow: "⇆",
		leftarrowtail: "↢",
		LeftCeiling: "⌈",
		LeftDoubleBracket: "⟦",
		LeftDownTeeVector: "⥡",
		LeftDownVector: "⇃",
		LeftDownVectorBar: "⥙",
		LeftFloor: "⌊",
		leftharpoondown: "↽",
		leftharpoonup: "↼",
		leftleftarrows: "⇇",
		LeftRightArrow: "↔",
		Leftrightarrow: "⇔",
		leftrightarrow: "↔",
		leftrightarrows: "⇆",
		leftrightharpoons: "⇋",
		leftrightsquigarrow: "↭",
		LeftRightVector: "⥎",
		LeftTee: "⊣",
		LeftTeeArrow: "↤",
		LeftTeeVector: "⥚",
		leftthreetimes: "⋋",
		LeftTriangle: "⊲",
		LeftTriangleBar: "⧏",
		LeftTriangleEqual: "⊴",
		LeftUpDownVector: "⥑",
		LeftUpTeeVector: "⥠",
		LeftUpVector: "↿",
		LeftUpVectorBar: "⥘",
		LeftVector: "↼",
		LeftVectorBar: "⥒",
		lEg: "⪋",
		leg: "⋚",
		leq: "≤",
		leqq: "≦",
		leqslant: "⩽",
		les: "⩽",
		lescc: "⪨",
		lesdot: "⩿",
		lesdoto: "⪁",
		lesdotor: "⪃",
		lesg: "⋚︀",
		lesges: "⪓",
		lessapprox: "⪅",
		lessdot: "⋖",
		lesseqgtr: "⋚",
		lesseqqgtr: "⪋",
		LessEqualGreater: "⋚",
		LessFullEqual: "≦",
		LessGreater: "≶",
		lessgtr: "≶",
		LessLess: "⪡",
		lesssim: "≲",
		LessSlantEqual: "⩽",
		LessTilde: "≲",
		lfisht: "⥼",
		lfloor: "⌊",
		Lfr: "𝔏",
		lfr: "𝔩",
		lg: "≶",
		lgE: "⪑",
		lHar: "⥢",
		lhard: "↽",
		lharu: "↼",
		lharul: "⥪",
		lhblk: "▄",
		LJcy: "Љ",
		ljcy: "љ",
		Ll: "⋘",
		ll: "≪",
		llarr: "⇇",
		llcorner: "⌞",
		Lleftarrow: "⇚",
		llhard: "⥫",
		lltri: "◺",
		Lmidot: "Ŀ",
		lmidot: "ŀ",
		lmoust: "⎰",
		lmoustache: "⎰",
		lnap: "⪉",
		lnapprox: "⪉",
		lnE: "≨",
		lne: "⪇",
		lneq: "⪇",
		lneqq: "≨",
		lnsim: "⋦",
		loang: "⟬",
		loarr: "⇽",
		lobrk: "⟦",
		LongLeftArrow: "⟵",
		Longleftarrow: "⟸",
		longleftarrow: "⟵",
		LongLeftRightArrow: "⟷",
		Longleftrightarrow: "⟺",
		longleftrightarrow: "⟷",
		longmapsto: "⟼",
		LongRightArrow: "⟶",
		Longrightarrow: "⟹",
		longrightarrow: "⟶",
		looparrowleft: "↫",
		looparrowright: "↬",
		lopar: "⦅",
		Lopf: "𝕃",
		lopf: "𝕝",
		loplus: "⨭",
		lotimes: "⨴",
		lowast: "∗",
		lowbar: "_",
		LowerLeftArrow: "↙",
		LowerRightArrow: "↘",
		loz: "◊",
		lozenge: "◊",
		lozf: "⧫",
		lpar: "(",
		lparlt: "⦓",
		lrarr: "⇆",
		lrcorner: "⌟",
		lrhar: "⇋",
		lrhard: "⥭",
		lrm: "‎",
		lrtri: "⊿",
		lsaquo: "‹",
		Lscr: "ℒ",
		lscr: "𝓁",
		Lsh: "↰",
		lsh: "↰",
		lsim: "≲",
		lsime: "⪍",
		lsimg: "⪏",
		lsqb: "[",
		lsquo: "‘",
		lsquor: "‚",
		Lstrok: "Ł",
		lstrok: "ł",
		Lt: "≪",
		LT: "<",
		lt: "<",
		ltcc: "⪦",
		ltcir: "⩹",
		ltdot: "⋖",
		lthree: "⋋",
		ltimes: "⋉",
		ltlarr: "⥶",
		ltquest: "⩻",
		ltri: "◃",
		ltrie: "⊴",
		ltrif: "◂",
		ltrPar: "⦖",
		lurdshar: "⥊",
		luruhar: "⥦",
		lvertneqq: "≨︀",
		lvnE: "≨︀",
		macr: "¯",
		male: "♂",
		malt: "✠",
		maltese: "✠",
		Map: "⤅",
		map: "↦",
		mapsto: "↦",
		mapstodown: "↧",
		mapstoleft: "↤",
		mapstoup: "↥",
		marker: "▮",
		mcomma: "⨩",
		Mcy: "М",
		mcy: "м",
		mdash: "—",
		mDDot: "∺",
		measuredangle: "∡",
		MediumSpace: " ",
		Mellintrf: "ℳ",
		Mfr: "𝔐",
		mfr: "𝔪",
		mho: "℧",
		micro: "µ",
		mid: "∣",
		midast: "*",
		midcir: "⫰",
		middot: "·",
		minus: "−",
		minusb: "⊟",
		minusd: "∸",
		minusdu: "⨪",
		MinusPlus: "∓",
		mlcp: "⫛",
		mldr: "…",
		mnplus: "∓",
		models: "⊧",
		Mopf: "𝕄",
		mopf: "𝕞",
		mp: "∓",
		Mscr: "ℳ",
		mscr: "𝓂",
		mstpos: "∾",
		Mu: "Μ",
		mu: "μ",
		multimap: "⊸",
		mumap: "⊸",
		nabla: "∇",
		Nacute: "Ń",
		nacute: "ń",
		nang: "∠⃒",
		nap: "≉",
		napE: "⩰̸",
		napid: "≋̸",
		napos: "ŉ",
		napprox: "≉",
		natur: "♮",
		natural: "♮",
		naturals: "ℕ",
		nbsp: "\xA0",
		nbump: "≎̸",
		nbumpe: "≏̸",
		ncap: "⩃",
		Ncaron: "Ň",
		ncaron: "ň",
		Ncedil: "Ņ",
		ncedil: "ņ",
		ncong: "≇",
		ncongdot: "⩭̸",
		ncup: "⩂",
		Ncy: "Н",
		ncy: "н",
		ndash: "–",
		ne: "≠",
		nearhk: "⤤",
		neArr: "⇗",
		nearr: "↗",
		nearrow: "↗",
		nedot: "≐̸",
		NegativeMediumSpace: "​",
		NegativeThickSpace: "​",
		NegativeThinSpace: "​",
		NegativeVeryThinSpace: "​",
		nequiv: "≢",
		nesear: "⤨",
		nesim: "≂̸",
		NestedGreaterGreater: "≫",
		NestedLessLess: "≪",
		NewLine: "\n",
		nexist: "∄",
		nexists: "∄",
		Nfr: "𝔑",
		nfr: "𝔫",
		ngE: "≧̸",
		nge: "≱",
		ngeq: "≱",
		ngeqq: "≧̸",
		ngeqslant: "⩾̸",
		nges: "⩾̸",
		nGg: "⋙̸",
		ngsim: "≵",
		nGt: "≫⃒",
		ngt: "≯",
		ngtr: "≯",
		nGtv: "≫̸",
		nhArr: "⇎",
		nharr: "↮",
		nhpar: "⫲",
		ni: "∋",
		nis: "⋼",
		nisd: "⋺",
		niv: "∋",
		NJcy: "Њ",
		njcy: "њ",
		nlArr: "⇍",
		nlarr: "↚",
		nldr: "‥",
		nlE: "≦̸",
		nle: "≰",
		nLeftarrow: "⇍",
		nleftarrow: "↚",
		nLeftrightarrow: "⇎",
		nleftrightarrow: "↮",
		nleq: "≰",
		nleqq: "≦̸",
		nleqslant: "⩽̸",
		nles: "⩽̸",
		nless: "≮",
		nLl: "⋘̸",
		nlsim: "≴",
		nLt: "≪⃒",
		nlt: "≮",
		nltri: "⋪",
		nltrie: "⋬",
		nLtv: "≪̸",
		nmid: "∤",
		NoBreak: "⁠",
		NonBreakingSpace: "\xA0",
		Nopf: "ℕ",
		nopf: "𝕟",
		Not: "⫬",
		not: "¬",
		NotCongruent: "≢",
		NotCupCap: "≭",
		NotDoubleVerticalBar: "∦",
		NotElement: "∉",
		NotEqual: "≠",
		NotEqualTilde: "≂̸",
		NotExists: "∄",
		NotGreater: "≯",
		NotGreaterEqual: "≱",
		NotGreaterFullEqual: "≧̸",
		NotGreaterGreater: "≫̸",
		NotGreaterLess: "≹",
		NotGreaterSlantEqual: "⩾̸",
		NotGreaterTilde: "≵",
		NotHumpDownHump: "≎̸",
		NotHumpEqual: "≏̸",
		notin: "∉",
		notindot: "⋵̸",
		notinE: "⋹̸",
		notinva: "∉",
		notinvb: "⋷",
		notinvc: "⋶",
		NotLeftTriangle: "⋪",
		NotLeftTriangleBar: "⧏̸",
		NotLeftTriangleEqual: "⋬",
		NotLess: "≮",
		NotLessEqual: "≰",
		NotLessGreater: "≸",
		NotLessLess: "≪̸",
		NotLessSlantEqual: "⩽̸",
		NotLessTilde: "≴",
		NotNestedGreaterGreater: "⪢̸",
		NotNestedLessLess: "⪡̸",
		notni: "∌",
		notniva: "∌",
		notnivb: "⋾",
		notnivc: "⋽",
		NotPrecedes: "⊀",
		NotPrecedesEqual: "⪯̸",
		NotPrecedesSlantEqual: "⋠",
		NotReverseElement: "∌",
		NotRightTriangle: "⋫",
		NotRightTriangleBar: "⧐̸",
		NotRightTriangleEqual: "⋭",
		NotSquareSubset: "⊏̸",
		NotSquareSubsetEqual: "⋢",
		NotSquareSuperset: "⊐̸",
		NotSquareSupersetEqual: "⋣",
		NotSubset: "⊂⃒",
		NotSubsetEqual: "⊈",
		NotSucceeds: "⊁",
		NotSucceedsEqual: "⪰̸",
		NotSucceedsSlantEqual: "⋡",
		NotSucceedsTilde: "≿̸",
		NotSuperset: "⊃⃒",
		NotSupersetEqual: "⊉",
		NotTilde: "≁",
		NotTildeEqual: "≄",
		NotTildeFullEqual: "≇",
		NotTildeTilde: "≉",
		NotVerticalBar: "∤",
		npar: "∦",
		nparallel: "∦",
		nparsl: "⫽⃥",
		npart: "∂̸",
		npolint: "⨔",
		npr: "⊀",
		nprcue: "⋠",
		npre: "⪯̸",
		nprec: "⊀",
		npreceq: "⪯̸",
		nrArr: "⇏",
		nrarr: "↛",
		nrarrc: "⤳̸",
		nrarrw: "↝̸",
		nRightarrow: "⇏",
		nrightarrow: "↛",
		nrtri: "⋫",
		nrtrie: "⋭",
		nsc: "⊁",
		nsccue: "⋡",
		nsce: "⪰̸",
		Nscr: "𝒩",
		nscr: "𝓃",
		nshortmid: "∤",
		nshortparallel: "∦",
		nsim: "≁",
		nsime: "≄",
		nsimeq: "≄",
		nsmid: "∤",
		nspar: "∦",
		nsqsube: "⋢",
		nsqsupe: "⋣",
		nsub: "⊄",
		nsubE: "⫅̸",
		nsube: "⊈",
		nsubset: "⊂⃒",
		nsubseteq: "⊈",
		nsubseteqq: "⫅̸",
		nsucc: "⊁",
		nsucceq: "⪰̸",
		nsup: "⊅",
		nsupE: "⫆̸",
		nsupe: "⊉",
		nsupset: "⊃⃒",
		nsupseteq: "⊉",
		nsupseteqq: "⫆̸",
		ntgl: "≹",
		Ntilde: "Ñ",
		ntilde: "ñ",
		ntlg: "≸",
		ntriangleleft: "⋪",
		ntrianglelefteq: "⋬",
		ntriangleright: "⋫",
		ntrianglerighteq: "⋭",
		Nu: "Ν",
		nu: "ν",
		num: "#",
		numero: "№",
		numsp: " ",
		nvap: "≍⃒",
		nVDash: "⊯",
		nVdash: "⊮",
		nvDash: "⊭",
		nvdash: "⊬",
		nvge: "≥⃒",
		nvgt: ">⃒",
		nvHarr: "⤄",
		nvinfin: "⧞",
		nvlArr: "⤂",
		nvle: "≤⃒",
		nvlt: "<⃒",
		nvltrie: "⊴⃒",
		nvrArr: "⤃",
		nvrtrie: "⊵⃒",
		nvsim: "∼⃒",
		nwarhk: "⤣",
		nwArr: "⇖",
		nwarr: "↖",
		nwarrow: "↖",
		nwnear: "⤧",
		Oacute: "Ó",
		oacute: "ó",
		oast: "⊛",
		ocir: "⊚",
		Ocirc: "Ô",
		ocirc: "ô",
		Ocy: "О",
		ocy: "о",
		odash: "⊝",
		Odblac: "Ő",
		odblac: "ő",
		odiv: "⨸",
		odot: "⊙",
		odsold: "⦼",
		OElig: "Œ",
		oelig: "œ",
		ofcir: "⦿",
		Ofr: "𝔒",
		ofr: "𝔬",
		ogon: "˛",
		Ograve: "Ò",
		ograve: "ò",
		ogt: "⧁",
		ohbar: "⦵",
		ohm: "Ω",
		oint: "∮",
		olarr: "↺",
		olcir: "⦾",
		olcross: "⦻",
		oline: "‾",
		olt: "⧀",
		Omacr: "Ō",
		omacr: "ō",
		Omega: "Ω",
		omega: "ω",
		Omicron: "Ο",
		omicron: "ο",
		omid: "⦶",
		ominus: "⊖",
		Oopf: "𝕆",
		oopf: "𝕠",
		opar: "⦷",
		OpenCurlyDoubleQuote: "“",
		OpenCurlyQuote: "‘",
		operp: "⦹",
		oplus: "⊕",
		Or: "⩔",
		or: "∨",
		orarr: "↻",
		ord: "⩝",
		order: "ℴ",
		orderof: "ℴ",
		ordf: "ª",
		ordm: "º",
		origof: "⊶",
		oror: "⩖",
		orslope: "⩗",
		orv: "⩛",
		oS: "Ⓢ",
		Oscr: "𝒪",
		oscr: "ℴ",
		Oslash: "Ø",
		oslash: "ø",
		osol: "⊘",
		Otilde: "Õ",
		otilde: "õ",
		Otimes: "⨷",
		otimes: "⊗",
		otimesas: "⨶",
		Ouml: "Ö",
		ouml: "ö",
		ovbar: "⌽",
		OverBar: "‾",
		OverBrace: "⏞",
		OverBracket: "⎴",
		OverParenthesis: "⏜",
		par: "∥",
		para: "¶",
		parallel: "∥",
		parsim: "⫳",
		parsl: "⫽",
		part: "∂",
		PartialD: "∂",
		Pcy: "П",
		pcy: "п",
		percnt: "%",
		period: ".",
		permil: "‰",
		perp: "⊥",
		pertenk: "‱",
		Pfr: "𝔓",
		pfr: "𝔭",
		Phi: "Φ",
		phi: "φ",
		phiv: "ϕ",
		phmmat: "ℳ",
		phone: "☎",
		Pi: "Π",
		pi: "π",
		pitchfork: "⋔",
		piv: "ϖ",
		planck: "ℏ",
		planckh: "ℎ",
		plankv: "ℏ",
		plus: "+",
		plusacir: "⨣",
		plusb: "⊞",
		pluscir: "⨢",
		plusdo: "∔",
		plusdu: "⨥",
		pluse: "⩲",
		PlusMinus: "±",
		plusmn: "±",
		plussim: "⨦",
		plustwo: "⨧",
		pm: "±",
		Poincareplane: "ℌ",
		pointint: "⨕",
		Popf: "ℙ",
		popf: "𝕡",
		pound: "£",
		Pr: "⪻",
		pr: "≺",
		prap: "⪷",
		prcue: "≼",
		prE: "⪳",
		pre: "⪯",
		prec: "≺",
		precapprox: "⪷",
		preccurlyeq: "≼",
		Precedes: "≺",
		PrecedesEqual: "⪯",
		PrecedesSlantEqual: "≼",
		PrecedesTilde: "≾",
		preceq: "⪯",
		precnapprox: "⪹",
		precneqq: "⪵",
		precnsim: "⋨",
		precsim: "≾",
		Prime: "″",
		prime: "′",
		primes: "ℙ",
		prnap: "⪹",
		prnE: "⪵",
		prnsim: "⋨",
		prod: "∏",
		Product: "∏",
		profalar: "⌮",
		profline: "⌒",
		profsurf: "⌓",
		prop: "∝",
		Proportion: "∷",
		Proportional: "∝",
		propto: "∝",
		prsim: "≾",
		prurel: "⊰",
		Pscr: "𝒫",
		pscr: "𝓅",
		Psi: "Ψ",
		psi: "ψ",
		puncsp: " ",
		Qfr: "𝔔",
		qfr: "𝔮",
		qint: "⨌",
		Qopf: "ℚ",
		qopf: "𝕢",
		qprime: "⁗",
		Qscr: "𝒬",
		qscr: "𝓆",
		quaternions: "ℍ",
		quatint: "⨖",
		quest: "?",
		questeq: "≟",
		QUOT: "\"",
		quot: "\"",
		rAarr: "⇛",
		race: "∽̱",
		Racute: "Ŕ",
		racute: "ŕ",
		radic: "√",
		raemptyv: "⦳",
		Rang: "⟫",
		rang: "⟩",
		rangd: "⦒",
		range: "⦥",
		rangle: "⟩",
		raquo: "»",
		Rarr: "↠",
		rArr: "⇒",
		rarr: "→",
		rarrap: "⥵",
		rarrb: "⇥",
		rarrbfs: "⤠",
		rarrc: "⤳",
		rarrfs: "⤞",
		rarrhk: "↪",
		rarrlp: "↬",
		rarrpl: "⥅",
		rarrsim: "⥴",
		Rarrtl: "⤖",
		rarrtl: "↣",
		rarrw: "↝",
		rAtail: "⤜",
		ratail: "⤚",
		ratio: "∶",
		rationals: "ℚ",
		RBarr: "⤐",
		rBarr: "⤏",
		rbarr: "⤍",
		rbbrk: "❳",
		rbrace: "}",
		rbrack: "]",
		rbrke: "⦌",
		rbrksld: "⦎",
		rbrkslu: "⦐",
		Rcaron: "Ř",
		rcaron: "ř",
		Rcedil: "Ŗ",
		rcedil: "ŗ",
		rceil: "⌉",
		rcub: "}",
		Rcy: "Р",
		rcy: "р",
		rdca: "⤷",
		rdldhar: "⥩",
		rdquo: "”",
		rdquor: "”",
		rdsh: "↳",
		Re: "ℜ",
		real: "ℜ",
		realine: "ℛ",
		realpart: "ℜ",
		reals: "ℝ",
		rect: "▭",
		REG: "®",
		reg: "®",
		ReverseElement: "∋",
		ReverseEquilibrium: "⇋",
		ReverseUpEquilibrium: "⥯",
		rfisht: "⥽",
		rfloor: "⌋",
		Rfr: "ℜ",
		rfr: "𝔯",
		rHar: "⥤",
		rhard: "⇁",
		rharu: "⇀",
		rharul: "⥬",
		Rho: "Ρ",
		rho: "ρ",
		rhov: "ϱ",
		RightAngleBracket: "⟩",
		RightArrow: "→",
		Rightarrow: "⇒",
		rightarrow: "→",
		RightArrowBar: "⇥",
		RightArrowLeftArrow: "⇄",
		rightarrowtail: "↣",
		RightCeiling: "⌉",
		RightDoubleBracket: "⟧",
		RightDownTeeVector: "⥝",
		RightDownVector: "⇂",
		RightDownVectorBar: "⥕",
		RightFloor: "⌋",
		rightharpoondown: "⇁",
		rightharpoonup: "⇀",
		rightleftarrows: "⇄",
		rightleftharpoons: "⇌",
		rightrightarrows: "⇉",
		rightsquigarrow: "↝",
		RightTee: "⊢",
		RightTeeArrow: "↦",
		RightTeeVector: "⥛",
		rightthreetimes: "⋌",
		RightTriangle: "⊳",
		RightTriangleBar: "⧐",
		RightTriangleEqual: "⊵",
		RightUpDownVector: "⥏",
		RightUpTeeVector: "⥜",
		RightUpVector: "↾",
		RightUpVectorBar: "⥔",
		RightVector: "⇀",
		RightVectorBar: "⥓",
		ring: "˚",
		risingdotseq: "≓",
		rlarr: "⇄",
		rlhar: "⇌",
		rlm: "‏",
		rmoust: "⎱",
		rmoustache: "⎱",
		rnmid: "⫮",
		roang: "⟭",
		roarr: "⇾",
		robrk: "⟧",
		ropar: "⦆",
		Ropf: "ℝ",
		ropf: "𝕣",
		roplus: "⨮",
		rotimes: "⨵",
		RoundImplies: "⥰",
		rpar: ")",
		rpargt: "⦔",
		rppolint: "⨒",
		rrarr: "⇉",
		Rrightarrow: "⇛",
		rsaquo: "›",
		Rscr: "ℛ",
		rscr: "𝓇",
		Rsh: "↱",
		rsh: "↱",
		rsqb: "]",
		rsquo: "’",
		rsquor: "’",
		rthree: "⋌",
		rtimes: "⋊",
		rtri: "▹",
		rtrie: "⊵",
		rtrif: "▸",
		rtriltri: "⧎",
		RuleDelayed: "⧴",
		ruluhar: "⥨",
		rx: "℞",
		Sacute: "Ś",
		sacute: "ś",
		sbquo: "‚",
		Sc: "⪼",
		sc: "≻",
		scap: "⪸",
		Scaron: "Š",
		scaron: "š",
		sccue: "≽",
		scE: "⪴",
		sce: "⪰",
		Scedil: "Ş",
		scedil: "ş",
		Scirc: "Ŝ",
		scirc: "ŝ",
		scnap: "⪺",
		scnE: "⪶",
		scnsim: "⋩",
		scpolint: "⨓",
		scsim: "≿",
		Scy: "С",
		scy: "с",
		sdot: "⋅",
		sdotb: "⊡",
		sdote: "⩦",
		searhk: "⤥",
		seArr: "⇘",
		searr: "↘",
		searrow: "↘",
		sect: "§",
		semi: ";",
		seswar: "⤩",
		setminus: "∖",
		setmn: "∖",
		sext: "✶",
		Sfr: "𝔖",
		sfr: "𝔰",
		sfrown: "⌢",
		sharp: "♯",
		SHCHcy: "Щ",
		shchcy: "щ",
		SHcy: "Ш",
		shcy: "ш",
		ShortDownArrow: "↓",
		ShortLeftArrow: "←",
		shortmid: "∣",
		shortparallel: "∥",
		ShortRightArrow: "→",
		ShortUpArrow: "↑",
		shy: "­",
		Sigma: "Σ",
		sigma: "σ",
		sigmaf: "ς",
		sigmav: "ς",
		sim: "∼",
		simdot: "⩪",
		sime: "≃",
		simeq: "≃",
		simg: "⪞",
		simgE: "⪠",
		siml: "⪝",
		simlE: "⪟",
		simne: "≆",
		simplus: "⨤",
		simrarr: "⥲",
		slarr: "←",
		SmallCircle: "∘",
		smallsetminus: "∖",
		smashp: "⨳",
		smeparsl: "⧤",
		smid: "∣",
		smile: "⌣",
		smt: "⪪",
		smte: "⪬",
		smtes: "⪬︀",
		SOFTcy: "Ь",
		softcy: "ь",
		sol: "/",
		solb: "⧄",
		solbar: "⌿",
		Sopf: "𝕊",
		sopf: "𝕤",
		spades: "♠",
		spadesuit: "♠",
		spar: "∥",
		sqcap: "⊓",
		sqcaps: "⊓︀",
		sqcup: "⊔",
		sqcups: "⊔︀",
		Sqrt: "√",
		sqsub: "⊏",
		sqsube: "⊑",
		sqsubset: "⊏",
		sqsubseteq: "⊑",
		sqsup: "⊐",
		sqsupe: "⊒",
		sqsupset: "⊐",
		sqsupseteq: "⊒",
		squ: "□",
		Square: "□",
		square: "□",
		SquareIntersection: "⊓",
		SquareSubset: "⊏",
		SquareSubsetEqual: "⊑",
		SquareSuperset: "⊐",
		SquareSupersetEqual: "⊒",
		SquareUnion: "⊔",
		squarf: "▪",
		squf: "▪",
		srarr: "→",
		Sscr: "𝒮",
		sscr: "𝓈",
		ssetmn: "∖",
		ssmile: "⌣",
		sstarf: "⋆",
		Star: "⋆",
		star: "☆",
		starf: "★",
		straightepsilon: "ϵ",
		straightphi: "ϕ",
		strns: "¯",
		Sub: "⋐",
		sub: "⊂",
		subdot: "⪽",
		subE: "⫅",
		sube: "⊆",
		subedot: "⫃",
		submult: "⫁",
		subnE: "⫋",
		subne: "⊊",
		subplus: "⪿",
		subrarr: "⥹",
		Subset: "⋐",
		subset: "⊂",
		subseteq: "⊆",
		subseteqq: "⫅",
		SubsetEqual: "⊆",
		subsetneq: "⊊",
		subsetneqq: "⫋",
		subsim: "⫇",
		subsub: "⫕",
		subsup: "⫓",
		succ: "≻",
		succapprox: "⪸",
		succcurlyeq: "≽",
		Succeeds: "≻",
		SucceedsEqual: "⪰",
		SucceedsSlantEqual: "≽",
		SucceedsTilde: "≿",
		succeq: "⪰",
		succnapprox: "⪺",
		succneqq: "⪶",
		succnsim: "⋩",
		succsim: "≿",
		SuchThat: "∋",
		Sum: "∑",
		sum: "∑",
		sung: "♪",
		Sup: "⋑",
		sup: "⊃",
		sup1: "¹",
		sup2: "²",
		sup3: "³",
		supdot: "⪾",
		supdsub: "⫘",
		supE: "⫆",
		supe: "⊇",
		supedot: "⫄",
		Superset: "⊃",
		SupersetEqual: "⊇",
		suphsol: "⟉",
		suphsub: "⫗",
		suplarr: "⥻",
		supmult: "⫂",
		supnE: "⫌",
		supne: "⊋",
		supplus: "⫀",
		Supset: "⋑",
		supset: "⊃",
		supseteq: "⊇",
		supseteqq: "⫆",
		supsetneq: "⊋",
		supsetneqq: "⫌",
		supsim: "⫈",
		supsub: "⫔",
		supsup: "⫖",
		swarhk: "⤦",
		swArr: "⇙",
		swarr: "↙",
		swarrow: "↙",
		swnwar: "⤪",
		szlig: "ß",
		Tab: "	",
		target: "⌖",
		Tau: "Τ",
		tau: "τ",
		tbrk: "⎴",
		Tcaron: "Ť",
		tcaron: "ť",
		Tcedil: "Ţ",
		tcedil: "ţ",
		Tcy: "Т",
		tcy: "т",
		tdot: "⃛",
		telrec: "⌕",
		Tfr: "𝔗",
		tfr: "𝔱",
		there4: "∴",
		Therefore: "∴",
		therefore: "∴",
		Theta: "Θ",
		theta: "θ",
		thetasym: "ϑ",
		thetav: "ϑ",
		thickapprox: "≈",
		thicksim: "∼",
		ThickSpace: "  ",
		thinsp: " ",
		ThinSpace: " ",
		thkap: "≈",
		thksim: "∼",
		THORN: "Þ",
		thorn: "þ",
		Tilde: "∼",
		tilde: "˜",
		TildeEqual: "≃",
		TildeFullEqual: "≅",
		TildeTilde: "≈",
		times: "×",
		timesb: "⊠",
		timesbar: "⨱",
		timesd: "⨰",
		tint: "∭",
		toea: "⤨",
		top: "⊤",
		topbot: "⌶",
		topcir: "⫱",
		Topf: "𝕋",
		topf: "𝕥",
		topfork: "⫚",
		tosa: "⤩",
		tprime: "‴",
		TRADE: "™",
		trade: "™",
		triangle: "▵",
		triangledown: "▿",
		triangleleft: "◃",
		trianglelefteq: "⊴",
		triangleq: "≜",
		triangleright: "▹",
		trianglerighteq: "⊵",
		tridot: "◬",
		trie: "≜",
		triminus: "⨺",
		TripleDot: "⃛",
		triplus: "⨹",
		trisb: "⧍",
		tritime: "⨻",
		trpezium: "⏢",
		Tscr: "𝒯",
		tscr: "𝓉",
		TScy: "Ц",
		tscy: "ц",
		TSHcy: "Ћ",
		tshcy: "ћ",
		Tstrok: "Ŧ",
		tstrok: "ŧ",
		twixt: "≬",
		twoheadleftarrow: "↞",
		twoheadrightarrow: "↠",
		Uacute: "Ú",
		uacute: "ú",
		Uarr: "↟",
		uArr: "⇑",
		uarr: "↑",
		Uarrocir: "⥉",
		Ubrcy: "Ў",
		ubrcy: "ў",
		Ubreve: "Ŭ",
		ubreve: "ŭ",
		Ucirc: "Û",
		ucirc: "û",
		Ucy: "У",
		ucy: "у",
		udarr: "⇅",
		Udblac: "Ű",
		udblac: "ű",
		udhar: "⥮",
		ufisht: "⥾",
		Ufr: "𝔘",
		ufr: "𝔲",
		Ugrave: "Ù",
		ugrave: "ù",
		uHar: "⥣",
		uharl: "↿",
		uharr: "↾",
		uhblk: "▀",
		ulcorn: "⌜",
		ulcorner: "⌜",
		ulcrop: "⌏",
		ultri: "◸",
		Umacr: "Ū",
		umacr: "ū",
		uml: "¨",
		UnderBar: "_",
		UnderBrace: "⏟",
		UnderBracket: "⎵",
		UnderParenthesis: "⏝",
		Union: "⋃",
		UnionPlus: "⊎",
		Uogon: "Ų",
		uogon: "ų",
		Uopf: "𝕌",
		uopf: "𝕦",
		UpArrow: "↑",
		Uparrow: "⇑",
		uparrow: "↑",
		UpArrowBar: "⤒",
		UpArrowDownArrow: "⇅",
		UpDownArrow: "↕",
		Updownarrow: "⇕",
		updownarrow: "↕",
		UpEquilibrium: "⥮",
		upharpoonleft: "↿",
		upharpoonright: "↾",
		uplus: "⊎",
		UpperLeftArrow: "↖",
		UpperRightArrow: "↗",
		Upsi: "ϒ",
		upsi: "υ",
		upsih: "ϒ",
		Upsilon: "Υ",
		upsilon: "υ",
		UpTee: "⊥",
		UpTeeArrow: "↥",
		upuparrows: "⇈",
		urcorn: "⌝",
		urcorner: "⌝",
		urcrop: "⌎",
		Uring: "Ů",
		uring: "ů",
		urtri: "◹",
		Uscr: "𝒰",
		uscr: "𝓊",
		utdot: "⋰",
		Utilde: "Ũ",
		utilde: "ũ",
		utri: "▵",
		utrif: "▴",
		uuarr: "⇈",
		Uuml: "Ü",
		uuml: "ü",
		uwangle: "⦧",
		vangrt: "⦜",
		varepsilon: "ϵ",
		varkappa: "ϰ",
		varnothing: "∅",
		varphi: "ϕ",
		varpi: "ϖ",
		varpropto: "∝",
		vArr: "⇕",
		varr: "↕",
		varrho: "ϱ",
		varsigma: "ς",
		varsubsetneq: "⊊︀",
		varsubsetneqq: "⫋︀",
		varsupsetneq: "⊋︀",
		varsupsetneqq: "⫌︀",
		vartheta: "ϑ",
		vartriangleleft: "⊲",
		vartriangleright: "⊳",
		Vbar: "⫫",
		vBar: "⫨",
		vBarv: "⫩",
		Vcy: "В",
		vcy: "в",
		VDash: "⊫",
		Vdash: "⊩",
		vDash: "⊨",
		vdash: "⊢",
		Vdashl: "⫦",
		Vee: "⋁",
		vee: "∨",
		veebar: "⊻",
		veeeq: "≚",
		vellip: "⋮",
		Verbar: "‖",
		verbar: "|",
		Vert: "‖",
		vert: "|",
		VerticalBar: "∣",
		VerticalLine: "|",
		VerticalSeparator: "❘",
		VerticalTilde: "≀",
		VeryThinSpace: " ",
		Vfr: "𝔙",
		vfr: "𝔳",
		vltri: "⊲",
		vnsub: "⊂⃒",
		vnsup: "⊃⃒",
		Vopf: "𝕍",
		vopf: "𝕧",
		vprop: "∝",
		vrtri: "⊳",
		Vscr: "𝒱",
		vscr: "𝓋",
		vsubnE: "⫋︀",
		vsubne: "⊊︀",
		vsupnE: "⫌︀",
		vsupne: "⊋︀",
		Vvdash: "⊪",
		vzigzag: "⦚",
		Wcirc: "Ŵ",
		wcirc: "ŵ",
		wedbar: "⩟",
		Wedge: "⋀",
		wedge: "∧",
		wedgeq: "≙",
		weierp: "℘",
		Wfr: "𝔚",
		wfr: "𝔴",
		Wopf: "𝕎",
		wopf: "𝕨",
		wp: "℘",
		wr: "≀",
		wreath: "≀",
		Wscr: "𝒲",
		wscr: "𝓌",
		xcap: "⋂",
		xcirc: "◯",
		xcup: "⋃",
		xdtri: "▽",
		Xfr: "𝔛",
		xfr: "𝔵",
		xhArr: "⟺",
		xharr: "⟷",
		Xi: "Ξ",
		xi: "ξ",
		xlArr: "⟸",
		xlarr: "⟵",
		xmap: "⟼",
		xnis: "⋻",
		xodot: "⨀",
		Xopf: "𝕏",
		xopf: "𝕩",
		xoplus: "⨁",
		xotime: "⨂",
		xrArr: "⟹",
		xrarr: "⟶",
		Xscr: "𝒳",
		xscr: "𝓍",
		xsqcup: "⨆",
		xuplus: "⨄",
		xutri: "△",
		xvee: "⋁",
		xwedge: "⋀",
		Yacute: "Ý",
		yacute: "ý",
		YAcy: "Я",
		yacy: "я",
		Ycirc: "Ŷ",
		ycirc: "ŷ",
		Ycy: "Ы",
		ycy: "ы",
		yen: "¥",
		Yfr: "𝔜",
		yfr: "𝔶",
		YIcy: "Ї",
		yicy: "ї",
		Yopf: "𝕐",
		yopf: "𝕪",
		Yscr: "𝒴",
		yscr: "𝓎",
		YUcy: "Ю",
		yucy: "ю",
		Yuml: "Ÿ",
		yuml: "ÿ",
		Zacute: "Ź",
		zacute: "ź",
		Zcaron: "Ž",
		zcaron: "ž",
		Zcy: "З",
		zcy: "з",
		Zdot: "Ż",
		zdot: "ż",
		zeetrf: "ℨ",
		ZeroWidthSpace: "​",
		Zeta: "Ζ",
		zeta: "ζ",
		Zfr: "ℨ",
		zfr: "𝔷",
		ZHcy: "Ж",
		zhcy: "ж",
		zigrarr: "⇝",
		Zopf: "ℤ",
		zopf: "𝕫",
		Zscr: "𝒵",
		zscr: "𝓏",
		zwj: "‍",
		zwnj: "‌"
	}), exports.entityMap = exports.HTML_ENTITIES;
})), require_sax = __commonJSMin(((exports) => {
	var NAMESPACE = require_conventions().NAMESPACE, tagNamePattern = require_conventions().tagNamePattern, S_TAG = 0, S_ATTR = 1, S_ATTR_SPACE = 2, S_EQ = 3, S_ATTR_NOQUOT_VALUE = 4, S_ATTR_END = 5, S_TAG_SPACE = 6, S_TAG_CLOSE = 7;
	function ParseError(message, locator) {
		this.message = message, this.locator = locator, Error.captureStackTrace && Error.captureStackTrace(this, ParseError);
	}
	ParseError.prototype = Error(), ParseError.prototype.name = ParseError.name;
	function XMLReader() {}
	XMLReader.prototype = { parse: function(source, defaultNSMap, entityMap) {
		var domBuilder = this.domBuilder;
		domBuilder.startDocument(), _copy(defaultNSMap, defaultNSMap = {}), parse(source, defaultNSMap, entityMap, domBuilder, this.errorHandler), domBuilder.endDocument();
	} };
	function parse(source, defaultNSMapCopy, entityMap, domBuilder, errorHandler) {
		function fixedFromCharCode(code) {
			if (code > 65535) {
				code -= 65536;
				var surrogate1 = 55296 + (code >> 10), surrogate2 = 56320 + (code & 1023);
				return String.fromCharCode(surrogate1, surrogate2);
			}
			return String.fromCharCode(code);
		}
		function entityReplacer(a) {
			var k = a.slice(1, -1);
			return Object.hasOwnProperty.call(entityMap, k) ? entityMap[k] : k.charAt(0) === "#" ? fixedFromCharCode(parseInt(k.substr(1).replace("x", "0x"))) : (errorHandler.error("entity not found:" + a), a);
		}
		function appendText(end) {
			if (end > start) {
				var xt = source.substring(start, end).replace(/&#?\w+;/g, entityReplacer);
				locator && position(start), domBuilder.characters(xt, 0, end - start), start = end;
			}
		}
		function position(p, m) {
			for (; p >= lineEnd && (m = linePattern.exec(source));) lineStart = m.index, lineEnd = lineStart + m[0].length, locator.lineNumber++;
			locator.columnNumber = p - lineStart + 1;
		}
		for (var lineStart = 0, lineEnd = 0, linePattern = /.*(?:\r\n?|\n)|.*$/g, locator = domBuilder.locator, parseStack = [{ currentNSMap: defaultNSMapCopy }], closeMap = {}, start = 0;;) {
			try {
				var tagStart = source.indexOf("<", start);
				if (tagStart < 0) {
					if (!source.substr(start).match(/^\s*$/)) {
						var doc = domBuilder.doc, text = doc.createTextNode(source.substr(start));
						doc.appendChild(text), domBuilder.currentElement = text;
					}
					return;
				}
				switch (tagStart > start && appendText(tagStart), source.charAt(tagStart + 1)) {
					case "/":
						var end = source.indexOf(">", tagStart + 3), tagName = source.substring(tagStart + 2, end).replace(/^([\s\S]*?[^ \t\n\r])?[ \t\n\r]*$/, "$1"), config = parseStack.pop();
						end < 0 ? (tagName = source.substring(tagStart + 2).replace(/[\s<].*/, ""), errorHandler.error("end tag name: " + tagName + " is not complete:" + config.tagName), end = tagStart + 1 + tagName.length) : tagName.match(/\s</) ? (tagName = tagName.replace(/[\s<].*/, ""), errorHandler.error("end tag name: " + tagName + " maybe not complete"), end = tagStart + 1 + tagName.length) : /[ \t\n\r]/.test(tagName) && tagNamePattern.test(tagName.split(/[ \t\n\r]/)[0]) && errorHandler.error("end tag name is followed by whitespace and trailing content: \"" + tagName + "\"");
						var localNSMap = config.localNSMap, endMatch = config.tagName == tagName;
						if (endMatch || config.tagName && config.tagName.toLowerCase() == tagName.toLowerCase()) {
							if (domBuilder.endElement(config.uri, config.localName, tagName), localNSMap) for (var prefix in localNSMap) Object.prototype.hasOwnProperty.call(localNSMap, prefix) && domBuilder.endPrefixMapping(prefix);
							endMatch || errorHandler.fatalError("end tag name: " + tagName + " is not match the current start tagName:" + config.tagName);
						} else parseStack.push(config);
						end++;
						break;
					case "?":
						locator && position(tagStart), end = parseInstruction(source, tagStart, domBuilder);
						break;
					case "!":
						locator && position(tagStart), end = parseDCC(source, tagStart, domBuilder, errorHandler);
						break;
					default:
						locator && position(tagStart);
						var el = new ElementAttributes(), currentNSMap = parseStack[parseStack.length - 1].currentNSMap, end = parseElementStartPart(source, tagStart, el, currentNSMap, entityReplacer, errorHandler), len = el.length;
						if (!el.closed && fixSelfClosed(source, end, el.tagName, closeMap) && (el.closed = !0, entityMap.nbsp || errorHandler.warning("unclosed xml attribute")), locator && len) {
							for (var locator2 = copyLocator(locator, {}), i = 0; i < len; i++) {
								var a = el[i];
								position(a.offset), a.locator = copyLocator(locator, {});
							}
							domBuilder.locator = locator2, appendElement(el, domBuilder, currentNSMap) && parseStack.push(el), domBuilder.locator = locator;
						} else appendElement(el, domBuilder, currentNSMap) && parseStack.push(el);
						NAMESPACE.isHTML(el.uri) && !el.closed ? end = parseHtmlSpecialContent(source, end, el.tagName, entityReplacer, domBuilder) : end++;
				}
			} catch (e) {
				if (e instanceof ParseError) throw e;
				errorHandler.error("element parse error: " + e), end = -1;
			}
			end > start ? start = end : appendText(Math.max(tagStart, start) + 1);
		}
	}
	function copyLocator(f, t) {
		return t.lineNumber = f.lineNumber, t.columnNumber = f.columnNumber, t;
	}
	function parseElementStartPart(source, start, el, currentNSMap, entityReplacer, errorHandler) {
		function addAttribute(qname, value, startIndex) {
			el.attributeNames.hasOwnProperty(qname) && errorHandler.fatalError("Attribute " + qname + " redefined"), el.addValue(qname, value.replace(/[\t\n\r]/g, " ").replace(/&#?\w+;/g, entityReplacer), startIndex);
		}
		for (var attrName, value, p = ++start, s = S_TAG;;) {
			var c = source.charAt(p);
			if (s === S_TAG && c === "<") throw Error("unexpected < in tag name: " + source.slice(start, p));
			switch (c) {
				case "=":
					if (s === S_ATTR) attrName = source.slice(start, p), s = S_EQ;
					else if (s === S_ATTR_SPACE) s = S_EQ;
					else throw Error("attribute equal must after attrName");
					break;
				case "'":
				case "\"":
					if (s === S_EQ || s === S_ATTR) {
						if (s === S_ATTR && (errorHandler.warning("attribute value must after \"=\""), attrName = source.slice(start, p)), start = p + 1, p = source.indexOf(c, start), p > 0) value = source.slice(start, p), addAttribute(attrName, value, start - 1), s = S_ATTR_END;
						else throw Error("attribute value no end '" + c + "' match");
					} else if (s == S_ATTR_NOQUOT_VALUE) value = source.slice(start, p), addAttribute(attrName, value, start), errorHandler.warning("attribute \"" + attrName + "\" missed start quot(" + c + ")!!"), start = p + 1, s = S_ATTR_END;
					else throw Error("attribute value must after \"=\"");
					break;
				case "/":
					switch (s) {
						case S_TAG: el.setTagName(source.slice(start, p));
						case S_ATTR_END:
						case S_TAG_SPACE:
						case S_TAG_CLOSE: s = S_TAG_CLOSE, el.closed = !0;
						case S_ATTR_NOQUOT_VALUE:
						case S_ATTR: break;
						case S_ATTR_SPACE:
							el.closed = !0;
							break;
						default: throw Error("attribute invalid close char('/')");
					}
					break;
				case "": return errorHandler.error("unexpected end of input"), s == S_TAG && el.setTagName(source.slice(start, p)), p;
				case ">":
					switch (s) {
						case S_TAG: el.setTagName(source.slice(start, p));
						case S_ATTR_END:
						case S_TAG_SPACE:
						case S_TAG_CLOSE: break;
						case S_ATTR_NOQUOT_VALUE:
						case S_ATTR: value = source.slice(start, p), value.slice(-1) === "/" && (el.closed = !0, value = value.slice(0, -1));
						case S_ATTR_SPACE:
							s === S_ATTR_SPACE && (value = attrName), s == S_ATTR_NOQUOT_VALUE ? (errorHandler.warning("attribute \"" + value + "\" missed quot(\")!"), addAttribute(attrName, value, start)) : (NAMESPACE.isHTML(currentNSMap[""]) && value.match(/^(?:disabled|checked|selected)$/i) || errorHandler.warning("attribute \"" + value + "\" missed value!! \"" + value + "\" instead!!"), addAttribute(value, value, start));
							break;
						case S_EQ: throw Error("attribute value missed!!");
					}
					return p;
				case "": c = " ";
				default: if (c <= " ") switch (s) {
					case S_TAG:
						el.setTagName(source.slice(start, p)), s = S_TAG_SPACE;
						break;
					case S_ATTR:
						attrName = source.slice(start, p), s = S_ATTR_SPACE;
						break;
					case S_ATTR_NOQUOT_VALUE:
						var value = source.slice(start, p);
						errorHandler.warning("attribute \"" + value + "\" missed quot(\")!!"), addAttribute(attrName, value, start);
					case S_ATTR_END: s = S_TAG_SPACE;
				}
				else switch (s) {
					case S_ATTR_SPACE:
						el.tagName, NAMESPACE.isHTML(currentNSMap[""]) && attrName.match(/^(?:disabled|checked|selected)$/i) || errorHandler.warning("attribute \"" + attrName + "\" missed value!! \"" + attrName + "\" instead2!!"), addAttribute(attrName, attrName, start), start = p, s = S_ATTR;
						break;
					case S_ATTR_END: errorHandler.warning("attribute space is required\"" + attrName + "\"!!");
					case S_TAG_SPACE:
						s = S_ATTR, start = p;
						break;
					case S_EQ:
						s = S_ATTR_NOQUOT_VALUE, start = p;
						break;
					case S_TAG_CLOSE: throw Error("elements closed character '/' and '>' must be connected to");
				}
			}
			p++;
		}
	}
	function appendElement(el, domBuilder, currentNSMap) {
		for (var tagName = el.tagName, localNSMap = null, i = el.length; i--;) {
			var a = el[i], qName = a.qName, value = a.value, nsp = qName.indexOf(":");
			if (nsp > 0) var prefix = a.prefix = qName.slice(0, nsp), localName = qName.slice(nsp + 1), nsPrefix = prefix === "xmlns" && localName;
			else localName = qName, prefix = null, nsPrefix = qName === "xmlns" && "";
			a.localName = localName, nsPrefix !== !1 && (localNSMap ?? (localNSMap = {}, currentNSMap = Object.create(currentNSMap)), currentNSMap[nsPrefix] = localNSMap[nsPrefix] = value, a.uri = NAMESPACE.XMLNS, domBuilder.startPrefixMapping(nsPrefix, value));
		}
		for (var i = el.length; i--;) {
			a = el[i];
			var prefix = a.prefix;
			prefix && (prefix === "xml" && (a.uri = NAMESPACE.XML), prefix !== "xmlns" && (a.uri = currentNSMap[prefix || ""]));
		}
		var nsp = tagName.indexOf(":");
		nsp > 0 ? (prefix = el.prefix = tagName.slice(0, nsp), localName = el.localName = tagName.slice(nsp + 1)) : (prefix = null, localName = el.localName = tagName);
		var ns = el.uri = currentNSMap[prefix || ""];
		if (domBuilder.startElement(ns, localName, tagName, el), el.closed) {
			if (domBuilder.endElement(ns, localName, tagName), localNSMap) for (prefix in localNSMap) Object.prototype.hasOwnProperty.call(localNSMap, prefix) && domBuilder.endPrefixMapping(prefix);
		} else return el.currentNSMap = currentNSMap, el.localNSMap = localNSMap, !0;
	}
	function parseHtmlSpecialContent(source, elStartEnd, tagName, entityReplacer, domBuilder) {
		if (/^(?:script|textarea)$/i.test(tagName)) {
			var elEndStart = source.indexOf("</" + tagName + ">", elStartEnd), text = source.substring(elStartEnd + 1, elEndStart);
			if (/[&<]/.test(text)) return /^script$/i.test(tagName) ? (domBuilder.characters(text, 0, text.length), elEndStart) : (text = text.replace(/&#?\w+;/g, entityReplacer), domBuilder.characters(text, 0, text.length), elEndStart);
		}
		return elStartEnd + 1;
	}
	function fixSelfClosed(source, elStartEnd, tagName, closeMap) {
		var pos = closeMap[tagName];
		return pos ?? (pos = source.lastIndexOf("</" + tagName + ">"), pos < elStartEnd && (pos = source.lastIndexOf("</" + tagName)), closeMap[tagName] = pos), pos < elStartEnd;
	}
	function _copy(source, target) {
		for (var n in source) Object.prototype.hasOwnProperty.call(source, n) && (target[n] = source[n]);
	}
	function parseDCC(source, start, domBuilder, errorHandler) {
		switch (source.charAt(start + 2)) {
			case "-":
				if (source.charAt(start + 3) === "-") {
					var end = source.indexOf("-->", start + 4);
					return end > start ? (domBuilder.comment(source, start + 4, end - start - 4), end + 3) : (errorHandler.error("Unclosed comment"), -1);
				}
				return -1;
			default:
				if (source.substr(start + 3, 6) == "CDATA[") {
					var end = source.indexOf("]]>", start + 9);
					return domBuilder.startCDATA(), domBuilder.characters(source, start + 9, end - start - 9), domBuilder.endCDATA(), end + 3;
				}
				var matchs = split(source, start), len = matchs.length;
				if (len > 1 && /!doctype/i.test(matchs[0][0])) {
					var name = matchs[1][0], pubid = !1, sysid = !1;
					len > 3 && (/^public$/i.test(matchs[2][0]) ? (pubid = matchs[3][0], sysid = len > 4 && matchs[4][0]) : /^system$/i.test(matchs[2][0]) && (sysid = matchs[3][0]));
					var lastMatch = matchs[len - 1];
					return domBuilder.startDTD(name, pubid, sysid), domBuilder.endDTD(), lastMatch.index + lastMatch[0].length;
				}
		}
		return -1;
	}
	function parseInstruction(source, start, domBuilder) {
		var end = source.indexOf("?>", start);
		if (end) {
			var match = source.substring(start, end).match(/^<\?(\S*)\s*([\s\S]*?)$/);
			return match ? (match[0].length, domBuilder.processingInstruction(match[1], match[2]), end + 2) : -1;
		}
		return -1;
	}
	function ElementAttributes() {
		this.attributeNames = {};
	}
	ElementAttributes.prototype = {
		setTagName: function(tagName) {
			if (!tagNamePattern.test(tagName)) throw Error("invalid tagName:" + tagName);
			this.tagName = tagName;
		},
		addValue: function(qName, value, offset) {
			if (!tagNamePattern.test(qName)) throw Error("invalid attribute:" + qName);
			this.attributeNames[qName] = this.length, this[this.length++] = {
				qName,
				value,
				offset
			};
		},
		length: 0,
		getLocalName: function(i) {
			return this[i].localName;
		},
		getLocator: function(i) {
			return this[i].locator;
		},
		getQName: function(i) {
			return this[i].qName;
		},
		getURI: function(i) {
			return this[i].uri;
		},
		getValue: function(i) {
			return this[i].value;
		}
	};
	function split(source, start) {
		var match, buf = [], reg = /'[^']+'|"[^"]+"|[^\s<>\/=]+=?|(\/?\s*>|<)/g;
		for (reg.lastIndex = start, reg.exec(source); match = reg.exec(source);) if (buf.push(match), match[1]) return buf;
	}
	exports.XMLReader = XMLReader, exports.ParseError = ParseError;
})), require_dom_parser = __commonJSMin(((exports) => {
	var conventions = require_conventions(), dom = require_dom(), entities = require_entities(), sax = require_sax(), DOMImplementation = dom.DOMImplementation, NAMESPACE = conventions.NAMESPACE, ParseError = sax.ParseError, XMLReader = sax.XMLReader;
	function normalizeLineEndings(input) {
		return input.replace(/\r[\n\u0085]/g, "\n").replace(/[\r\u0085\u2028]/g, "\n");
	}
	function DOMParser(options) {
		this.options = options || { locator: {} };
	}
	DOMParser.prototype.parseFromString = function(source, mimeType) {
		var options = this.options, sax = new XMLReader(), domBuilder = options.domBuilder || new DOMHandler(), errorHandler = options.errorHandler, locator = options.locator, defaultNSMap = options.xmlns || {}, isHTML = /\/x?html?$/.test(mimeType), entityMap = isHTML ? entities.HTML_ENTITIES : entities.XML_ENTITIES;
		locator && domBuilder.setDocumentLocator(locator), sax.errorHandler = buildErrorHandler(errorHandler, domBuilder, locator), sax.domBuilder = options.domBuilder || domBuilder, isHTML && (defaultNSMap[""] = NAMESPACE.HTML), defaultNSMap.xml = defaultNSMap.xml || NAMESPACE.XML;
		var normalize = options.normalizeLineEndings || normalizeLineEndings;
		return source && typeof source == "string" ? sax.parse(normalize(source), defaultNSMap, entityMap) : sax.errorHandler.error("invalid doc source"), domBuilder.doc;
	};
	function buildErrorHandler(errorImpl, domBuilder, locator) {
		if (!errorImpl) {
			if (domBuilder instanceof DOMHandler) return domBuilder;
			errorImpl = domBuilder;
		}
		var errorHandler = {}, isCallback = errorImpl instanceof Function;
		locator ||= {};
		function build(key) {
			var fn = errorImpl[key];
			!fn && isCallback && (fn = errorImpl.length == 2 ? function(msg) {
				errorImpl(key, msg);
			} : errorImpl), errorHandler[key] = fn && function(msg) {
				fn("[xmldom " + key + "]	" + msg + _locator(locator));
			} || function() {};
		}
		return build("warning"), build("error"), build("fatalError"), errorHandler;
	}
	function DOMHandler() {
		this.cdata = !1;
	}
	function position(locator, node) {
		node.lineNumber = locator.lineNumber, node.columnNumber = locator.columnNumber;
	}
	DOMHandler.prototype = {
		startDocument: function() {
			this.doc = new DOMImplementation().createDocument(null, null, null), this.locator && (this.doc.documentURI = this.locator.systemId);
		},
		startElement: function(namespaceURI, localName, qName, attrs) {
			var doc = this.doc, el = doc.createElementNS(namespaceURI, qName || localName), len = attrs.length;
			appendElement(this, el), this.currentElement = el, this.locator && position(this.locator, el);
			for (var i = 0; i < len; i++) {
				var namespaceURI = attrs.getURI(i), value = attrs.getValue(i), qName = attrs.getQName(i), attr = doc.createAttributeNS(namespaceURI, qName);
				this.locator && position(attrs.getLocator(i), attr), attr.value = attr.nodeValue = value, el.setAttributeNode(attr);
			}
		},
		endElement: function(namespaceURI, localName, qName) {
			var current = this.currentElement;
			current.tagName, this.currentElement = current.parentNode;
		},
		startPrefixMapping: function(prefix, uri) {},
		endPrefixMapping: function(prefix) {},
		processingInstruction: function(target, data) {
			var ins = this.doc.createProcessingInstruction(target, data);
			this.locator && position(this.locator, ins), appendElement(this, ins);
		},
		ignorableWhitespace: function(ch, start, length) {},
		characters: function(chars, start, length) {
			if (chars = _toString.apply(this, arguments), chars) {
				if (this.cdata) var charNode = this.doc.createCDATASection(chars);
				else var charNode = this.doc.createTextNode(chars);
				this.currentElement ? this.currentElement.appendChild(charNode) : /^\s*$/.test(chars) && this.doc.appendChild(charNode), this.locator && position(this.locator, charNode);
			}
		},
		skippedEntity: function(name) {},
		endDocument: function() {
			this.doc.normalize();
		},
		setDocumentLocator: function(locator) {
			(this.locator = locator) && (locator.lineNumber = 0);
		},
		comment: function(chars, start, length) {
			chars = _toString.apply(this, arguments);
			var comm = this.doc.createComment(chars);
			this.locator && position(this.locator, comm), appendElement(this, comm);
		},
		startCDATA: function() {
			this.cdata = !0;
		},
		endCDATA: function() {
			this.cdata = !1;
		},
		startDTD: function(name, publicId, systemId) {
			var impl = this.doc.implementation;
			if (impl && impl.createDocumentType) {
				var dt = impl.createDocumentType(name, publicId, systemId);
				this.locator && position(this.locator, dt), appendElement(this, dt), this.doc.doctype = dt;
			}
		},
		warning: function(error) {
			console.warn("[xmldom warning]	" + error, _locator(this.locator));
		},
		error: function(error) {
			console.error("[xmldom error]	" + error, _locator(this.locator));
		},
		fatalError: function(error) {
			throw new ParseError(error, this.locator);
		}
	};
	function _locator(l) {
		if (l) return "\n@" + (l.systemId || "") + "#[line:" + l.lineNumber + ",col:" + l.columnNumber + "]";
	}
	function _toString(chars, start, length) {
		return typeof chars == "string" ? chars.substr(start, length) : chars.length >= start + length || start ? new java.lang.String(chars, start, length) + "" : chars;
	}
	"endDTD,startEntity,endEntity,attributeDecl,elementDecl,externalEntityDecl,internalEntityDecl,resolveEntity,getExternalSubset,notationDecl,unparsedEntityDecl".replace(/\w+/g, function(key) {
		DOMHandler.prototype[key] = function() {
			return null;
		};
	});
	function appendElement(hander, node) {
		hander.currentElement ? hander.currentElement.appendChild(node) : hander.doc.appendChild(node);
	}
	exports.__DOMHandler = DOMHandler, exports.normalizeLineEndings = normalizeLineEndings, exports.DOMParser = DOMParser;
})), require_lib$1 = __commonJSMin(((exports) => {
	var dom = require_dom();
	exports.DOMImplementation = dom.DOMImplementation, exports.XMLSerializer = dom.XMLSerializer, exports.DOMParser = require_dom_parser().DOMParser;
})), require_enveloped_signature = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.EnvelopedSignature = void 0;
	let xpath = require_xpath(), isDomNode = require_dist(), utils_1 = require_utils();
	exports.EnvelopedSignature = class {
		constructor() {
			this.includeComments = !1, this.includeComments = !1;
		}
		process(node, options) {
			if (options.signatureNode == null) {
				let signature = xpath.select1("./*[local-name(.)='Signature' and namespace-uri(.)='http://www.w3.org/2000/09/xmldsig#']", node);
				return isDomNode.isNodeLike(signature) && signature.parentNode && signature.parentNode.removeChild(signature), node;
			}
			let signatureNode = options.signatureNode;
			return (0, utils_1.isDescendantOf)(signatureNode, node) && signatureNode.parentNode && signatureNode.parentNode.removeChild(signatureNode), node;
		}
		getAlgorithmName() {
			return "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
		}
	};
})), require_hash_algorithms = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Sha512 = exports.Sha256 = exports.Sha1 = void 0;
	let crypto = __require("crypto");
	exports.Sha1 = class {
		constructor() {
			this.getHash = function(xml) {
				let shasum = crypto.createHash("sha1");
				return shasum.update(xml, "utf8"), shasum.digest("base64");
			}, this.getAlgorithmName = function() {
				return "http://www.w3.org/2000/09/xmldsig#sha1";
			};
		}
	}, exports.Sha256 = class {
		constructor() {
			this.getHash = function(xml) {
				let shasum = crypto.createHash("sha256");
				return shasum.update(xml, "utf8"), shasum.digest("base64");
			}, this.getAlgorithmName = function() {
				return "http://www.w3.org/2001/04/xmlenc#sha256";
			};
		}
	}, exports.Sha512 = class {
		constructor() {
			this.getHash = function(xml) {
				let shasum = crypto.createHash("sha512");
				return shasum.update(xml, "utf8"), shasum.digest("base64");
			}, this.getAlgorithmName = function() {
				return "http://www.w3.org/2001/04/xmlenc#sha512";
			};
		}
	};
})), require_types = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.createOptionalCallbackFunction = createOptionalCallbackFunction;
	function isErrorFirstCallback(possibleCallback) {
		return typeof possibleCallback == "function";
	}
	function createOptionalCallbackFunction(syncVersion) {
		return ((...args) => {
			let possibleCallback = args[args.length - 1];
			if (isErrorFirstCallback(possibleCallback)) {
				let result;
				try {
					result = syncVersion(...args.slice(0, -1));
				} catch (err) {
					possibleCallback(err instanceof Error ? err : Error("Unknown error"));
					return;
				}
				possibleCallback(null, result);
			} else return syncVersion(...args);
		});
	}
})), require_signature_algorithms = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.HmacSha1 = exports.RsaSha512 = exports.RsaSha256Mgf1 = exports.RsaSha256 = exports.RsaSha1 = void 0;
	let crypto = __require("crypto"), types_1 = require_types();
	exports.RsaSha1 = class {
		constructor() {
			this.getSignature = (0, types_1.createOptionalCallbackFunction)((signedInfo, privateKey) => {
				let signer = crypto.createSign("RSA-SHA1");
				return signer.update(signedInfo), signer.sign(privateKey, "base64");
			}), this.verifySignature = (0, types_1.createOptionalCallbackFunction)((material, key, signatureValue) => {
				let verifier = crypto.createVerify("RSA-SHA1");
				return verifier.update(material), verifier.verify(key, signatureValue, "base64");
			}), this.getAlgorithmName = () => "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
		}
	}, exports.RsaSha256 = class {
		constructor() {
			this.getSignature = (0, types_1.createOptionalCallbackFunction)((signedInfo, privateKey) => {
				let signer = crypto.createSign("RSA-SHA256");
				return signer.update(signedInfo), signer.sign(privateKey, "base64");
			}), this.verifySignature = (0, types_1.createOptionalCallbackFunction)((material, key, signatureValue) => {
				let verifier = crypto.createVerify("RSA-SHA256");
				return verifier.update(material), verifier.verify(key, signatureValue, "base64");
			}), this.getAlgorithmName = () => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
		}
	}, exports.RsaSha256Mgf1 = class {
		constructor() {
			this.getSignature = (0, types_1.createOptionalCallbackFunction)((signedInfo, privateKey) => {
				if (!(typeof privateKey == "string" || Buffer.isBuffer(privateKey))) throw Error("keys must be strings or buffers");
				let signer = crypto.createSign("RSA-SHA256");
				return signer.update(signedInfo), signer.sign({
					key: privateKey,
					padding: crypto.constants.RSA_PKCS1_PSS_PADDING,
					saltLength: crypto.constants.RSA_PSS_SALTLEN_DIGEST
				}, "base64");
			}), this.verifySignature = (0, types_1.createOptionalCallbackFunction)((material, key, signatureValue) => {
				if (!(typeof key == "string" || Buffer.isBuffer(key))) throw Error("keys must be strings or buffers");
				let verifier = crypto.createVerify("RSA-SHA256");
				return verifier.update(material), verifier.verify({
					key,
					padding: crypto.constants.RSA_PKCS1_PSS_PADDING,
					saltLength: crypto.constants.RSA_PSS_SALTLEN_DIGEST
				}, signatureValue, "base64");
			}), this.getAlgorithmName = () => "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
		}
	}, exports.RsaSha512 = class {
		constructor() {
			this.getSignature = (0, types_1.createOptionalCallbackFunction)((signedInfo, privateKey) => {
				let signer = crypto.createSign("RSA-SHA512");
				return signer.update(signedInfo), signer.sign(privateKey, "base64");
			}), this.verifySignature = (0, types_1.createOptionalCallbackFunction)((material, key, signatureValue) => {
				let verifier = crypto.createVerify("RSA-SHA512");
				return verifier.update(material), verifier.verify(key, signatureValue, "base64");
			}), this.getAlgorithmName = () => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";
		}
	}, exports.HmacSha1 = class {
		constructor() {
			this.getSignature = (0, types_1.createOptionalCallbackFunction)((signedInfo, privateKey) => {
				let signer = crypto.createHmac("SHA1", privateKey);
				return signer.update(signedInfo), signer.digest("base64");
			}), this.verifySignature = (0, types_1.createOptionalCallbackFunction)((material, key, signatureValue) => {
				let verifier = crypto.createHmac("SHA1", key);
				verifier.update(material);
				let res = verifier.digest("base64");
				try {
					return crypto.timingSafeEqual(Buffer.from(res, "base64"), Buffer.from(signatureValue, "base64"));
				} catch {
					return !1;
				}
			}), this.getAlgorithmName = () => "http://www.w3.org/2000/09/xmldsig#hmac-sha1";
		}
	};
})), require_signed_xml = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.SignedXml = void 0;
	let isDomNode = require_dist(), xmldom = require_lib$1(), util_1 = __require("util"), xpath = require_xpath(), c14n = require_c14n_canonicalization(), envelopedSignatures = require_enveloped_signature(), execC14n = require_exclusive_canonicalization(), hashAlgorithms = require_hash_algorithms(), signatureAlgorithms = require_signature_algorithms(), utils = require_utils();
	function findSignatureElements(node) {
		let signatures = xpath.select(".//*[local-name(.)='Signature' and namespace-uri(.)='http://www.w3.org/2000/09/xmldsig#']", node);
		return isDomNode.assertIsArrayOfNodes(signatures), signatures.filter(isDomNode.isElementNode);
	}
	function certificatesToPublish(publicCert) {
		let certificates = utils.pemCertificates(publicCert);
		if (certificates.length > 0) return certificates;
		try {
			return [utils.bareCertificate(publicCert)];
		} catch {
			return [];
		}
	}
	let warnOriginalXmlWithIds = (0, util_1.deprecate)(() => {}, "`getOriginalXmlWithIds()` is deprecated and will be removed in a future version. Use the `location` option of `computeSignature()` to place the signature, then `getSignedXml()`. For a detached signature, put an ID attribute the signer recognizes on each referenced element (`wsu:Id` for WS-Security), sign that document, and send it alongside `getSignatureXml()`.", "XML_CRYPTO_GET_ORIGINAL_XML_WITH_IDS"), warnValidateElementAgainstReferences = (0, util_1.deprecate)(() => {}, "`validateElementAgainstReferences()` is deprecated and will be removed in a future version. After `checkSignature()` succeeds, use the XML that `getSignedReferences()` returns instead of nodes from the original document.", "XML_CRYPTO_VALIDATE_ELEMENT_AGAINST_REFERENCES");
	var SignedXml = class SignedXml {
		constructor(options = {}) {
			this.signatureAlgorithm = void 0, this.canonicalizationAlgorithm = void 0, this.inclusiveNamespacesPrefixList = [], this.namespaceResolver = { lookupNamespaceURI: function() {
				throw Error("Not implemented");
			} }, this.implicitTransforms = [], this.keyInfoAttributes = {}, this.getKeyInfoContent = SignedXml.getKeyInfoContent, this.getCertFromKeyInfo = SignedXml.getCertFromKeyInfo, this.id = 0, this.signedXml = "", this.signatureXml = "", this.signatureNode = null, this.signatureValue = "", this.originalXmlWithIds = "", this.keyInfo = null, this.references = [], this.signedReferences = [], this.CanonicalizationAlgorithms = {
				"http://www.w3.org/TR/2001/REC-xml-c14n-20010315": c14n.C14nCanonicalization,
				"http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments": c14n.C14nCanonicalizationWithComments,
				"http://www.w3.org/2001/10/xml-exc-c14n#": execC14n.ExclusiveCanonicalization,
				"http://www.w3.org/2001/10/xml-exc-c14n#WithComments": execC14n.ExclusiveCanonicalizationWithComments,
				"http://www.w3.org/2000/09/xmldsig#enveloped-signature": envelopedSignatures.EnvelopedSignature
			}, this.HashAlgorithms = {
				"http://www.w3.org/2000/09/xmldsig#sha1": hashAlgorithms.Sha1,
				"http://www.w3.org/2001/04/xmlenc#sha256": hashAlgorithms.Sha256,
				"http://www.w3.org/2001/04/xmlenc#sha512": hashAlgorithms.Sha512
			}, this.SignatureAlgorithms = {
				"http://www.w3.org/2000/09/xmldsig#rsa-sha1": signatureAlgorithms.RsaSha1,
				"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": signatureAlgorithms.RsaSha256,
				"http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1": signatureAlgorithms.RsaSha256Mgf1,
				"http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": signatureAlgorithms.RsaSha512
			};
			let { idMode, idAttribute, privateKey, publicCert, signatureAlgorithm, canonicalizationAlgorithm, inclusiveNamespacesPrefixList, implicitTransforms, keyInfoAttributes, getKeyInfoContent, getCertFromKeyInfo, objects } = options;
			this.idMode = idMode, this.idAttributes = [
				"Id",
				"ID",
				"id"
			], idAttribute && this.idAttributes.unshift(idAttribute), this.privateKey = privateKey, this.publicCert = publicCert, this.signatureAlgorithm = signatureAlgorithm ?? this.signatureAlgorithm, this.canonicalizationAlgorithm = canonicalizationAlgorithm, typeof inclusiveNamespacesPrefixList == "string" ? this.inclusiveNamespacesPrefixList = inclusiveNamespacesPrefixList.split(" ") : utils.isArrayHasLength(inclusiveNamespacesPrefixList) && (this.inclusiveNamespacesPrefixList = inclusiveNamespacesPrefixList), this.implicitTransforms = implicitTransforms ?? this.implicitTransforms, this.keyInfoAttributes = keyInfoAttributes ?? this.keyInfoAttributes, this.getKeyInfoContent = getKeyInfoContent ?? this.getKeyInfoContent, this.getCertFromKeyInfo = getCertFromKeyInfo ?? SignedXml.noop, this.objects = objects, this.CanonicalizationAlgorithms, this.HashAlgorithms, this.SignatureAlgorithms;
		}
		enableHMAC() {
			this.SignatureAlgorithms = { "http://www.w3.org/2000/09/xmldsig#hmac-sha1": signatureAlgorithms.HmacSha1 }, this.getKeyInfoContent = SignedXml.noop;
		}
		static getKeyInfoContent({ publicCert, prefix }) {
			if (publicCert == null) return null;
			prefix = prefix ? `${prefix}:` : "", Buffer.isBuffer(publicCert) && (publicCert = publicCert.toString("latin1"));
			let certificates = typeof publicCert == "string" ? certificatesToPublish(publicCert) : [];
			if (certificates.length === 0) return null;
			let x509Certs = certificates.map((cert) => `<${prefix}X509Certificate>${cert}</${prefix}X509Certificate>`).join("");
			return `<${prefix}X509Data>${x509Certs}</${prefix}X509Data>`;
		}
		static getCertFromKeyInfo(keyInfo) {
			if (keyInfo != null) {
				let cert = xpath.select1(".//*[local-name(.)='X509Certificate']", keyInfo);
				if (isDomNode.isElementNode(cert)) return utils.toPem(cert.textContent, "CERTIFICATE");
			}
			return null;
		}
		checkSignature(xml, callback) {
			if (callback != null && typeof callback != "function") throw Error("Last parameter must be a callback function");
			let earlierSignedReferences = this.signedReferences;
			this.signedReferences = [], this.signedXml = xml;
			let doc = new xmldom.DOMParser().parseFromString(xml);
			this.references = [];
			let unverifiedSignedInfoCanon = this.getCanonSignedInfoXml(doc);
			if (!unverifiedSignedInfoCanon) {
				if (callback) {
					callback(Error("Canonical signed info cannot be empty"), !1);
					return;
				}
				throw Error("Canonical signed info cannot be empty");
			}
			let unverifiedSignedInfoDoc = new xmldom.DOMParser().parseFromString(unverifiedSignedInfoCanon, "text/xml").documentElement;
			if (!unverifiedSignedInfoDoc) {
				if (callback) {
					callback(Error("Could not parse unverifiedSignedInfoCanon into a document"), !1);
					return;
				}
				throw Error("Could not parse unverifiedSignedInfoCanon into a document");
			}
			let references = utils.findChildren(unverifiedSignedInfoDoc, "Reference");
			if (!utils.isArrayHasLength(references)) {
				if (callback) {
					callback(Error("could not find any Reference elements"), !1);
					return;
				}
				throw Error("could not find any Reference elements");
			}
			for (let reference of references) this.loadReference(reference);
			let canonReferences = [];
			for (let ref of this.references) {
				let canonXml = this.validateReference(ref, doc);
				if (canonXml === void 0) {
					if (callback) {
						callback(Error("Could not validate all references"), !1);
						return;
					}
					return !1;
				}
				canonReferences.push(canonXml);
			}
			let signer = this.findSignatureAlgorithm(this.signatureAlgorithm), key = this.getCertFromKeyInfo(this.keyInfo) || this.publicCert || this.privateKey;
			if (key == null) throw Error("KeyInfo or publicCert or privateKey is required to validate signature");
			if (signer.verifySignature(unverifiedSignedInfoCanon, key, this.signatureValue) === !0) {
				if (this.signedReferences = [...earlierSignedReferences, ...canonReferences], this.references.forEach((ref, index) => {
					ref.signedReference = canonReferences[index];
				}), callback) callback(null, !0);
				else return !0;
			} else if (callback) {
				callback(Error(`invalid signature: the signature value ${this.signatureValue} is incorrect`));
				return;
			} else throw Error(`invalid signature: the signature value ${this.signatureValue} is incorrect`);
		}
		getCanonSignedInfoXml(doc) {
			if (this.signatureNode == null) throw Error("No signature found.");
			if (typeof this.canonicalizationAlgorithm != "string") throw Error("Missing canonicalizationAlgorithm when trying to get signed info for XML");
			let signedInfo = utils.findChildren(this.signatureNode, "SignedInfo");
			if (signedInfo.length === 0) throw Error("could not find SignedInfo element in the message");
			if (signedInfo.length > 1) throw Error("could not get canonicalized signed info for a signature that contains multiple SignedInfo nodes");
			if ((this.canonicalizationAlgorithm === "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" || this.canonicalizationAlgorithm === "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments") && (!doc || typeof doc != "object")) throw Error("When canonicalization method is non-exclusive, whole xml dom must be provided as an argument");
			let c14nOptions = { ancestorNamespaces: utils.findAncestorNs(doc, "//*[local-name()='SignedInfo']") };
			return this.getCanonXml([this.canonicalizationAlgorithm], signedInfo[0], c14nOptions);
		}
		getCanonReferenceXml(doc, ref, node) {
			Array.isArray(ref.transforms) && (ref.ancestorNamespaces = utils.findAncestorNs(doc, ref.xpath, this.namespaceResolver));
			let c14nOptions = {
				inclusiveNamespacesPrefixList: ref.inclusiveNamespacesPrefixList,
				ancestorNamespaces: ref.ancestorNamespaces
			}, discardComments = ref.uri === "" || ref.uri.startsWith("#");
			return this.canonicalize(ref.transforms, node, c14nOptions, { discardComments });
		}
		calculateSignatureValue(doc, callback) {
			let signedInfoCanon = this.getCanonSignedInfoXml(doc), signer = this.findSignatureAlgorithm(this.signatureAlgorithm);
			if (this.privateKey == null) throw Error("Private key is required to compute signature");
			typeof callback == "function" ? signer.getSignature(signedInfoCanon, this.privateKey, callback) : this.signatureValue = signer.getSignature(signedInfoCanon, this.privateKey);
		}
		findSignatureAlgorithm(name) {
			if (name == null) throw Error("signatureAlgorithm is required");
			let algo = this.SignatureAlgorithms[name];
			if (algo) return new algo();
			throw Error(`signature algorithm '${name}' is not supported`);
		}
		findCanonicalizationAlgorithm(name) {
			if (name != null) {
				let algo = this.CanonicalizationAlgorithms[name];
				if (algo) return new algo();
			}
			throw Error(`canonicalization algorithm '${name}' is not supported`);
		}
		findHashAlgorithm(name) {
			let algo = this.HashAlgorithms[name];
			if (algo) return new algo();
			throw Error(`hash algorithm '${name}' is not supported`);
		}
		validateElementAgainstReferences(elemOrXpath, doc) {
			warnValidateElementAgainstReferences();
			let elem;
			if (typeof elemOrXpath == "string") {
				let firstElem = xpath.select1(elemOrXpath, doc);
				isDomNode.assertIsElementNode(firstElem), elem = firstElem;
			} else elem = elemOrXpath;
			for (let ref of this.getReferences()) {
				let uri = ref.uri?.[0] === "#" ? ref.uri.substring(1) : ref.uri;
				for (let attr of this.idAttributes) if (uri === elem.getAttribute(attr)) {
					ref.xpath = `//*[@*[local-name(.)='${attr}']='${uri}']`;
					break;
				}
				let canonXml = this.getCanonReferenceXml(doc, ref, elem), digest = this.findHashAlgorithm(ref.digestAlgorithm).getHash(canonXml);
				if (utils.validateDigestValue(digest, ref.digestValue)) return ref;
			}
			throw Error("No references passed validation");
		}
		validateReference(ref, doc) {
			let uri = ref.uri?.[0] === "#" ? ref.uri.substring(1) : ref.uri, elem = null;
			if (uri === "") elem = xpath.select1("//*", doc);
			else if (uri?.indexOf("'") !== -1) throw Error("Cannot validate a uri with quotes inside it");
			else {
				let num_elements_for_id = 0;
				for (let attr of this.idAttributes) {
					let tmp_elemXpath = `//*[@*[local-name(.)='${attr}']='${uri}']`, tmp_elem = xpath.select(tmp_elemXpath, doc);
					if (utils.isArrayHasLength(tmp_elem)) {
						if (num_elements_for_id += tmp_elem.length, num_elements_for_id > 1) throw Error("Cannot validate a document which contains multiple elements with the same value for the ID / Id / Id attributes, in order to prevent signature wrapping attack.");
						elem = tmp_elem[0], ref.xpath = tmp_elemXpath;
					}
				}
			}
			if (ref.getValidatedNode = (0, util_1.deprecate)((xpathSelector) => {
				if (xpathSelector ||= ref.xpath, typeof xpathSelector != "string" || ref.validationError != null) return null;
				let selectedValue = xpath.select1(xpathSelector, doc);
				return isDomNode.isNodeLike(selectedValue) ? selectedValue : null;
			}, "`ref.getValidatedNode()` is deprecated and insecure. Use `ref.signedReference` or `this.getSignedReferences()` instead."), !isDomNode.isNodeLike(elem)) {
				ref.validationError = Error(`invalid signature: the signature references an element with uri ${ref.uri} but could not find such element in the xml`);
				return;
			}
			let canonXml = this.getCanonReferenceXml(doc, ref, elem), digest = this.findHashAlgorithm(ref.digestAlgorithm).getHash(canonXml);
			if (!utils.validateDigestValue(digest, ref.digestValue)) ref.validationError = Error(`invalid signature: for uri ${ref.uri} calculated digest is ${digest} but the xml to validate supplies digest ${ref.digestValue}`);
			else return canonXml;
		}
		findSignatures(doc) {
			let nodes = xpath.select("//*[local-name(.)='Signature' and namespace-uri(.)='http://www.w3.org/2000/09/xmldsig#']", doc);
			return isDomNode.isArrayOfNodes(nodes) ? nodes : [];
		}
		loadSignature(signatureNode) {
			this.signatureNode = typeof signatureNode == "string" ? signatureNode = new xmldom.DOMParser().parseFromString(signatureNode) : signatureNode, this.signatureXml = signatureNode.toString();
			let node = xpath.select1(".//*[local-name(.)='CanonicalizationMethod']/@Algorithm", signatureNode);
			if (!isDomNode.isNodeLike(node)) throw Error("could not find CanonicalizationMethod/@Algorithm element");
			isDomNode.isAttributeNode(node) && (this.canonicalizationAlgorithm = node.value);
			let signatureAlgorithm = xpath.select1(".//*[local-name(.)='SignatureMethod']/@Algorithm", signatureNode);
			isDomNode.isAttributeNode(signatureAlgorithm) && (this.signatureAlgorithm = signatureAlgorithm.value);
			let signedInfoNodes = utils.findChildren(this.signatureNode, "SignedInfo");
			if (!utils.isArrayHasLength(signedInfoNodes)) throw Error("no signed info node found");
			if (signedInfoNodes.length > 1) throw Error("could not load signature that contains multiple SignedInfo nodes");
			let canonicalizationAlgorithmForSignedInfo = this.canonicalizationAlgorithm;
			canonicalizationAlgorithmForSignedInfo && canonicalizationAlgorithmForSignedInfo !== "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" && canonicalizationAlgorithmForSignedInfo !== "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments" || (canonicalizationAlgorithmForSignedInfo = "http://www.w3.org/2001/10/xml-exc-c14n#");
			let temporaryCanonSignedInfo = this.getCanonXml([canonicalizationAlgorithmForSignedInfo], signedInfoNodes[0]), signedInfoDoc = new xmldom.DOMParser().parseFromString(temporaryCanonSignedInfo, "text/xml").documentElement;
			this.references = [];
			let references = utils.findChildren(signedInfoDoc, "Reference");
			if (!utils.isArrayHasLength(references)) throw Error("could not find any Reference elements");
			for (let reference of references) this.loadReference(reference);
			let signatureValue = xpath.select1(".//*[local-name(.)='SignatureValue']/text()", signatureNode);
			isDomNode.isTextNode(signatureValue) && (this.signatureValue = signatureValue.data.replace(/\r?\n/g, ""));
			let keyInfo = xpath.select1(".//*[local-name(.)='KeyInfo']", signatureNode);
			isDomNode.isNodeLike(keyInfo) && (this.keyInfo = keyInfo);
		}
		loadReference(refNode) {
			let nodes = utils.findChildren(refNode, "DigestMethod");
			if (nodes.length === 0) throw Error(`could not find DigestMethod in reference ${refNode.toString()}`);
			let digestAlgoNode = nodes[0], attr = utils.findAttr(digestAlgoNode, "Algorithm");
			if (!attr) throw Error(`could not find Algorithm attribute in node ${digestAlgoNode.toString()}`);
			let digestAlgo = attr.value;
			if (nodes = utils.findChildren(refNode, "DigestValue"), nodes.length === 0) throw Error(`could not find DigestValue node in reference ${refNode.toString()}`);
			if (nodes.length > 1) throw Error(`could not load reference for a node that contains multiple DigestValue nodes: ${refNode.toString()}`);
			let digestValue = nodes[0].textContent;
			if (!digestValue) throw Error(`could not find the value of DigestValue in ${refNode.toString()}`);
			let transforms = [], inclusiveNamespacesPrefixList = [];
			if (nodes = utils.findChildren(refNode, "Transforms"), nodes.length !== 0) {
				let transformsNode = nodes[0], transformsAll = utils.findChildren(transformsNode, "Transform");
				for (let transform of transformsAll) {
					let transformAttr = utils.findAttr(transform, "Algorithm");
					transformAttr && transforms.push(transformAttr.value);
				}
				let inclusiveNamespaces = utils.findChildren(transformsAll[transformsAll.length - 1], "InclusiveNamespaces");
				utils.isArrayHasLength(inclusiveNamespaces) && (inclusiveNamespacesPrefixList = inclusiveNamespaces.flatMap((namespace) => (namespace.getAttribute("PrefixList") ?? "").split(" ")).filter((value) => value.length > 0));
			}
			utils.isArrayHasLength(this.implicitTransforms) && this.implicitTransforms.forEach(function(t) {
				transforms.push(t);
			}), (transforms.length === 0 || transforms[transforms.length - 1] === "http://www.w3.org/2000/09/xmldsig#enveloped-signature") && transforms.push("http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
			let refUri = isDomNode.isElementNode(refNode) && refNode.getAttribute("URI") || void 0;
			this.addReference({
				transforms,
				digestAlgorithm: digestAlgo,
				uri: refUri,
				digestValue,
				inclusiveNamespacesPrefixList,
				isEmptyUri: !1
			});
		}
		addReference({ xpath, transforms, digestAlgorithm, uri = "", digestValue, inclusiveNamespacesPrefixList = [], isEmptyUri = !1, id = void 0, type = void 0 }) {
			if (digestAlgorithm == null) throw Error("digestAlgorithm is required");
			if (!utils.isArrayHasLength(transforms)) throw Error("transforms must contain at least one transform algorithm");
			this.references.push({
				xpath,
				transforms,
				digestAlgorithm,
				uri,
				digestValue,
				inclusiveNamespacesPrefixList,
				isEmptyUri,
				id,
				type,
				getValidatedNode: () => {
					throw Error("Reference has not been validated yet; Did you call `sig.checkSignature()`?");
				}
			});
		}
		getReferences() {
			return this.references;
		}
		getSignedReferences() {
			return [...this.signedReferences];
		}
		computeSignature(xml, options, callbackParam) {
			let callback;
			typeof options == "function" && callbackParam == null ? (callback = options, options = {}) : (callback = callbackParam, options ??= {});
			let doc = new xmldom.DOMParser().parseFromString(xml), xmlNsAttr = "xmlns", signatureAttrs = [], currentPrefix, validActions = [
				"append",
				"prepend",
				"before",
				"after"
			], prefix = options.prefix, attrs = options.attrs || {}, location = options.location || {}, existingPrefixes = options.existingPrefixes || {};
			if (this.namespaceResolver = { lookupNamespaceURI: function(prefix) {
				return prefix ? existingPrefixes[prefix] : null;
			} }, location.reference = location.reference || "/*", location.action = location.action || "append", validActions.indexOf(location.action) === -1) {
				let err = Error(`location.action option has an invalid action: ${location.action}, must be any of the following values: ${validActions.join(", ")}`);
				if (callback) {
					callback(err);
					return;
				}
				throw err;
			}
			let referenceTargets = new Map();
			for (let ref of this.getReferences()) {
				let nodes = xpath.selectWithResolver(ref.xpath ?? "", doc, this.namespaceResolver);
				isDomNode.assertIsArrayOfNodes(nodes);
				let targets = nodes.map((node) => (isDomNode.assertIsElementNode(node), { node }));
				referenceTargets.set(ref, targets);
			}
			this.ensureTargetsHaveIds(referenceTargets), this.originalXmlWithIds = this.serialize(doc), prefix ? (xmlNsAttr += `:${prefix}`, currentPrefix = `${prefix}:`) : currentPrefix = "", Object.keys(attrs).forEach(function(name) {
				name !== "xmlns" && name !== xmlNsAttr && signatureAttrs.push(`${name}="${attrs[name]}"`);
			}), signatureAttrs.push(`${xmlNsAttr}="http://www.w3.org/2000/09/xmldsig#"`);
			let signatureXml = `<${currentPrefix}Signature ${signatureAttrs.join(" ")}>`;
			signatureXml += this.createSignedInfo(doc, prefix), signatureXml += this.getKeyInfo(prefix), signatureXml += this.getObjects(prefix), signatureXml += `</${currentPrefix}Signature>`;
			let existingPrefixesString = "";
			Object.keys(existingPrefixes).forEach(function(key) {
				existingPrefixesString += `xmlns:${key}="${existingPrefixes[key]}" `;
			});
			let dummySignatureWrapper = `<Dummy ${existingPrefixesString}>${signatureXml}</Dummy>`, signatureElem = new xmldom.DOMParser().parseFromString(dummySignatureWrapper).documentElement.firstChild, referenceNode = xpath.select1(location.reference, doc);
			if (!isDomNode.isNodeLike(referenceNode)) {
				let err2 = Error(`the following xpath cannot be used because it was not found: ${location.reference}`);
				if (callback) {
					callback(err2);
					return;
				}
				throw err2;
			}
			let previousSignatureNode = this.signatureNode;
			this.signatureNode = signatureElem;
			try {
				for (let [ref, targets] of referenceTargets) for (let target of targets) target.digestValue = this.calculateReferenceDigest(ref, target.node);
				if (location.action === "append") referenceNode.appendChild(signatureElem);
				else if (location.action === "prepend") referenceNode.insertBefore(signatureElem, referenceNode.firstChild);
				else if (location.action === "before") {
					if (referenceNode.parentNode == null) throw Error("`location.reference` refers to the root node (by default), so we can't insert `before`");
					referenceNode.parentNode.insertBefore(signatureElem, referenceNode);
				} else if (location.action === "after") {
					if (referenceNode.parentNode == null) throw Error("`location.reference` refers to the root node (by default), so we can't insert `after`");
					referenceNode.parentNode.insertBefore(signatureElem, referenceNode.nextSibling);
				}
				this.addAllReferences(doc, signatureElem, referenceTargets, prefix);
			} catch (error) {
				throw this.signatureNode = previousSignatureNode, error;
			}
			let signedInfoNodes = utils.findChildren(this.signatureNode, "SignedInfo");
			if (signedInfoNodes.length === 0) {
				let err3 = Error("could not find SignedInfo element in the message");
				if (callback) {
					callback(err3);
					return;
				}
				throw err3;
			}
			let signedInfoNode = signedInfoNodes[0];
			typeof callback == "function" ? this.calculateSignatureValue(doc, (err, signature) => {
				err ? callback(err) : (this.signatureValue = signature || "", signatureElem.insertBefore(this.createSignature(prefix), signedInfoNode.nextSibling), this.signatureXml = this.serialize(signatureElem), this.signedXml = this.serialize(doc), callback(null, this));
			}) : (this.calculateSignatureValue(doc), signatureElem.insertBefore(this.createSignature(prefix), signedInfoNode.nextSibling), this.signatureXml = this.serialize(signatureElem), this.signedXml = this.serialize(doc));
		}
		serialize(node) {
			return node.toString().replace(/\r/g, "&#xD;");
		}
		ensureTargetsHaveIds(referenceTargets) {
			for (let [ref, targets] of referenceTargets) if (!ref.isEmptyUri) for (let { node } of targets) this.ensureHasId(node);
		}
		calculateReferenceDigest(ref, node) {
			ref.ancestorNamespaces = utils.findAncestorNsForElement(node);
			let canonXml = this.canonicalize(ref.transforms, node, {
				inclusiveNamespacesPrefixList: ref.inclusiveNamespacesPrefixList,
				ancestorNamespaces: ref.ancestorNamespaces
			}, { discardComments: !0 });
			return this.findHashAlgorithm(ref.digestAlgorithm).getHash(canonXml);
		}
		findSignatureContentTargets(ref, doc, signatureElem) {
			let nodes = xpath.selectWithResolver(ref.xpath ?? "", doc, this.namespaceResolver);
			return isDomNode.assertIsArrayOfNodes(nodes), nodes.filter((node) => node === signatureElem || utils.isDescendantOf(node, signatureElem)).map((node) => (isDomNode.assertIsElementNode(node), { node }));
		}
		addAllReferences(doc, signatureElem, referenceTargets, prefix) {
			if (!utils.isArrayHasLength(this.references)) return;
			let currentPrefix = prefix ? `${prefix}:` : "", signatureNamespace = "http://www.w3.org/2000/09/xmldsig#", signedInfoNode = xpath.select1("./*[local-name(.)='SignedInfo']", signatureElem);
			isDomNode.assertIsElementNode(signedInfoNode);
			let signatureDoc = signatureElem.ownerDocument, signatureContentTargets = new Map();
			for (let [ref, inputTargets] of referenceTargets) inputTargets.length === 0 && signatureContentTargets.set(ref, this.findSignatureContentTargets(ref, doc, signatureElem));
			this.ensureTargetsHaveIds(signatureContentTargets);
			for (let [ref, inputTargets] of referenceTargets) {
				let targets = signatureContentTargets.get(ref) ?? inputTargets;
				if (!utils.isArrayHasLength(targets)) throw Error(`the following xpath cannot be signed because it was not found: ${ref.xpath}`);
				for (let { node, digestValue } of targets) {
					if (node === signatureElem || node === signedInfoNode || utils.isDescendantOf(node, signedInfoNode)) throw Error(`Cannot sign a reference to the Signature or SignedInfo element itself: ${ref.xpath}`);
					let targetUri;
					if (ref.isEmptyUri) targetUri = "";
					else {
						let id = this.ensureHasId(node);
						ref.uri = id, targetUri = `#${id}`;
					}
					let referenceElem = signatureDoc.createElementNS(signatureNamespace, `${currentPrefix}Reference`);
					referenceElem.setAttribute("URI", targetUri), ref.id && referenceElem.setAttribute("Id", ref.id), ref.type && referenceElem.setAttribute("Type", ref.type);
					let transformsElem = signatureDoc.createElementNS(signatureNamespace, `${currentPrefix}Transforms`);
					for (let trans of ref.transforms || []) {
						let transform = this.findCanonicalizationAlgorithm(trans), transformElem = signatureDoc.createElementNS(signatureNamespace, `${currentPrefix}Transform`);
						if (transformElem.setAttribute("Algorithm", transform.getAlgorithmName()), utils.isArrayHasLength(ref.inclusiveNamespacesPrefixList)) {
							let inclusiveNamespacesElem = signatureDoc.createElementNS(transform.getAlgorithmName(), "InclusiveNamespaces");
							inclusiveNamespacesElem.setAttribute("PrefixList", ref.inclusiveNamespacesPrefixList.join(" ")), transformElem.appendChild(inclusiveNamespacesElem);
						}
						transformsElem.appendChild(transformElem);
					}
					let digestAlgorithm = this.findHashAlgorithm(ref.digestAlgorithm), digestMethodElem = signatureDoc.createElementNS(signatureNamespace, `${currentPrefix}DigestMethod`);
					digestMethodElem.setAttribute("Algorithm", digestAlgorithm.getAlgorithmName());
					let digestValueElem = signatureDoc.createElementNS(signatureNamespace, `${currentPrefix}DigestValue`);
					digestValueElem.textContent = digestValue ?? this.calculateReferenceDigest(ref, node), referenceElem.appendChild(transformsElem), referenceElem.appendChild(digestMethodElem), referenceElem.appendChild(digestValueElem), signedInfoNode.appendChild(referenceElem);
				}
			}
		}
		getKeyInfo(prefix) {
			let keyInfoContent = this.getKeyInfoContent({
				publicCert: this.publicCert,
				prefix
			});
			if (!keyInfoContent) return "";
			let currentPrefix = prefix ? `${prefix}:` : "", keyInfoAttrs = "";
			return this.keyInfoAttributes && Object.keys(this.keyInfoAttributes).forEach((name) => {
				keyInfoAttrs += ` ${name}="${this.keyInfoAttributes[name]}"`;
			}), `<${currentPrefix}KeyInfo${keyInfoAttrs}>${keyInfoContent}</${currentPrefix}KeyInfo>`;
		}
		getObjects(prefix) {
			let currentPrefix = prefix ? `${prefix}:` : "";
			if (!this.objects || this.objects.length === 0) return "";
			let result = "";
			for (let obj of this.objects) {
				let objectAttrs = "";
				obj.attributes && Object.keys(obj.attributes).forEach((name) => {
					let value = obj.attributes?.[name];
					value !== void 0 && (objectAttrs += ` ${name}="${value}"`);
				}), result += `<${currentPrefix}Object${objectAttrs}>${obj.content}</${currentPrefix}Object>`;
			}
			return result;
		}
		getCanonXml(transforms, node, options = {}) {
			return this.canonicalize(transforms, node, options, { discardComments: !1 });
		}
		canonicalize(transforms, node, options, { discardComments }) {
			options.defaultNsForPrefix = options.defaultNsForPrefix ?? SignedXml.defaultNsForPrefix, options.signatureNode = this.signatureNode;
			let canonXml = node.cloneNode(!0);
			if (transforms.includes("http://www.w3.org/2000/09/xmldsig#enveloped-signature")) {
				let signaturePath = [], signatureAncestor = this.findLoadedSignature(node);
				for (; signatureAncestor?.parentNode && signatureAncestor !== node;) signaturePath.push(Array.from(signatureAncestor.parentNode.childNodes).indexOf(signatureAncestor)), signatureAncestor = signatureAncestor.parentNode;
				signatureAncestor === node && (options.signatureNode = signaturePath.reverse().reduce((clonedNode, index) => clonedNode.childNodes[index], canonXml));
			}
			if (discardComments) {
				let comments = xpath.select(".//comment()", canonXml);
				isDomNode.assertIsArrayOfNodes(comments), comments.forEach((comment) => comment.parentNode?.removeChild(comment));
			}
			let transformedXml = canonXml, transformOptions = options;
			for (let transformName of transforms) isDomNode.isNodeLike(transformedXml) || (transformedXml = this.parseTransformInput(transformedXml, transformName), transformOptions = {
				...options,
				ancestorNamespaces: [],
				defaultNs: "",
				signatureNode: this.findLoadedSignature(transformedXml) ?? options.signatureNode
			}), transformedXml = this.findCanonicalizationAlgorithm(transformName).process(transformedXml, transformOptions);
			return isDomNode.isNodeLike(transformedXml) && (transformedXml = this.findCanonicalizationAlgorithm("http://www.w3.org/TR/2001/REC-xml-c14n-20010315").process(transformedXml, transformOptions)), transformedXml.toString();
		}
		findLoadedSignature(node) {
			let doc = node.ownerDocument ?? node;
			if (this.signatureNode == null || this.signatureNode.ownerDocument === doc) return this.signatureNode;
			let signatureValue = utils.findChildren(this.signatureNode, "SignatureValue")[0]?.textContent;
			if (!signatureValue) return null;
			let matches = findSignatureElements(doc).filter((signature) => utils.findChildren(signature, "SignatureValue")[0]?.textContent === signatureValue);
			if (matches.length > 1) throw Error("Cannot validate a document which contains multiple Signature elements with the same SignatureValue, in order to prevent signature wrapping attack.");
			return matches[0] ?? null;
		}
		parseTransformInput(octets, transformName) {
			let parseErrors = [], doc = new xmldom.DOMParser({ errorHandler: (_level, message) => parseErrors.push(String(message)) }).parseFromString(octets);
			if (parseErrors.length > 0 || doc.documentElement == null) throw Error(`Cannot apply transform ${transformName}: the output of the previous transform is not well-formed XML`);
			return doc.documentElement;
		}
		ensureHasId(node) {
			let attr;
			if (this.idMode === "wssecurity" ? attr = utils.findAttr(node, "Id", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd") : this.idAttributes.some((idAttribute) => (attr = utils.findAttr(node, idAttribute), !!attr)), attr) return attr.value;
			let id = `_${this.id++}`;
			return this.idMode === "wssecurity" ? (node.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:wsu", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"), node.setAttributeNS("http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd", "wsu:Id", id)) : node.setAttribute("Id", id), id;
		}
		createSignedInfo(doc, prefix) {
			if (typeof this.canonicalizationAlgorithm != "string") throw Error("Missing canonicalizationAlgorithm when trying to create signed info for XML");
			let transform = this.findCanonicalizationAlgorithm(this.canonicalizationAlgorithm), algo = this.findSignatureAlgorithm(this.signatureAlgorithm), currentPrefix = prefix ? `${prefix}:` : "", res = `<${currentPrefix}SignedInfo>`;
			return res += `<${currentPrefix}CanonicalizationMethod Algorithm="${transform.getAlgorithmName()}"`, utils.isArrayHasLength(this.inclusiveNamespacesPrefixList) ? (res += ">", res += `<InclusiveNamespaces PrefixList="${this.inclusiveNamespacesPrefixList.join(" ")}" xmlns="${transform.getAlgorithmName()}"/>`, res += `</${currentPrefix}CanonicalizationMethod>`) : res += " />", res += `<${currentPrefix}SignatureMethod Algorithm="${algo.getAlgorithmName()}" />`, res += `</${currentPrefix}SignedInfo>`, res;
		}
		createSignature(prefix) {
			let xmlNsAttr = "xmlns";
			prefix ? (xmlNsAttr += `:${prefix}`, prefix += ":") : prefix = "";
			let signatureValueXml = `<${prefix}SignatureValue>${this.signatureValue}</${prefix}SignatureValue>`, dummySignatureWrapper = `<${prefix}Signature ${xmlNsAttr}="http://www.w3.org/2000/09/xmldsig#">${signatureValueXml}</${prefix}Signature>`;
			return new xmldom.DOMParser().parseFromString(dummySignatureWrapper).documentElement.firstChild;
		}
		getSignatureXml() {
			return this.signatureXml;
		}
		getOriginalXmlWithIds() {
			return warnOriginalXmlWithIds(), this.originalXmlWithIds;
		}
		getSignedXml() {
			return this.signedXml;
		}
	};
	exports.SignedXml = SignedXml, SignedXml.defaultNsForPrefix = { ds: "http://www.w3.org/2000/09/xmldsig#" }, SignedXml.noop = () => null;
})), require_lib = __commonJSMin(((exports, module, this$1) => {
	var __createBinding = this$1 && this$1.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __exportStar = this$1 && this$1.__exportStar || function(m, exports) {
		for (var p in m) p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p) && __createBinding(exports, m, p);
	};
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.BASE64_REGEX = exports.EXTRACT_X509_CERTS = exports.PEM_FORMAT_REGEX = exports.derToPem = exports.validateDigestValue = exports.encodeSpecialCharactersInText = exports.encodeSpecialCharactersInAttribute = exports.isDescendantOf = exports.findChilds = exports.findChildren = exports.findAttr = exports.isArrayHasLength = exports.toPem = exports.pemToDer = exports.pemCertificates = exports.normalizePem = exports.findAncestorNs = exports.SignedXml = exports.ExclusiveCanonicalizationWithComments = exports.ExclusiveCanonicalization = exports.C14nCanonicalizationWithComments = exports.C14nCanonicalization = void 0;
	let util_1 = __require("util"), utils = require_utils();
	var c14n_canonicalization_1 = require_c14n_canonicalization();
	Object.defineProperty(exports, "C14nCanonicalization", {
		enumerable: !0,
		get: function() {
			return c14n_canonicalization_1.C14nCanonicalization;
		}
	}), Object.defineProperty(exports, "C14nCanonicalizationWithComments", {
		enumerable: !0,
		get: function() {
			return c14n_canonicalization_1.C14nCanonicalizationWithComments;
		}
	});
	var exclusive_canonicalization_1 = require_exclusive_canonicalization();
	Object.defineProperty(exports, "ExclusiveCanonicalization", {
		enumerable: !0,
		get: function() {
			return exclusive_canonicalization_1.ExclusiveCanonicalization;
		}
	}), Object.defineProperty(exports, "ExclusiveCanonicalizationWithComments", {
		enumerable: !0,
		get: function() {
			return exclusive_canonicalization_1.ExclusiveCanonicalizationWithComments;
		}
	});
	var signed_xml_1 = require_signed_xml();
	Object.defineProperty(exports, "SignedXml", {
		enumerable: !0,
		get: function() {
			return signed_xml_1.SignedXml;
		}
	}), __exportStar(require_types(), exports);
	var utils_1 = require_utils();
	Object.defineProperty(exports, "findAncestorNs", {
		enumerable: !0,
		get: function() {
			return utils_1.findAncestorNs;
		}
	}), Object.defineProperty(exports, "normalizePem", {
		enumerable: !0,
		get: function() {
			return utils_1.normalizePem;
		}
	}), Object.defineProperty(exports, "pemCertificates", {
		enumerable: !0,
		get: function() {
			return utils_1.pemCertificates;
		}
	}), Object.defineProperty(exports, "pemToDer", {
		enumerable: !0,
		get: function() {
			return utils_1.pemToDer;
		}
	}), Object.defineProperty(exports, "toPem", {
		enumerable: !0,
		get: function() {
			return utils_1.toPem;
		}
	}), exports.isArrayHasLength = (0, util_1.deprecate)(utils.isArrayHasLength, "`isArrayHasLength()` is deprecated and will be removed in version 7.0. Use `Array.isArray(x) && x.length > 0` instead.", "XML_CRYPTO_IS_ARRAY_HAS_LENGTH"), exports.findAttr = (0, util_1.deprecate)(utils.findAttr, "`findAttr()` is deprecated and will be removed in version 7.0. Use a DOM API or the `xpath` package instead.", "XML_CRYPTO_FIND_ATTR"), exports.findChildren = (0, util_1.deprecate)(utils.findChildren, "`findChildren()` is deprecated and will be removed in version 7.0. Use a DOM API or the `xpath` package instead.", "XML_CRYPTO_FIND_CHILDREN"), exports.findChilds = (0, util_1.deprecate)(utils.findChilds, "`findChilds()` is deprecated and will be removed in version 7.0. Use a DOM API or the `xpath` package instead.", "XML_CRYPTO_FIND_CHILDS"), exports.isDescendantOf = (0, util_1.deprecate)(utils.isDescendantOf, "`isDescendantOf()` is deprecated and will be removed in version 7.0. Walk `parentNode` yourself, or use `Node.contains()` instead.", "XML_CRYPTO_IS_DESCENDANT_OF"), exports.encodeSpecialCharactersInAttribute = (0, util_1.deprecate)(utils.encodeSpecialCharactersInAttribute, "`encodeSpecialCharactersInAttribute()` is deprecated and will be removed in version 7.0. Use `C14nCanonicalization` or `ExclusiveCanonicalization` instead.", "XML_CRYPTO_ENCODE_SPECIAL_CHARACTERS_IN_ATTRIBUTE"), exports.encodeSpecialCharactersInText = (0, util_1.deprecate)(utils.encodeSpecialCharactersInText, "`encodeSpecialCharactersInText()` is deprecated and will be removed in version 7.0. Use `C14nCanonicalization` or `ExclusiveCanonicalization` instead.", "XML_CRYPTO_ENCODE_SPECIAL_CHARACTERS_IN_TEXT"), exports.validateDigestValue = (0, util_1.deprecate)(utils.validateDigestValue, "`validateDigestValue()` is deprecated and will be removed in version 7.0. Decode both digests from base64 and use `a.length === b.length && crypto.timingSafeEqual(a, b)` instead, and never `===`.", "XML_CRYPTO_VALIDATE_DIGEST_VALUE"), exports.derToPem = (0, util_1.deprecate)(utils.toPem, "`derToPem()` is deprecated and will be removed in version 7.0. Use `toPem()` instead.", "XML_CRYPTO_DER_TO_PEM"), exports.PEM_FORMAT_REGEX = RegExp("^-----BEGIN [A-Z ]{1,48}-----([^-]*)-----END [A-Z ]{1,48}-----$", "s"), exports.EXTRACT_X509_CERTS = RegExp("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----", "g"), exports.BASE64_REGEX = RegExp("^(?:[A-Za-z0-9\\+\\/]{4}\\n{0,1})*(?:[A-Za-z0-9\\+\\/]{2}==|[A-Za-z0-9\\+\\/]{3}=)?$", "s");
}));
export default require_lib();
export {};
