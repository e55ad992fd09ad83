/* Writes two JPEGs that ImageMagick cannot: with restart markers, and with a scan for each component. */
#include <stdio.h>
#include <jpeglib.h>

static void write_sample(const char *name, int restart_interval, const jpeg_scan_info *scans, int scan_count)
{
    struct jpeg_compress_struct compress;
    struct jpeg_error_mgr errors;
    unsigned char line[40 * 3];
    JSAMPROW lines[1] = { line };
    FILE *file = fopen(name, "wb");

    compress.err = jpeg_std_error(&errors);
    jpeg_create_compress(&compress);
    jpeg_stdio_dest(&compress, file);
    compress.image_width = 40;
    compress.image_height = 30;
    compress.input_components = 3;
    compress.in_color_space = JCS_RGB;
    jpeg_set_defaults(&compress);
    jpeg_set_quality(&compress, 75, TRUE);
    compress.optimize_coding = TRUE;
    compress.restart_interval = restart_interval;
    compress.comp_info[0].h_samp_factor = 1;
    compress.comp_info[0].v_samp_factor = 1;
    compress.scan_info = scans;
    compress.num_scans = scan_count;
    jpeg_start_compress(&compress, TRUE);
    for (int y = 0; y < 30; y++) {
        for (int x = 0; x < 40; x++) {
            line[3 * x] = 6 * x;
            line[3 * x + 1] = 8 * y;
            line[3 * x + 2] = (x * y) & 255;
        }
        jpeg_write_scanlines(&compress, lines, 1);
    }
    jpeg_finish_compress(&compress);
    jpeg_destroy_compress(&compress);
    fclose(file);
}

int main(void)
{
    static const jpeg_scan_info each[] = { { 1, { 0 }, 0, 63, 0, 0 }, { 1, { 1 }, 0, 63, 0, 0 }, { 1, { 2 }, 0, 63, 0, 0 } };

    write_sample("restart-markers.jpg", 1, NULL, 0);
    write_sample("three-scans.jpg", 0, each, 3);
    return 0;
}
