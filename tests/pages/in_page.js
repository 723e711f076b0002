// Runs within a page: looks at everything that has text and returns what is wrong, as
// [check, message] pairs. An expression; no names outside it.
(() => {
    const found = [];
    const report = (check, message) => found.push([check, message]);
    const root = document.documentElement;
    const shown = (text) => JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 50));
    const slack = 1; // pixels, for rounding

    const is_visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    // Text for who listens to the page is in a box that shows nothing and takes no room.
    const is_for_listeners = (element) => {
        const style = getComputedStyle(element);
        return style.position === "absolute" && style.clipPath === "inset(50%)";
    };
    const text_nodes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.data.trim() !== "" && is_visible(node.parentElement) && !is_for_listeners(node.parentElement)) {
            text_nodes.push(node);
        }
    }
    const rect_of = (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
    };
    const ancestors = (element) => {
        const list = [];
        for (let at = element; at; at = at.parentElement) {
            list.push(at);
        }
        return list;
    };

    const check_language = () => {
        if (root.lang !== "nl") {
            report("language", `lang is ${shown(root.lang)}`);
        }
        if (document.title.trim() === "") {
            report("language", "no title");
        }
    };

    const check_headings = () => {
        let level = 0;
        for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
            const own = Number(heading.tagName[1]);
            if (own > level + 1) {
                report("headings", `h${own} ${shown(heading.textContent)} follows ${level ? `h${level}` : "nothing"}`);
            }
            if (heading.textContent.trim() === "") {
                report("headings", `h${own} is empty`);
            }
            level = own;
        }
        if (level === 0) {
            report("headings", "no heading");
        }
    };

    const has_name = (element) => element.labels?.length > 0 || element.getAttribute("aria-label")
        || document.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent.trim();
    const check_names = () => {
        for (const field of document.querySelectorAll("input, select, textarea, [role=group]")) {
            if (!has_name(field)) {
                report("names", `${field.tagName.toLowerCase()} without a label`);
            }
        }
        for (const image of document.querySelectorAll("img:not([alt])")) {
            report("names", `img without alt: ${shown(image.src)}`);
        }
        for (const drawing of document.querySelectorAll("svg")) {
            const named = has_name(drawing) || drawing.querySelector(":scope > title")?.textContent.trim();
            if (!named && drawing.getAttribute("aria-hidden") !== "true") {
                report("names", "svg without title or label");
            }
        }
        for (const table of document.querySelectorAll("table")) {
            if (!table.querySelector("th")) {
                report("names", "table without th");
            }
        }
    };

    const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    const check_overflow = () => {
        if (root.scrollWidth > window.innerWidth) {
            report("overflow", `the page is ${root.scrollWidth} pixels wide in ${window.innerWidth}`);
        }
        for (const node of text_nodes) {
            const rect = rect_of(node);
            if (ancestors(node.parentElement).some(scrolls)) {
                continue;
            }
            if (rect.left < -slack || rect.right > window.innerWidth + slack || rect.top + window.scrollY < -slack) {
                report("overflow", `${shown(node.data)} stands outside the page`);
            }
        }
    };

    // Text that a box cuts off, and text that a drawing cuts off: it clips at its edge.
    const check_clipped = () => {
        for (const node of text_nodes) {
            const rect = rect_of(node);
            for (const element of ancestors(node.parentElement)) {
                const style = getComputedStyle(element);
                const clips = ["hidden", "clip"];
                const box = element.getBoundingClientRect();
                const is_drawing = element.tagName === "svg";
                const out_x = rect.left < box.left - slack || rect.right > box.right + slack;
                const out_y = rect.top < box.top - slack || rect.bottom > box.bottom + slack;
                if (is_drawing && (out_x || out_y)) {
                    report("svg_text", `${shown(node.data)} stands outside its drawing`);
                } else if ((clips.includes(style.overflowX) && out_x) || (clips.includes(style.overflowY) && out_y)) {
                    report("clipped", `${shown(node.data)} is cut off`);
                }
                if (is_drawing || scrolls(element)) {
                    break;
                }
            }
        }
    };

    // Colours are drawn and read back, so that every notation of CSS is understood.
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const known = new Map();
    const parsed = (color) => {
        if (!known.has(color)) {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
            known.set(color, { rgb: [red, green, blue], alpha: alpha / 255 });
        }
        return known.get(color);
    };
    const over = (top, alpha, below) => top.map((channel, index) => channel * alpha + below[index] * (1 - alpha));
    const luminance = (rgb) => {
        const [red, green, blue] = rgb.map((channel) => {
            const part = channel / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    // WCAG 2.2, "contrast ratio"
    const contrast = (one, other) => {
        const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
    };

    const probe = document.createElement("div");
    probe.style.backgroundColor = "Canvas";
    document.body.append(probe);
    const paper = parsed(getComputedStyle(probe).backgroundColor).rgb;
    probe.remove();

    /** What is painted under a point within a drawing, from below. */
    const shape_layers = (drawing, rect) => {
        const layers = [];
        for (const shape of document.elementsFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)) {
            const style = getComputedStyle(shape);
            if (shape.ownerSVGElement === drawing && !["text", "tspan"].includes(shape.tagName) && style.fill !== "none") {
                const { rgb, alpha } = parsed(style.fill);
                layers.unshift([{ rgb, alpha: alpha * Number(style.fillOpacity) * Number(style.opacity) }]);
            }
        }
        return layers;
    };

    /** What the boxes around an element paint, from below; the colours of a gradient are one layer. */
    const box_layers = (element) => ancestors(element).reverse().flatMap((box) => {
        const style = getComputedStyle(box);
        const colors = style.backgroundImage.match(/[a-z-]*rgba?\([^)]*\)|color\([^)]*\)/g) ?? [];
        return [[parsed(style.backgroundColor)], colors.map(parsed)].filter((layer) => layer.length > 0);
    });

    /** Every colour that can stand under the text. */
    const backgrounds = (element, rect) => {
        const drawing = element.closest("svg");
        const layers = [...box_layers(drawing ?? element), ...(drawing ? shape_layers(drawing, rect) : [])];
        const colors = layers.reduce((below, layer) =>
            layer.flatMap(({ rgb, alpha }) => below.map((color) => over(rgb, alpha, color))), [paper]);
        return [...new Map(colors.map((color) => [color.join(), color])).values()];
    };

    /** The worst contrast with what is below; 1 when the text is somewhere between two colours of it. */
    const worst_contrast = (ink, below) => {
        const lights = below.map((color) => luminance(over(ink.rgb, ink.alpha, color)) - luminance(color));
        const is_between = lights.some((light) => light >= 0) && lights.some((light) => light <= 0);
        return is_between ? 1 : Math.min(...below.map((color) => contrast(over(ink.rgb, ink.alpha, color), color)));
    };

    const check_contrast = () => {
        for (const node of text_nodes) {
            const element = node.parentElement;
            const style = getComputedStyle(element);
            const rect = rect_of(node);
            if (ancestors(element).some((box) => getComputedStyle(box).backgroundImage.includes("url("))) {
                report("contrast", `${shown(node.data)} stands on a picture`);
                continue;
            }
            const { rgb, alpha } = parsed(element.closest("svg") ? style.fill : style.color);
            const opacity = ancestors(element).reduce((product, box) => product * Number(getComputedStyle(box).opacity), 1);
            const ratio = worst_contrast({ rgb, alpha: alpha * opacity }, backgrounds(element, rect));
            const size = parseFloat(style.fontSize);
            const is_large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            if (ratio < (is_large ? 3 : 4.5)) {
                report("contrast", `${shown(node.data)} has ${ratio.toFixed(2)}`);
            }
        }
    };

    check_language();
    check_headings();
    check_names();
    check_overflow();
    check_clipped();
    check_contrast();
    return found;
})()
