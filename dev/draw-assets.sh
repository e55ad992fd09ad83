#!/usr/bin/env bash
# Draws the images that the service ships: the placeholder, the icon and the images of the demo content.
# Needs ImageMagick and awk. Run it from the root of the repository; with names, it draws only those:
#   dev/draw-assets.sh
#   dev/draw-assets.sh harbour placeholder
set -euo pipefail
export LC_ALL=C

assets=Muistot.Api/Assets
demo=Muistot.Infrastructure/Demo/Images
magick=$(command -v magick || command -v convert)
mkdir -p "$assets" "$demo"

# ---- A canvas: layers are collected in args and drawn at twice the size, so that edges come out smooth. ----

canvas() { # width height color
  w=$1 h=$2
  args=(-size "$((w * 2))x$((h * 2))" "xc:$3")
}

# A gradient of two or three colors from y1 to y2, over the whole width.
band() { # y1 y2 top bottom
  args+=('(' -size "$((w * 2))x$((($2 - $1) * 2))" "gradient:$3-$4" ')' -geometry "+0+$(($1 * 2))" -composite)
}

# Shapes in one color.
fill() { # color shapes
  args+=(-stroke none -fill "$1" -draw "scale 2,2 $2")
}

# Lines in one color.
line() { # color width shapes
  args+=(-fill none -stroke "$1" -strokewidth "$2" -draw "stroke-linecap round stroke-linejoin round scale 2,2 $3" -stroke none)
}

# Shapes filled with a gradient that runs over the whole height.
shade() { # top bottom shapes
  args+=('(' -size "$((w * 2))x$((h * 2))" "gradient:$1-$2"
    '(' -size "$((w * 2))x$((h * 2))" xc:black -stroke none -fill white -draw "scale 2,2 $3" ')'
    -alpha off -compose CopyOpacity -composite ')' -compose over -geometry +0+0 -composite)
}

# A soft light around a point.
glow() { # x y radius color
  args+=('(' -size "$(($3 * 4))x$(($3 * 4))" "radial-gradient:$4-none" ')' -geometry "$(printf %+d%+d $((($1 - $3) * 2)) $((($2 - $3) * 2)))" -composite)
}

# Blurred shapes: mist, smoke, soft shadows.
mist() { # color blur shapes
  args+=('(' -size "$((w * 2))x$((h * 2))" xc:none -stroke none -fill "$1" -draw "scale 2,2 $3" -blur "0x$2" ')' -geometry +0+0 -composite)
}

# Water below y: what stands above it, turned over, blurred and tinted.
mirror() { # y color percent
  args+=('(' +clone -crop "$((w * 2))x$(((h - $1) * 2))+0+$((($1 * 2 - h) * 2))" +repage -flip
    -scale "50%x100%" -blur 0x2 -scale "200%x100%!" -fill "$2" -colorize "$3" ')' -geometry "+0+$(($1 * 2))" -composite)
}

save() { # file quality
  "$magick" "${args[@]}" -resize "${w}x${h}!" -colorspace sRGB -type TrueColor -strip \
    -sampling-factor 4:2:0 -interlace none -quality "$2" "$1"
}

# ---- Shapes. Each prints drawing primitives; random ones get a seed, so that an image comes out the same again. ----

# awk with rnd(), the same everywhere.
random() { # seed program
  awk -v seed="$1" 'function rnd() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
    BEGIN { for (i = 0; i < 9; i++) rnd();'" $2 }"
}

# A ridge of hills from left to right, closed at the bottom.
hills() { # seed y height steps
  random "$1" '
    y = '"$2"'; a = '"$3"'; n = '"$4"'; step = '"$w"' / n
    printf "path \"M -10,%d ", '"$h"' + 10
    py = y - a * rnd(); printf "L -10,%.1f ", py
    for (k = 0; k < n + 1; k++) {
      x = k * step; ny = y - a * rnd()
      printf "C %.1f,%.1f %.1f,%.1f %.1f,%.1f ", x + step * .4, py, x + step * .6, ny, x + step, ny
      py = ny
    }
    printf "L %d,%d Z\" ", '"$w"' + 300, '"$h"' + 10'
}

# One spruce.
spruce() { # x base height
  awk -v x="$1" -v b="$2" -v t="$3" 'BEGIN {
    printf "rectangle %.1f,%.1f %.1f,%.1f ", x - t * .018, b - t * .1, x + t * .018, b
    for (k = 0; k < 4; k++) {
      top = b - t + t * .2 * k; bot = top + t * (.30 + .04 * k); hw = t * (.085 + .045 * k)
      printf "path \"M %.1f,%.1f Q %.1f,%.1f %.1f,%.1f Q %.1f,%.1f %.1f,%.1f Q %.1f,%.1f %.1f,%.1f Z\" ",
        x, top, x + hw * .3, top + (bot - top) * .6, x + hw, bot, x, bot - t * .03, x - hw, bot, x - hw * .3, top + (bot - top) * .6, x, top
    }
  }'
}

# A far edge of forest: many small spruces side by side.
treeline() { # seed x1 x2 y lowest highest
  random "$1" '
    x = '"$2"'; y = '"$4"'; printf "path \"M %.1f,%.1f ", x, y + 6
    while (x < '"$3"') {
      t = '"$5"' + ('"$6"' - '"$5"') * rnd(); s = t * (.30 + .14 * rnd())
      printf "L %.1f,%.1f L %.1f,%.1f L %.1f,%.1f L %.1f,%.1f ", x + s * .25, y - t * .55, x + s * .5, y - t, x + s * .75, y - t * .55, x + s, y - t * .18
      x += s
    }
    printf "L %.1f,%.1f Z\" ", x, y + 6'
}

# Level strokes on water, thicker and longer towards the viewer.
ripples() { # seed y1 y2 x1 x2 count
  random "$1" '
    for (k = 0; k < '"$6"'; k++) {
      f = rnd(); f = f * f; y = '"$2"' + ('"$3"' - '"$2"') * f; l = (14 + 60 * rnd()) * (.35 + f); t = .7 + 1.6 * f
      x = '"$4"' + ('"$5"' - '"$4"') * rnd()
      printf "path \"M %.1f,%.1f Q %.1f,%.1f %.1f,%.1f Q %.1f,%.1f %.1f,%.1f Z\" ", x - l, y, x, y - t, x + l, y, x, y + t, x - l, y
    }'
}

# Puffs of smoke or cloud, growing from the first point to the second.
puffs() { # seed x1 y1 x2 y2 r1 r2 count
  random "$1" '
    n = '"$8"'
    for (k = 0; k < n; k++) {
      f = k / (n - 1); r = '"$6"' + ('"$7"' - '"$6"') * f
      x = '"$2"' + ('"$4"' - '"$2"') * f + (rnd() - .5) * r; y = '"$3"' + ('"$5"' - '"$3"') * f + (rnd() - .5) * r * .7
      printf "ellipse %.1f,%.1f %.1f,%.1f 0,360 ", x, y, r * (1.1 + .4 * rnd()), r * (.7 + .2 * rnd())
    }'
}

# A flat cloud.
cloud() { # x y width
  awk -v x="$1" -v y="$2" -v s="$3" 'BEGIN {
    printf "path \"M %.1f,%.1f C %.1f,%.1f %.1f,%.1f %.1f,%.1f C %.1f,%.1f %.1f,%.1f %.1f,%.1f C %.1f,%.1f %.1f,%.1f %.1f,%.1f Z\" ",
      x, y, x + s * .04, y - s * .10, x + s * .18, y - s * .12, x + s * .27, y - s * .09,
      x + s * .36, y - s * .22, x + s * .62, y - s * .20, x + s * .68, y - s * .08,
      x + s * .82, y - s * .13, x + s * .96, y - s * .08, x + s, y }'
}

# Many like shapes: every(from, to, step, format with the number in it up to four times).
every() { # from to step format
  awk -v a="$1" -v b="$2" -v s="$3" -v f="$4" 'BEGIN { for (x = a; x <= b; x += s) { t = f; gsub(/@/, x, t); while (match(t, /\[[^]]*\]/)) { e = substr(t, RSTART + 1, RLENGTH - 2); split(e, p, "+"); t = substr(t, 1, RSTART - 1) (p[1] + p[2]) substr(t, RSTART + RLENGTH) } printf "%s ", t } }'
}

pin() { # x y size: the tip of the pin and its height
  awk -v x="$1" -v y="$2" -v s="$3" 'BEGIN { r = s * .34; c = y - s + r
    printf "path \"M %.2f,%.2f C %.2f,%.2f %.2f,%.2f %.2f,%.2f A %.2f,%.2f 0 1 1 %.2f,%.2f C %.2f,%.2f %.2f,%.2f %.2f,%.2f Z\" ",
      x, y, x - s * .06, y - s * .2, x - r, c + r * .95, x - r, c, r, r, x + r, c, x + r, c + r * .95, x + s * .06, y - s * .2, x, y }'
}

# ---- Images ----

draw_placeholder() {
  canvas 640 480 '#dfe6e4'
  band 0 330 '#cfdcdf' '#f1ece0'
  glow 430 170 150 'rgba(255,248,228,0.9)'
  fill '#fbf5e6' 'circle 430,170 430,206'
  fill 'rgba(255,255,255,0.55)' "$(cloud 70 120 150) $(cloud 500 90 110)"
  shade '#bccdd0' '#a9bfc2' "$(hills 7 300 90 4)"
  shade '#a3bcb8' '#8fada6' "$(hills 21 345 80 3)"
  shade '#8aa99b' '#6f9384' "$(hills 5 400 70 3)"
  fill 'rgba(255,255,255,0.10)' 'path "M 0,452 C 140,420 240,470 360,440 C 470,412 560,446 660,424 L 660,436 C 560,458 470,424 360,452 C 240,482 140,432 0,464 Z"'
  mist 'rgba(60,84,78,0.45)' 5 'ellipse 320,392 46,10 0,360'
  shade '#c9805f' '#a85f47' "$(pin 320 392 200)"
  fill '#f6efe0' 'circle 320,260 320,289'
  save "$assets/placeholder.jpg" 84
}

draw_favicon() {
  local size parts=()
  for size in 16 32 48; do
    parts+=('(' -size 384x384 xc:none -fill '#b4623f' -stroke none -draw "scale 8,8 $(pin 24 47.5 47)"
      -fill '#fbf5e6' -draw 'scale 8,8 circle 24,16.5 24,23.5' -filter Lanczos -resize "${size}x${size}" ')')
  done
  "$magick" "${parts[@]}" -strip Muistot.Api/wwwroot/favicon.ico
}

draw_harbour() {
  canvas 800 600 '#9fb8c4'
  band 0 400 '#8fb0bf' '#f3dfc3'
  glow 560 330 260 'rgba(255,236,200,0.75)'
  fill 'rgba(255,255,255,0.5)' "$(cloud 90 120 220) $(cloud 420 80 160) $(cloud 610 170 150)"
  fill '#a5b4b0' "$(hills 4 376 26 5)"
  fill '#8da29c' "$(treeline 31 470 820 398 8 20)"
  # Warehouses of brick.
  fill '#9a5644' 'polygon 0,400 0,262 60,214 120,262 120,400 polygon 240,400 240,262 300,214 360,262 360,400'
  fill '#86493a' 'polygon 120,400 120,262 180,214 240,262 240,400'
  fill '#6d3b30' 'polygon 0,262 60,214 120,262 120,272 60,225 0,272 polygon 120,262 180,214 240,262 240,272 180,225 120,272 polygon 240,262 300,214 360,262 360,272 300,225 240,272'
  fill '#e9d3a6' "$(every 22 340 40 'rectangle @,288 [@+14],312') $(every 22 340 40 'rectangle @,330 [@+14],354')"
  fill '#5b3229' "$(every 47 320 120 'rectangle @,362 [@+26],400') $(every 52 320 120 'circle [@+8],250 [@+8],257')"
  # The crane.
  line '#4b5a60' 5 'line 420,400 434,250 line 476,400 462,250 line 420,400 470,330 line 476,400 427,330'
  line '#4b5a60' 4 'line 440,252 580,150 line 452,262 580,150 line 448,214 580,150 line 448,214 400,252'
  fill '#c08a45' 'polygon 392,236 470,236 470,268 392,268'
  fill '#f3e3bd' 'rectangle 446,242 464,256'
  line '#4b5a60' 2 'line 578,152 578,292'
  fill '#b5754a' 'rectangle 562,292 594,312'
  # The steamer.
  fill '#f1ebdd' 'polygon 556,350 724,350 724,372 548,372 rectangle 584,332 700,350 rectangle 606,316 660,332'
  fill '#2f4650' 'path "M 520,370 L 780,370 C 776,386 768,396 752,402 L 548,402 C 534,396 524,384 520,370 Z"'
  fill '#a9503d' 'rectangle 534,392 766,402'
  fill '#33424a' 'polygon 668,332 672,276 700,276 698,332'
  fill '#d9b25f' 'rectangle 672,290 699,300'
  fill '#4b5a60' "$(every 570 715 18 'circle @,361 @,364.5')  $(every 612 655 14 'rectangle @,320 [@+8],327')"
  line '#4b5a60' 3 'line 560,350 556,268 line 752,370 752,300 line 560,272 612,316'
  mist 'rgba(118,124,128,0.28)' 16 "$(puffs 12 690 258 790 190 9 30 12)"
  mirror 402 '#5f7f8a' 46
  fill 'rgba(255,240,210,0.28)' "$(ripples 3 410 540 0 800 46)"
  fill 'rgba(40,66,76,0.22)' "$(ripples 8 406 540 0 800 46)"
  shade '#8d867a' '#5f5a52' 'polygon 0,536 800,552 800,600 0,600'
  fill '#a59d8f' 'polygon 0,536 800,552 800,560 0,546'
  line 'rgba(70,64,58,0.5)' 1.5 "$(every 60 790 105 'line @,547 [@+-24],600')"
  fill '#3d4448' "$(every 130 700 270 'path "M [@+-14],556 L [@+-10],524 C [@+-22],512 [@+22],512 [@+10],524 L [@+14],556 Z"')"
  save "$demo/harbour.jpg" 80
}

draw_sawmill() {
  local at row col x y k
  canvas 800 600 '#c9d4d0'
  band 0 420 '#9dbdc4' '#f4e6c8'
  fill 'rgba(255,255,255,0.55)' "$(cloud 480 110 240) $(cloud 40 90 170)"
  fill '#a8bcb0' "$(hills 9 372 30 4)"
  fill '#7f9c8c' "$(treeline 5 -10 820 394 14 34)"
  # Smoke, then the stack and the halls.
  mist 'rgba(245,240,230,0.8)' 16 "$(puffs 6 508 92 720 40 14 46 12)"
  shade '#b9654c' '#8f4937' 'polygon 492,392 500,100 522,100 532,392'
  fill '#e9dcc4' 'polygon 499,120 523,120 523,132 499,132 polygon 498,144 524,144 525,152 498,152'
  fill '#8f4437' 'rectangle 130,300 470,400'
  fill '#6f342b' 'path "M 122,300 L 122,270 L 190,242 L 190,300 Z M 190,300 L 190,270 L 258,242 L 258,300 Z M 258,300 L 258,270 L 326,242 L 326,300 Z M 326,300 L 326,270 L 394,242 L 394,300 Z M 394,300 L 394,270 L 478,242 L 478,300 Z"'
  fill '#dfe6dc' "$(every 184 400 68 'polygon [@+0],254 [@+6],252 [@+6],292 [@+0],292')"
  fill '#f0e2bd' "$(every 148 440 44 'rectangle @,322 [@+22],344') $(every 148 440 44 'rectangle @,358 [@+22],380')"
  fill '#7b3a30' 'rectangle 544,318 690,400 polygon 534,320 617,276 700,320'
  fill '#f0e2bd' "$(every 560 670 34 'rectangle @,336 [@+18],356')"
  fill '#4a2a24' 'rectangle 600,366 634,400'
  line '#5f4a3c' 5 'line 690,344 790,398 line 740,372 740,400 line 700,350 700,400'
  # Sawn boards in stacks on the far bank.
  fill '#c9a56b' "$(every 12 100 34 'rectangle @,374 [@+28],400')"
  line '#a17f4c' 1.5 "$(every 379 398 6 'line 10,@ 112,@')"
  mirror 402 '#6f8f92' 44
  fill 'rgba(255,246,220,0.25)' "$(ripples 17 410 520 0 800 40)"
  # Logs afloat.
  for at in 40,448,150 130,470,120 262,452,130 20,492,110 190,496,150 330,478,110 420,452,100 560,440,120; do
    IFS=, read -r x y k <<< "$at"
    fill 'rgba(40,50,48,0.25)' "ellipse $((x + k / 2)),$((y + 7)) $((k / 2 + 6)),4 0,360"
    fill '#8a6644' "roundrectangle $x,$((y - 5)) $((x + k)),$((y + 5)) 5,5"
    fill '#a5805a' "roundrectangle $((x + 3)),$((y - 4)) $((x + k - 8)),$((y - 1)) 1,1"
    fill '#dcbf90' "ellipse $((x + k - 2)),$y 3,5 0,360"
  done
  # The near bank and a pile of logs.
  shade '#93a06d' '#5f7350' 'path "M 0,540 C 160,512 330,530 470,520 C 610,510 700,498 800,506 L 800,600 L 0,600 Z"'
    for row in 0 1 2 3; do
    for ((col = 0; col < 7 - row; col++)); do
      x=$((470 + row * 20 + col * 40)) y=$((552 - row * 35))
      fill '#7d5a3c' "circle $x,$y $((x + 20)),$y"
      fill '#dcbf90' "circle $x,$y $((x + 16)),$y"
      line '#b8945f' 1.3 "circle $x,$y $((x + 10)),$y circle $x,$y $((x + 5)),$y"
    done
  done
  save "$demo/sawmill.jpg" 80
}

draw_church() {
  canvas 800 600 '#7f8fae'
  band 0 440 '#5f739a' '#efc9b4'
  glow 230 400 260 'rgba(255,214,180,0.7)'
  fill 'rgba(255,240,236,0.35)' "$(cloud 60 150 260) $(cloud 520 110 230)"
  fill '#8d93ab' "$(hills 11 424 36 4)"
  fill '#66708c' "$(treeline 3 -10 820 452 24 58)"
  shade '#dfe3ee' '#bcc5da' 'path "M 0,470 C 150,430 300,416 450,420 C 600,424 720,446 800,462 L 800,600 L 0,600 Z"'
  # The church: nave, tower, spire.
  fill '#3b3644' 'polygon 340,430 340,330 600,330 600,430'
  fill '#2c2935' 'polygon 322,336 376,238 566,238 618,336'
  fill '#f0f1f6' 'polygon 324,332 376,238 566,238 616,332 606,332 560,250 382,250 336,332'
  fill '#453f4f' 'polygon 262,432 262,226 340,226 340,432'
  fill '#2c2935' 'polygon 254,230 268,196 334,196 348,230 rectangle 276,158 326,198'
  fill '#453f4f' 'rectangle 282,162 320,196'
  fill '#2c2935' 'polygon 270,162 301,44 332,162'
  line '#2c2935' 3 'line 301,50 301,22 line 292,32 310,32'
  fill '#f0f1f6' 'polygon 256,228 269,197 333,197 346,228 338,228 330,204 272,204 264,228'
  fill '#f5cf86' "$(every 376 570 58 'path "M @,400 L @,366 A 10,12 0 0 1 [@+20],366 L [@+20],400 Z"') path \"M 292,300 L 292,276 A 9,10 0 0 1 310,276 L 310,300 Z\" path \"M 294,190 L 294,180 A 7,8 0 0 1 308,180 L 308,190 Z\""
  fill '#6b4630' 'path "M 284,432 L 284,384 A 17,18 0 0 1 318,384 L 318,432 Z"'
  line 'rgba(20,18,28,0.25)' 1.2 "$(every 350 596 12 'line @,338 @,362') $(every 350 596 12 'line @,404 @,430')"
  # Churchyard wall, trees, a path.
  fill '#8c93aa' 'path "M 0,486 C 120,464 190,450 250,446 L 250,462 C 190,466 120,482 0,504 Z" path "M 350,446 C 520,444 660,458 800,484 L 800,502 C 660,474 520,460 350,462 Z"'
  fill '#eef0f7' 'path "M 0,482 C 120,460 190,446 250,442 L 250,449 C 190,453 120,467 0,490 Z" path "M 350,442 C 520,440 660,454 800,480 L 800,488 C 660,461 520,447 350,449 Z"'
  fill '#cdd4e4' 'path "M 284,448 L 320,448 C 330,490 380,540 470,600 L 250,600 C 262,540 280,490 284,448 Z"'
  mist 'rgba(255,206,130,0.5)' 12 'polygon 284,436 318,436 352,510 276,510'
  fill '#39455c' "$(spruce 90 500 190) $(spruce 160 486 120) $(spruce 710 500 210) $(spruce 640 474 110) $(spruce 770 508 150)"
  fill 'rgba(240,243,250,0.75)' "$(random 5 'for (k = 0; k < 70; k++) printf "circle %.1f,%.1f %.1f,%.1f ", x = rnd() * 800, y = rnd() * 580, x + .8 + rnd() * 1.4, y')"
  save "$demo/church.jpg" 80
}

draw_lake() {
  canvas 800 600 '#6b6f97'
  band 0 180 '#4e5a86' '#a77f9c'
  band 180 330 '#a77f9c' '#f3b88c'
  glow 470 320 240 'rgba(255,224,170,0.85)'
  fill '#fff0cf' 'circle 470,312 470,336'
  fill 'rgba(255,214,190,0.4)' "$(cloud 60 160 280) $(cloud 420 120 330) $(cloud 300 210 190)"
  fill '#7d6f8f' "$(hills 14 330 34 4)"
  fill '#5b5878' "$(treeline 8 -10 330 334 10 26) $(treeline 19 600 820 334 12 30)"
  mirror 332 '#4d4f74' 26
  fill 'rgba(255,226,180,0.55)' "$(ripples 5 340 500 420 520 30)"
  fill 'rgba(255,226,190,0.18)' "$(ripples 2 340 580 0 800 46)"
  fill 'rgba(40,38,66,0.25)' "$(ripples 9 340 590 0 800 46)"
  # An islet with pines.
  fill '#353653' 'path "M 90,392 C 130,372 250,372 300,392 C 250,402 140,402 90,392 Z"'
  line '#353653' 4 'line 150,384 146,290 line 206,382 212,270 line 252,386 256,318'
  fill '#353653' 'ellipse 142,292 26,14 0,360 ellipse 152,310 22,10 0,360 ellipse 214,270 30,15 0,360 ellipse 204,292 26,11 0,360 ellipse 222,310 20,9 0,360 ellipse 258,318 20,10 0,360 ellipse 250,332 16,7 0,360 ellipse 180,378 40,8 0,360'
  mist 'rgba(53,54,83,0.5)' 3 'path "M 94,395 C 130,412 250,412 296,395 Z" polygon 149,400 153,400 148,486 144,486 polygon 205,404 209,404 214,506 210,506 polygon 250,400 254,400 258,462 254,462 ellipse 142,490 24,12 0,360 ellipse 152,472 20,9 0,360 ellipse 214,510 28,12 0,360 ellipse 204,488 24,10 0,360 ellipse 222,472 18,8 0,360 ellipse 258,462 18,9 0,360'
  # The rower.
  fill '#2b2a42' 'path "M 512,448 C 548,468 640,468 682,444 C 676,472 650,484 600,484 C 552,484 522,474 512,448 Z"'
  fill '#2b2a42' 'path "M 584,464 C 580,438 588,424 600,424 C 614,424 620,442 616,464 Z" circle 600,412 600,422'
  line '#2b2a42' 3.5 'line 604,442 548,476 line 548,476 512,498'
  line '#2b2a42' 6 'line 606,436 578,452'
  fill 'rgba(43,42,66,0.3)' 'path "M 520,488 C 560,494 640,494 674,486 C 650,506 560,508 520,488 Z"'
  line 'rgba(255,226,190,0.5)' 1.5 'path "M 690,480 C 730,486 770,484 800,480" path "M 486,502 C 500,498 520,498 534,503"'
  # Reeds on the near shore.
  line '#23233a' 2.2 "$(random 77 'for (k = 0; k < 60; k++) { x = rnd() * 250; l = 60 + 110 * rnd() * (1 - x / 400); b = (rnd() - .4) * 30; printf "path \"M %.1f,606 Q %.1f,%.1f %.1f,%.1f\" ", x, x, 606 - l * .6, x + b, 606 - l }')"
  line '#23233a' 2.2 "$(random 5 'for (k = 0; k < 30; k++) { x = 690 + rnd() * 120; l = 40 + 80 * rnd(); b = (rnd() - .6) * 26; printf "path \"M %.1f,606 Q %.1f,%.1f %.1f,%.1f\" ", x, x, 606 - l * .6, x + b, 606 - l }')"
  fill '#2f2a35' "$(random 41 'for (k = 0; k < 9; k++) { x = 20 + rnd() * 200; y = 440 + 70 * rnd(); printf "roundrectangle %.1f,%.1f %.1f,%.1f 3,3 ", x, y, x + 6, y + 30 }')"
  save "$demo/lake.jpg" 80
}

draw_pavilion() {
  canvas 800 600 '#2d3c5c'
  band 0 360 '#27365a' '#8a88a6'
  glow 400 350 330 'rgba(244,190,130,0.55)'
  fill 'rgba(255,250,230,0.85)' "$(random 9 'for (k = 0; k < 46; k++) { x = rnd() * 800; y = rnd() * 200; r = .6 + rnd() * .9; printf "circle %.1f,%.1f %.1f,%.1f ", x, y, x + r, y }')"
  fill '#f6ecd2' 'path "M 652,66 A 25,25 0 1 1 640,112 A 24,24 0 0 0 652,66 Z"'
  fill '#3e4c68' "$(hills 6 352 30 4)"
  fill '#2a3750' "$(treeline 12 -10 820 384 40 86)"
  shade '#2c3a48' '#25323f' 'path "M 0,384 C 200,372 600,372 800,384 L 800,402 L 0,402 Z"'
  # The pavilion.
  fill '#f4cf8e' 'rectangle 236,296 564,372'
  fill 'rgba(255,240,200,0.6)' 'ellipse 400,336 120,34 0,360'
  fill '#7a4334' 'polygon 204,300 300,222 500,222 596,300'
  fill '#93533f' 'polygon 204,300 300,222 340,222 280,300 polygon 400,222 440,222 470,300 400,300'
  fill '#5f3329' 'polygon 340,222 352,190 448,190 460,222'
  fill '#f4cf8e' "$(every 360 432 16 'rectangle @,198 [@+9],214')"
  fill '#5f3329' 'polygon 336,194 400,152 464,194'
  line '#5f3329' 3 'line 400,154 400,124'
  fill '#e9e2cf' 'polygon 401,125 432,132 401,140'
  fill '#5f3329' "$(every 236 564 41 'rectangle [@+-3],298 [@+3],372')"
  # Dancers and the band.
  fill '#4a2f38' "$(every 276 520 41 'path "M [@+-4],370 L [@+-6],346 C [@+-6],338 [@+4],338 [@+5],346 L [@+7],370 Z" circle [@+-1],333 [@+-1],338 path "M [@+8],370 L [@+3],346 C [@+5],338 [@+14],338 [@+14],346 L [@+18],370 Z" circle [@+9],333 [@+9],338')"
  fill '#e8dcc0' 'rectangle 226,356 574,361'
  line '#e8dcc0' 2 "$(every 232 572 10 'line @,360 @,374')"
  fill '#4b3a36' 'polygon 222,372 578,372 590,392 210,392'
  line '#4b3a36' 4 "$(every 226 580 44 'line @,390 @,406')"
  # Lanterns from tree to tree.
  line '#1d2638' 1.6 'path "M 20,250 Q 110,330 210,290" path "M 590,290 Q 690,330 790,246"'
  glow 62 284 22 'rgba(255,196,110,0.8)'
  glow 112 302 22 'rgba(255,170,120,0.8)'
  glow 164 303 22 'rgba(255,220,140,0.8)'
  glow 640 304 22 'rgba(255,220,140,0.8)'
  glow 692 301 22 'rgba(255,170,120,0.8)'
  glow 744 280 22 'rgba(255,196,110,0.8)'
  fill '#ffd992' 'circle 62,284 62,291 circle 164,303 164,310 circle 640,304 640,311 circle 744,280 744,287'
  fill '#f4a070' 'circle 112,302 112,309 circle 692,301 692,308'
  fill '#1f2a3d' "$(spruce 14 400 230) $(spruce 66 396 150) $(spruce 792 400 240) $(spruce 734 396 150)"
  mirror 402 '#26344f' 34
  fill 'rgba(255,214,150,0.35)' "$(ripples 21 408 540 230 570 40)"
  fill 'rgba(20,28,48,0.35)' "$(ripples 4 408 590 0 800 60)"
  # A jetty and a boat.
  fill '#3f3a3d' 'polygon 560,404 600,404 700,600 560,600'
  line 'rgba(20,20,28,0.5)' 1.6 "$(every 416 600 16 'line 558,@ 700,@')"
  shade '#7f5a48' '#4b352f' 'path "M 360,522 C 420,548 500,548 542,516 C 538,552 516,566 456,566 C 398,566 370,552 360,522 Z"'
  fill '#2c2529' 'path "M 370,526 C 420,546 500,546 534,521 C 500,534 420,538 370,526 Z"'
  save "$demo/pavilion.jpg" 80
}

draw_railway() {
  canvas 800 600 '#bcd0d4'
  band 0 320 '#8fb4c6' '#f2e6cd'
  fill 'rgba(255,255,255,0.6)' "$(cloud 80 120 210) $(cloud 470 90 250) $(cloud 330 190 120)"
  fill '#9db4ac' "$(hills 8 316 34 4)"
  fill '#6f8d7e' "$(treeline 6 -10 360 330 30 70) $(treeline 15 440 820 330 26 66)"
  fill '#87a293' "$(treeline 2 340 460 324 8 22)"
  shade '#b7b67f' '#8d9a5c' 'rectangle 0,322 800,600'
  fill '#8a9b5a' 'path "M 0,330 C 120,340 240,336 352,326 C 270,390 150,470 0,540 Z" path "M 800,330 C 690,340 560,336 448,326 C 530,390 650,470 800,540 Z"'
  # The bed, the sleepers, the rails: all meet at 400,320.
  shade '#b3a58f' '#8b7f70' 'polygon 392,322 408,322 730,600 70,600'
  fill '#5d4a3e' "$(awk 'BEGIN { for (z = 1; z < 40; z++) { y = 320 + 280 / (z * .36 + .62); t = 280 / (z * .36 + .62) ; b = 280 / (z * .36 + .48); if (t < 4) break; printf "polygon %.1f,%.1f %.1f,%.1f %.1f,%.1f %.1f,%.1f ", 400 - t * .92, 320 + t, 400 + t * .92, 320 + t, 400 + b * .92, 320 + b, 400 - b * .92, 320 + b } }')"
  fill '#4c5257' 'polygon 399,320 400,320 262,600 238,600 polygon 400,320 401,320 562,600 538,600'
  fill '#c8d2d4' 'polygon 399.4,320 400,320 256,600 248,600 polygon 400,320 400.6,320 552,600 544,600'
  # Telegraph poles with their wires.
  line 'rgba(70,64,60,0.55)' 1.4 'path "M 0,96 Q 60,176 132,176 Q 210,240 266,247 Q 300,278 332,283 L 390,316" path "M 0,128 Q 60,196 132,192 Q 210,250 266,256 Q 300,284 332,288"'
  line '#5b4a3e' 7 'line 132,452 132,160'
  line '#5b4a3e' 4.5 'line 266,386 266,240'
  line '#5b4a3e' 2.5 'line 332,354 332,280'
  line '#5b4a3e' 5 'line 110,178 154,178 line 114,194 150,194'
  line '#5b4a3e' 3 'line 254,248 278,248 line 256,257 276,257'
  line '#5b4a3e' 1.6 'line 326,284 338,284'
  # The signal and the hut.
  line '#4b4f52' 6 'line 596,446 596,186'
  fill '#b4513b' 'polygon 590,196 520,176 516,190 586,214'
  fill '#f3ead6' 'polygon 542,182 534,180 530,194 538,196'
  fill '#3c4144' 'rectangle 588,206 604,246'
  fill '#f0c15a' 'circle 596,216 596,221'
  fill '#8fb58a' 'circle 596,235 596,240'
  fill '#a3523c' 'rectangle 664,336 748,414'
  fill '#d9c79e' 'rectangle 664,336 669,414 rectangle 743,336 748,414'
  fill '#5a3a30' 'polygon 652,340 706,294 760,340'
  fill '#6f3f30' 'rectangle 726,300 736,322'
  fill '#f4e6bf' 'rectangle 680,354 704,378'
  line '#d9c79e' 2.5 'rectangle 680,354 704,378 line 692,354 692,378'
  fill '#5a3a30' 'rectangle 716,362 736,414'
  fill '#e6dcb4' "$(random 55 'for (k = 0; k < 60; k++) { x = rnd() < .5 ? rnd() * 120 : 680 + rnd() * 120; y = 470 + rnd() * 120; printf "circle %.1f,%.1f %.1f,%.1f ", x, y, x + 1.4 + rnd() * 1.6, y }')"
  fill '#8d6aa0' "$(random 12 'for (k = 0; k < 26; k++) { x = rnd() < .5 ? rnd() * 100 : 700 + rnd() * 100; y = 500 + rnd() * 80; for (j = 0; j < 6; j++) printf "circle %.1f,%.1f %.1f,%.1f ", x + (rnd() - .5) * 3, y - j * 4, x + 3 - j * .35, y - j * 4 }')"
  save "$demo/railway.jpg" 80
}

draw_station() {
  canvas 800 600 '#c3d2d0'
  band 0 400 '#93b7c0' '#f6e9cf'
  fill 'rgba(255,255,255,0.55)' "$(cloud 30 110 200) $(cloud 560 90 220)"
  fill '#86a08c' "$(treeline 4 -10 820 400 40 96)"
  # The house: two gables and a long middle.
  fill '#d9b061' 'rectangle 150,270 650,420'
  line 'rgba(120,84,36,0.35)' 1.2 "$(every 306 496 10 'line @,272 @,418') line 156,272 156,418 line 166,272 166,418 line 632,272 632,418 line 642,272 642,418"
  fill '#6b4a3d' 'polygon 138,276 166,222 634,222 662,276'
  fill '#7c5646' 'polygon 164,226 240,142 316,226 polygon 484,226 560,142 636,226'
  fill '#d9b061' 'polygon 184,218 240,158 296,218 polygon 504,218 560,158 616,218'
  fill '#c99c4f' 'rectangle 180,218 300,420 rectangle 500,218 620,420'
  line 'rgba(120,84,36,0.35)' 1.2 "$(every 190 296 10 'line @,219 @,418') $(every 510 616 10 'line @,219 @,418')"
  fill '#f5ecd7' 'rectangle 150,414 650,422 rectangle 180,300 300,305 rectangle 500,300 620,305 rectangle 178,218 183,418 rectangle 297,218 302,418 rectangle 498,218 503,418 rectangle 617,218 622,418'
  fill '#8f4b39' 'rectangle 352,176 374,224 rectangle 426,176 448,224'
  fill '#5d3a30' 'rectangle 348,172 378,180 rectangle 422,172 452,180'
  local x
  for x in 200 250 520 570; do
    fill '#f5ecd7' "rectangle $((x - 4)),326 $((x + 34)),392 rectangle $((x - 4)),236 $((x + 34)),288"
    fill '#55707a' "rectangle $x,330 $((x + 30)),388 rectangle $x,240 $((x + 30)),284"
    line '#f5ecd7' 2.5 "line $((x + 15)),330 $((x + 15)),388 line $x,350 $((x + 30)),350 line $((x + 15)),240 $((x + 15)),284 line $x,256 $((x + 30)),256"
  done
  for x in 322 446; do
    fill '#f5ecd7' "rectangle $((x - 4)),316 $((x + 34)),392"
    fill '#55707a' "rectangle $x,320 $((x + 30)),388"
    line '#f5ecd7' 2.5 "line $((x + 15)),320 $((x + 15)),388 line $x,342 $((x + 30)),342"
  done
  fill '#f5ecd7' 'rectangle 372,310 428,420'
  fill '#5f7a5a' 'rectangle 377,316 399,420 rectangle 401,316 423,420'
  fill '#f5ecd7' 'polygon 362,312 400,286 438,312 circle 240,192 240,206 circle 560,192 560,206'
  fill '#55707a' 'circle 560,192 560,202'
  line '#3c3a3a' 2 'line 240,192 240,182 line 240,192 247,195'
  # The platform with its clock, a bench, trunks and a lamp.
  shade '#b9ab97' '#94887a' 'polygon 0,420 800,420 800,500 0,500'
  fill '#d8ccb8' 'rectangle 0,490 800,502'
  fill '#77695c' 'rectangle 0,502 800,522'
  line '#3f4a4a' 6 'line 700,470 700,290 line 90,470 90,310'
  line '#3f4a4a' 4 'path "M 90,316 C 90,292 120,292 124,312"'
  fill '#f6e3ac' 'path "M 114,312 L 134,312 L 138,328 L 110,328 Z"'
  glow 124 326 40 'rgba(255,236,180,0.6)'
  fill '#3f4a4a' 'circle 700,290 700,324'
  fill '#f8f2e2' 'circle 700,290 700,318'
  line '#3f4a4a' 3.5 'line 700,290 700,270 line 700,290 714,298'
  fill '#6a4634' 'rectangle 300,440 390,448 rectangle 300,424 390,430 rectangle 306,446 312,468 rectangle 378,446 384,468'
  fill '#7a5138' 'roundrectangle 440,436 500,470 4,4 roundrectangle 452,416 490,438 3,3'
  fill '#caa56a' 'rectangle 452,436 458,470 rectangle 482,436 488,470 rectangle 468,424 474,430'
  # Track in front.
  shade '#a79c8b' '#857b6c' 'rectangle 0,522 800,600'
  fill '#5d4a3e' "$(every -20 800 46 'polygon @,540 [@+24],540 [@+20],586 [@+-8],586')"
  fill '#4c5257' 'rectangle 0,544 800,550 rectangle 0,572 800,580'
  fill '#cdd5d6' 'rectangle 0,543 800,546 rectangle 0,571 800,574'
  fill '#64835a' 'path "M 640,422 C 634,396 656,384 668,394 C 676,380 700,386 700,402 C 716,402 720,420 708,424 Z" path "M 112,422 C 108,398 126,388 138,398 C 148,388 166,398 162,424 Z"'
  save "$demo/station.jpg" 72
}

draw_roundhouse() {
  canvas 800 600 '#b9b4b4'
  band 0 400 '#8e9fae' '#f0d9bf'
  glow 640 330 260 'rgba(255,226,184,0.6)'
  fill 'rgba(255,250,244,0.4)' "$(cloud 500 100 250)"
  fill '#8a928f' "$(treeline 9 -10 820 402 30 70)"
  # The roundhouse with its doors.
  fill '#94503f' 'polygon 60,430 60,262 720,262 720,430'
  fill '#7c4234' 'polygon 46,266 60,236 720,236 734,266'
  fill '#a65e4a' "$(every 70 690 130 'rectangle [@+-10],262 [@+4],430')"
  local x
  for x in 80 210 340 470 600; do
    fill '#e7d2a4' "path \"M $x,430 L $x,328 A 52,46 0 0 1 $((x + 104)),328 L $((x + 104)),430 Z\""
    fill '#3a3236' "path \"M $((x + 6)),430 L $((x + 6)),328 A 46,40 0 0 1 $((x + 98)),328 L $((x + 98)),430 Z\""
    fill '#56705c' "rectangle $((x + 6)),330 $((x + 20)),430 rectangle $((x + 84)),330 $((x + 98)),430"
    fill '#5d342a' "rectangle $((x + 42)),206 $((x + 62)),238"
  done
  mist 'rgba(236,232,228,0.75)' 16 "$(puffs 9 292 232 120 60 16 56 14)"
  # The engine, seen from its side.
  shade '#a59a88' '#7a7164' 'rectangle 0,430 800,600'
  fill '#5d4a3e' "$(every -20 800 40 'polygon @,512 [@+20],512 [@+14],540 [@+-6],540')"
  fill '#4c5257' 'rectangle 0,508 800,516'
  fill '#cdd5d6' 'rectangle 0,507 800,510'
  fill '#2f3a3c' 'rectangle 250,352 470,420 rectangle 238,358 256,414'
  fill '#3b494b' 'rectangle 250,352 470,372'
  fill '#566768' 'rectangle 250,358 470,363'
  line '#c79a4c' 3 'line 310,353 310,419 line 370,353 370,419 line 430,353 430,419'
  fill '#2f3a3c' 'polygon 278,352 274,286 266,268 318,268 310,286 306,352'
  fill '#c79a4c' 'rectangle 265,264 319,271'
  fill '#2f3a3c' 'path "M 352,352 L 352,334 A 18,16 0 0 1 388,334 L 388,352 Z" path "M 416,352 L 418,336 A 12,10 0 0 1 440,336 L 442,352 Z"'
  fill '#c79a4c' 'rectangle 349,346 391,352'
  fill '#3d4f47' 'rectangle 468,296 566,440'
  fill '#2c3533' 'path "M 456,298 C 480,280 556,280 580,298 Z"'
  fill '#f0d79a' 'rectangle 484,314 510,350 rectangle 524,314 550,350'
  line '#c79a4c' 2.5 'rectangle 476,304 558,430'
  fill '#3d4f47' 'polygon 580,352 752,352 752,446 580,446'
  fill '#26292b' 'path "M 590,352 C 620,322 700,322 742,352 Z"'
  line '#c79a4c' 2.5 'rectangle 590,362 742,436'
  fill '#26292b' 'rectangle 226,420 570,442 rectangle 574,440 760,456 rectangle 560,430 584,446'
  fill '#a84c38' 'rectangle 226,438 760,446 polygon 226,446 200,500 262,500 262,446'
  line '#7d382a' 2 "$(every 212 256 11 'line [@+8],448 @,500')"
  for x in 346 420 494; do
    fill '#26292b' "circle $x,472 $((x + 36)),472"
    fill '#a84c38' "circle $x,472 $((x + 30)),472"
    fill '#26292b' "circle $x,472 $((x + 24)),472"
    line '#a84c38' 4 "line $((x - 24)),472 $((x + 24)),472 line $x,448 $x,496 line $((x - 17)),455 $((x + 17)),489 line $((x - 17)),489 $((x + 17)),455"
    fill '#c9cfcf' "circle $x,472 $((x + 8)),472"
  done
  for x in 284 620 668 716; do
    fill '#26292b' "circle $x,488 $((x + 20)),488"
    fill '#a84c38' "circle $x,488 $((x + 14)),488"
    fill '#26292b' "circle $x,488 $((x + 9)),488 circle $x,488 $((x + 4)),488"
  done
  fill '#c9cfcf' 'rectangle 300,478 494,484 rectangle 250,458 306,486'
  fill '#2f3a3c' 'rectangle 252,460 304,484'
  fill '#ffe9ae' 'circle 240,344 240,356'
  glow 232 344 60 'rgba(255,236,180,0.65)'
  mist 'rgba(240,236,230,0.6)' 12 'ellipse 210,500 60,14 0,360 ellipse 300,506 50,10 0,360'
  save "$demo/roundhouse.jpg" 80
}

draw_market() {
  canvas 800 600 '#c9d6d6'
  band 0 380 '#8fb5c7' '#f4ead2'
  fill 'rgba(255,255,255,0.6)' "$(cloud 60 100 210) $(cloud 560 130 200)"
  # Houses round the square; the town hall in the middle.
  fill '#c7a98b' 'rectangle 0,230 150,400'
  fill '#a9826a' 'polygon 0,232 0,206 150,206 160,232'
  fill '#b7bfae' 'rectangle 650,220 800,400'
  fill '#7d8a80' 'polygon 640,222 650,196 800,196 800,222'
  fill '#e3d3ae' 'rectangle 170,236 630,400'
  fill '#d5c196' 'rectangle 330,210 470,400'
  fill '#8b5a49' 'polygon 158,240 184,206 616,206 642,240 polygon 318,214 400,160 482,214'
  fill '#e3d3ae' 'polygon 338,210 400,170 462,210 rectangle 374,96 426,170'
  fill '#7c9a8c' 'polygon 366,98 400,30 434,98'
  line '#5f7a6e' 2.5 'line 400,36 400,14'
  fill '#f7f0dd' 'circle 400,126 400,142'
  line '#4c4640' 2.2 'line 400,126 400,115 line 400,126 408,130'
  fill '#5e7680' "$(every 190 300 36 'rectangle @,262 [@+18],296 rectangle @,316 [@+18],352') $(every 490 600 36 'rectangle @,262 [@+18],296 rectangle @,316 [@+18],352') $(every 346 440 40 'rectangle @,234 [@+22],270')"
  fill '#5e7680' "$(every 16 130 34 'rectangle @,254 [@+16],284 rectangle @,308 [@+16],338') $(every 668 790 34 'rectangle @,246 [@+16],278 rectangle @,304 [@+16],336')"
  fill '#6b4636' 'path "M 382,400 L 382,326 A 18,18 0 0 1 418,326 L 418,400 Z"'
  fill '#f7f0dd' 'rectangle 170,304 630,308'
  # Cobbles.
  shade '#cdbfa9' '#a2947f' 'rectangle 0,388 800,600'
  fill 'rgba(120,104,84,0.22)' "$(random 33 'for (k = 0; k < 150; k++) { f = rnd(); y = 400 + 195 * f; x = rnd() * 800; l = 4 + 12 * f; printf "ellipse %.1f,%.1f %.1f,%.1f 0,360 ", x, y, l, l * .32 }')"
  # Stalls: place, height of the ground, size, color of the stripes.
  local at x y s c k
  for at in 40,430,100,#b5563f 210,424,92,#5f8a86 484,424,92,#cf9a4a 640,432,104,#6d7f9c 20,546,168,#cf9a4a 306,556,180,#b5563f 590,550,172,#5f8a86; do
    IFS=, read -r x y s c <<< "$at"
    mist 'rgba(70,58,44,0.35)' 6 "ellipse $((x + s / 2)),$((y + 2)) $((s * 11 / 20)),$((s / 16)) 0,360"
    fill '#6a4f3c' "rectangle $((x + s / 20)),$((y - s * 6 / 10)) $((x + s / 12)),$y rectangle $((x + s * 11 / 12)),$((y - s * 6 / 10)) $((x + s * 19 / 20)),$y"
    fill '#8c6a4c' "rectangle $((x + s / 20)),$((y - s * 26 / 100)) $((x + s * 19 / 20)),$((y - s / 40))"
    fill '#a98559' "rectangle $x,$((y - s * 30 / 100)) $((x + s)),$((y - s * 24 / 100))"
    for k in 0 1 2 3 4 5 6 7; do
      case $((k % 4)) in 0) fill '#c0573f' "$(heap $((x + s * (k * 11 + 10) / 100)) $((y - s * 30 / 100)) $((s / 18)))" ;;
        1) fill '#7f9a55' "$(heap $((x + s * (k * 11 + 10) / 100)) $((y - s * 30 / 100)) $((s / 18)))" ;;
        2) fill '#e2b95a' "$(heap $((x + s * (k * 11 + 10) / 100)) $((y - s * 30 / 100)) $((s / 18)))" ;;
        3) fill '#5c5f86' "$(heap $((x + s * (k * 11 + 10) / 100)) $((y - s * 30 / 100)) $((s / 18)))" ;;
      esac
    done
    awning "$x" $((y - s * 58 / 100)) "$s" "$c"
  done
  save "$demo/market.jpg" 78
}

heap() { # x y radius
  echo "circle $1,$(($2 - $3 + 1)) $(($1 + $3)),$(($2 - $3 + 1)) circle $(($1 + $3)),$(($2 - $3 / 2)) $(($1 + $3 * 17 / 10)),$(($2 - $3 / 2))"
}

awning() { # x y size color
  local k shapes=() plain=()
  for k in 0 1 2 3 4 5 6 7; do
    local stripe
    stripe=$(awk -v x="$1" -v y="$2" -v s="$3" -v k="$k" 'BEGIN { a = x - s * .06; b = s * 1.12 / 8; t = x + s * .08; u = s * .84 / 8; h = s * .24
      printf "path \"M %.1f,%.1f L %.1f,%.1f L %.1f,%.1f L %.1f,%.1f A %.1f,%.1f 0 0 1 %.1f,%.1f Z\"", t + u * k, y - h, t + u * (k + 1), y - h, a + b * (k + 1), y, a + b * (k + 1), y + s * .03, b / 2, b / 2, a + b * k, y + s * .03 }')
    if ((k % 2)); then plain+=("$stripe"); else shapes+=("$stripe"); fi
  done
  fill "$4" "${shapes[*]}"
  fill '#f6efdf' "${plain[*]}"
}

draw_forest() {
  canvas 800 600 '#e4e9d2'
  band 0 460 '#d9e4cf' '#f6f0cf'
  glow 430 250 300 'rgba(255,252,224,0.95)'
  fill 'rgba(150,178,146,0.55)' "$(treeline 4 -10 820 420 120 250)"
  fill 'rgba(120,156,120,0.6)' "$(treeline 23 -10 300 440 110 230) $(treeline 29 540 820 440 110 240)"
  mist 'rgba(255,252,230,0.7)' 24 'ellipse 420,400 330,50 0,360'
  shade '#a9bd7c' '#5f7f4a' 'path "M 0,436 C 140,420 300,452 440,440 C 580,428 700,420 800,440 L 800,600 L 0,600 Z"'
  fill '#d9cba0' 'path "M 400,440 C 430,440 452,440 470,442 C 430,470 500,500 560,600 L 300,600 C 330,520 410,490 400,440 Z"'
  fill 'rgba(255,250,220,0.35)' 'path "M 420,440 C 440,440 448,440 456,442 C 424,474 450,520 470,600 L 380,600 C 380,540 424,490 420,440 Z"'
  # Birches: x, ground, width.
  local at x y s
  for at in 236,446,9 330,444,7 560,440,8 640,446,9 500,438,6 150,462,14 700,468,15 60,520,24 752,530,26 214,500,19 ; do
    IFS=, read -r x y s <<< "$at"
    fill 'rgba(60,84,50,0.3)' "ellipse $((x + s)),$((y + 2)) $((s * 3)),$((s / 3 + 1)) 0,360"
    shade '#f7f5ea' '#e2e0d2' "polygon $((x - s / 2)),-6 $((x + s / 2)),-6 $((x + s * 7 / 10)),$y $((x - s * 7 / 10)),$y"
    fill 'rgba(150,150,138,0.45)' "polygon $((x + s / 8)),-6 $((x + s / 2)),-6 $((x + s * 7 / 10)),$y $((x + s / 4)),$y"
    fill '#4b4a46' "$(random $((x + 7)) 'for (k = 0; k < 13; k++) { y = rnd() * '"$y"'; l = '"$s"' * (.25 + .4 * rnd()); side = rnd() < .5 ? -1 : 1; e = '"$x"' + side * '"$s"' * .54; printf "path \"M %.1f,%.1f L %.1f,%.1f L %.1f,%.1f Z\" ", e, y - 2.2, e - side * l, y, e, y + 2.6 }') polygon $((x - s * 7 / 10)),$y $((x - s * 6 / 10)),$((y - s)) $((x - s / 5)),$((y - s / 3)) $((x + s / 5)),$((y - s)) $((x + s * 7 / 10)),$y"
  done
  # Leaves above, ferns and berries below.
  fill 'rgba(126,164,92,0.8)' "$(random 3 'for (k = 0; k < 150; k++) { x = rnd() * 800; y = rnd() * rnd() * 190 - 10; r = 6 + 12 * rnd(); printf "ellipse %.1f,%.1f %.1f,%.1f 0,360 ", x, y, r * 1.3, r * .8 }')"
  fill 'rgba(164,192,112,0.8)' "$(random 14 'for (k = 0; k < 110; k++) { x = rnd() * 800; y = rnd() * rnd() * 170 - 10; r = 5 + 9 * rnd(); printf "ellipse %.1f,%.1f %.1f,%.1f 0,360 ", x, y, r * 1.3, r * .8 }')"
  fill '#4f6f41' "$(random 25 'for (k = 0; k < 34; k++) { x = rnd() < .5 ? rnd() * 290 : 570 + rnd() * 230; y = 560 + rnd() * 50; for (j = -3; j <= 3; j++) printf "path \"M %.1f,%.1f Q %.1f,%.1f %.1f,%.1f Q %.1f,%.1f %.1f,%.1f Z\" ", x - 2, y, x + j * 5, y - 26, x + j * 13, y - 34 + j * j * 2.4, x + j * 6, y - 18, x + 2, y }')"
  fill '#b94f45' "$(random 61 'for (k = 0; k < 26; k++) { x = rnd() < .5 ? rnd() * 280 : 580 + rnd() * 220; y = 545 + rnd() * 50; printf "circle %.1f,%.1f %.1f,%.1f ", x, y, x + 2.6, y }')"
  save "$demo/forest.jpg" 70
}

draw_houses() {
  canvas 800 600 '#cfdad4'
  band 0 380 '#97bccb' '#f7ecd0'
  fill 'rgba(255,255,255,0.6)' "$(cloud 100 90 220) $(cloud 500 120 210)"
  fill '#a3b8aa' "$(hills 3 350 40 4)"
  fill '#7c9a80' "$(treeline 7 -10 820 372 26 64)"
  shade '#a9bb7c' '#7d9a5b' 'rectangle 0,366 800,600'
  # The houses: x, ground, width, wall, roof.
  local at x y s c r k
  for at in 350,400,110,#cdb98a,#7a5748 486,400,110,#9fb0a4,#5d5a58 214,416,140,#b4604a,#57423c 600,418,150,#d8b061,#6f4b3e 30,448,200,#a9bcae,#5f5350 ; do
    IFS=, read -r x y s c r <<< "$at"
    fill "$c" "polygon $x,$y $x,$((y - s * 46 / 100)) $((x + s / 2)),$((y - s * 80 / 100)) $((x + s)),$((y - s * 46 / 100)) $((x + s)),$y"
    line 'rgba(60,44,30,0.18)' 1.1 "$(every $((x + 8)) $((x + s - 6)) 9 "line @,$((y - s * 44 / 100)) @,$y")"
    fill '#f7f1e0' "rectangle $x,$((y - s * 47 / 100)) $((x + s)),$((y - s * 44 / 100)) rectangle $x,$((y - s * 46 / 100)) $((x + s / 28)),$y rectangle $((x + s - s / 28)),$((y - s * 46 / 100)) $((x + s)),$y"
    fill '#8b4e3d' "rectangle $((x + s * 66 / 100)),$((y - s * 92 / 100)) $((x + s * 74 / 100)),$((y - s * 62 / 100))"
    fill "$r" "polygon $((x - s / 12)),$((y - s * 42 / 100)) $((x + s / 2)),$((y - s * 88 / 100)) $((x + s + s / 12)),$((y - s * 42 / 100)) $((x + s + s / 30)),$((y - s * 42 / 100)) $((x + s / 2)),$((y - s * 79 / 100)) $((x - s / 30)),$((y - s * 42 / 100))"
    for k in 12 70; do
      fill '#f7f1e0' "rectangle $((x + s * k / 100 - 3)),$((y - s * 36 / 100 - 3)) $((x + s * (k + 18) / 100 + 3)),$((y - s * 12 / 100 + 3))"
      fill '#56727c' "rectangle $((x + s * k / 100)),$((y - s * 36 / 100)) $((x + s * (k + 18) / 100)),$((y - s * 12 / 100))"
      line '#f7f1e0' 2 "line $((x + s * (k + 9) / 100)),$((y - s * 36 / 100)) $((x + s * (k + 9) / 100)),$((y - s * 12 / 100)) line $((x + s * k / 100)),$((y - s * 27 / 100)) $((x + s * (k + 18) / 100)),$((y - s * 27 / 100))"
    done
    fill '#f7f1e0' "rectangle $((x + s * 43 / 100)),$((y - s * 66 / 100)) $((x + s * 57 / 100)),$((y - s * 52 / 100)) rectangle $((x + s * 40 / 100)),$((y - s * 38 / 100)) $((x + s * 60 / 100)),$y"
    fill '#56727c' "rectangle $((x + s * 45 / 100)),$((y - s * 64 / 100)) $((x + s * 55 / 100)),$((y - s * 54 / 100))"
    fill '#6b4a3a' "rectangle $((x + s * 43 / 100)),$((y - s * 35 / 100)) $((x + s * 57 / 100)),$y"
  done
  # The road, a picket fence, an apple tree, a bicycle.
  shade '#d9c9a6' '#c0ab85' 'path "M 420,402 C 440,400 460,400 476,402 C 500,450 640,520 800,566 L 800,600 L 190,600 C 300,540 400,470 420,402 Z"'
  fill 'rgba(130,104,70,0.25)' 'path "M 440,410 C 440,470 380,540 300,600 L 322,600 C 398,540 450,470 446,410 Z" path "M 456,410 C 480,470 600,540 720,600 L 750,600 C 620,536 494,466 462,410 Z"'
  fill '#f7f1e0' "$(every 4 270 18 'path "M @,520 L @,466 L [@+5],458 L [@+10],466 L [@+10],520 Z"') rectangle 0,476 284,482 rectangle 0,502 284,508"
  line '#6a4b38' 12 'path "M 716,520 C 714,480 722,450 720,420"'
  line '#6a4b38' 6 'path "M 720,450 C 740,430 752,420 764,400" path "M 718,440 C 700,420 690,410 680,396"'
  fill '#6f9450' 'circle 720,370 720,424 circle 676,392 676,428 circle 766,390 766,428 circle 700,346 700,386 circle 748,350 748,388'
  fill '#86a85f' 'circle 706,352 706,384 circle 752,366 752,390 circle 676,384 676,406'
  fill '#c2503c' 'circle 690,388 690,393 circle 724,402 724,407 circle 752,380 752,385 circle 708,362 708,367 circle 770,402 770,407 circle 738,348 738,353 circle 668,404 668,409 circle 730,376 730,381'
  line '#3f4a4a' 3 'circle 318,500 318,520 circle 376,500 376,520'
  line '#a34d3a' 3.5 'line 318,500 334,472 line 334,472 362,472 line 362,472 376,500 line 334,474 346,500 line 346,500 318,500 line 346,500 362,474 line 332,466 334,474 line 362,472 360,462 line 360,462 370,460 line 326,465 338,465'
  save "$demo/houses.jpg" 80
}

all=$(declare -F | sed -n 's/^declare -f draw_//p')
for name in ${*:-$all}; do
  "draw_$name"
done
