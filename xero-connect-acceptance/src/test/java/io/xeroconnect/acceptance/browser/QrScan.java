package io.xeroconnect.acceptance.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads a QR code from a picture of the screen. */
final class QrScan {
    /** Without it this reader looks for the code as in a photograph, and misses one code in sixty. */
    private static final Map<DecodeHintType, ?> STRAIGHT = Map.of(DecodeHintType.PURE_BARCODE, true);

    private QrScan() {}

    static String read(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            return new QRCodeReader().decode(bitmap, STRAIGHT).getText();
        } catch (NotFoundException | ChecksumException | FormatException e) {
            throw new AssertionError("No QR code can be read from the screen.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
