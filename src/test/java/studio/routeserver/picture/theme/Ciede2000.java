package studio.routeserver.picture.theme;

/// The colour difference of CIE 142-2001, of two colours in L*a*b* under daylight (D65).
final class Ciede2000 {

    private static final double POW25 = Math.pow(25, 7);

    private Ciede2000() {}

    /// L*, a*, b* of linear red, green, blue.
    static double[] lab(double[] rgb) {
        double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2];
        double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
        double z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
        double fx = f(x / 0.95047);
        double fy = f(y);
        double fz = f(z / 1.08883);
        return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    static double distance(double[] one, double[] two) {
        double meanC = (Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2;
        double g = 0.5 * (1 - Math.sqrt(Math.pow(meanC, 7) / (Math.pow(meanC, 7) + POW25)));
        double a1 = one[1] * (1 + g);
        double a2 = two[1] * (1 + g);
        double c1 = Math.hypot(a1, one[2]);
        double c2 = Math.hypot(a2, two[2]);
        double h1 = hue(a1, one[2]);
        double h2 = hue(a2, two[2]);
        double deltaL = two[0] - one[0];
        double deltaC = c2 - c1;
        double turn = c1 * c2 == 0 ? 0 : wrapped(h2 - h1);
        double deltaH = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2));
        double meanL = (one[0] + two[0]) / 2;
        double chroma = (c1 + c2) / 2;
        double hue = c1 * c2 == 0 ? h1 + h2 : meanHue(h1, h2);
        double t =
                1
                        - 0.17 * cos(hue - 30)
                        + 0.24 * cos(2 * hue)
                        + 0.32 * cos(3 * hue + 6)
                        - 0.20 * cos(4 * hue - 63);
        double light = Math.pow(meanL - 50, 2);
        double sl = 1 + 0.015 * light / Math.sqrt(20 + light);
        double sc = 1 + 0.045 * chroma;
        double sh = 1 + 0.015 * chroma * t;
        double theta = 30 * Math.exp(-Math.pow((hue - 275) / 25, 2));
        double rc = 2 * Math.sqrt(Math.pow(chroma, 7) / (Math.pow(chroma, 7) + POW25));
        double rt = -rc * Math.sin(Math.toRadians(2 * theta));
        double l = deltaL / sl;
        double c = deltaC / sc;
        double h = deltaH / sh;
        return Math.sqrt(l * l + c * c + h * h + rt * c * h);
    }

    private static double hue(double a, double b) {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double wrapped(double degrees) {
        return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }

    private static double meanHue(double one, double two) {
        double mean = (one + two) / 2;
        boolean apart = Math.abs(one - two) > 180;
        return apart ? mean < 180 ? mean + 180 : mean - 180 : mean;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
