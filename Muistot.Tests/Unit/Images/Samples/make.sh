#!/bin/sh
# Makes all samples anew; see README.md.
set -eu
cd "$(dirname "$0")"

python3 profile.py
cc samples.c -o samples -ljpeg
./samples

sample() {
    name=$1
    shift
    convert -size 40x30 -seed 7 plasma:tomato-steelblue -depth 8 -strip "$@" -quality 75 "$name"
}

sample baseline.jpg -sampling-factor 2x2
sample progressive.jpg -interlace JPEG
sample grayscale.jpg -colorspace Gray
sample cmyk-adobe.jpg -colorspace CMYK
sample icc-profile.jpg -profile test.icc
sample comment.jpg -set comment 'taken at home'
sample truecolor.png -define png:color-type=2 -define png:exclude-chunk=all
sample indexed-adam7.png -colors 8 -define png:color-type=3 -define png:bit-depth=4 -define png:exclude-chunk=all -interlace PNG
sample icc-profile.png -colors 8 -profile test.icc -define png:exclude-chunk=date -set comment 'taken at home'
sample image.gif -colors 8
sample image.webp
sample image.heic
rm samples test.icc
