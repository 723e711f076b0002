// The pixels of a PNG as a browser writes it: 8 bits per channel, RGB or RGBA, not interlaced.
"use strict";

const zlib = require("node:zlib");

function chunks(png) {
    const found = [];
    for (let at = 8; at < png.length;) {
        const size = png.readUInt32BE(at);
        found.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + size) });
        at += size + 12;
    }
    return found;
}

/** What the filter of a row predicts for a byte (PNG specification, 9.2). */
function predicted(filter, left, up, corner) {
    switch (filter) {
        case 0: return 0;
        case 1: return left;
        case 2: return up;
        case 3: return (left + up) >> 1;
        default: break;
    }
    const base = left + up - corner;
    const [a, b, c] = [left, up, corner].map((value) => Math.abs(base - value));
    if (a <= b && a <= c) {
        return left;
    }
    return b <= c ? up : corner;
}

/** { width, height, channels, bytes } */
function decode(png) {
    const parts = chunks(png);
    const header = parts.find((part) => part.type === "IHDR").data;
    const width = header.readUInt32BE(0);
    const height = header.readUInt32BE(4);
    const channels = { 2: 3, 6: 4 }[header[9]];
    if (header[8] !== 8 || channels === undefined || header[12] !== 0) {
        throw new Error("not a PNG as browsers write it");
    }
    const packed = zlib.inflateSync(Buffer.concat(parts.filter((part) => part.type === "IDAT").map((part) => part.data)));
    const row = width * channels;
    const bytes = Buffer.alloc(row * height);
    for (let y = 0; y < height; ++y) {
        const filter = packed[y * (row + 1)];
        for (let x = 0; x < row; ++x) {
            const at = y * row + x;
            const left = x >= channels ? bytes[at - channels] : 0;
            const up = y > 0 ? bytes[at - row] : 0;
            const corner = x >= channels && y > 0 ? bytes[at - row - channels] : 0;
            bytes[at] = packed[y * (row + 1) + 1 + x] + predicted(filter, left, up, corner);
        }
    }
    return { width, height, channels, bytes };
}

/** The share of the pixels that have another colour than the most common one, from 0 to 1. */
function share_of_ink(png) {
    const { width, height, channels, bytes } = decode(png);
    const counts = new Map();
    for (let at = 0; at < bytes.length; at += channels) {
        const color = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
        counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return 1 - Math.max(...counts.values()) / (width * height);
}

module.exports = { decode, share_of_ink };
