"""Writes the small ICC profile that the samples with a profile carry: display, RGB, gamma 2.2, version 2.1 (ICC.1:2001-04)."""
import struct


def fixed(value):
    return struct.pack('>i', round(value * 65536))


def pad(data):
    return data + bytes(-len(data) % 4)


def xyz(x, y, z):
    return b'XYZ \0\0\0\0' + fixed(x) + fixed(y) + fixed(z)


def description(words):
    words = words.encode() + b'\0'
    return pad(b'desc\0\0\0\0' + struct.pack('>I', len(words)) + words + bytes(8 + 3 + 67))


CURVE = pad(b'curv\0\0\0\0' + struct.pack('>IH', 1, int(2.2 * 256)))
TAGS = [
    (b'desc', description('test')), (b'cprt', pad(b'text\0\0\0\0CC0\0')), (b'wtpt', xyz(0.9642, 1, 0.8249)),
    (b'rXYZ', xyz(0.4360, 0.2225, 0.0139)), (b'gXYZ', xyz(0.3851, 0.7169, 0.0971)), (b'bXYZ', xyz(0.1431, 0.0606, 0.7141)),
    (b'rTRC', CURVE), (b'gTRC', CURVE), (b'bTRC', CURVE),
]

table, body, places = struct.pack('>I', len(TAGS)), b'', {}
for name, data in TAGS:
    if data not in places:
        places[data] = 128 + 4 + 12 * len(TAGS) + len(body)
        body += data
    table += name + struct.pack('>II', places[data], len(data))
header = struct.pack('>I4xI', 128 + len(table) + len(body), 0x02100000) + b'mntrRGB XYZ ' + struct.pack('>6H', 2020, 1, 1, 0, 0, 0)
header += b'acsp' + bytes(28) + fixed(0.9642) + fixed(1) + fixed(0.8249)
with open('test.icc', 'wb') as profile:
    profile.write(header.ljust(128, b'\0') + table + body)
