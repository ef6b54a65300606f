package hetnet.model.engine.link;

import java.util.Arrays;

/** The loops over served UEs in plain Java. Loops of their own over RBs, so that the compiler makes vectors of them. */
final class PlainServed implements ServedKernel {

    private final LogProduct product = new LogProduct();
    private final float[] wanted; // w of one UE, [stride]
    private final float[] disturbance; // d, [stride]
    private final float[] ratio; // w / d, [stride]
    private final float[] hurt; // q w / (d t), [stride]

    /** @param stride of the rows of RBs */
    PlainServed(int stride) {
        wanted = new float[stride];
        disturbance = new float[stride];
        ratio = new float[stride];
        hurt = new float[stride];
    }

    @Override
    public void efficiency(UserLinks links, int[] own, float[] power, float[] efficiency) {
        int stride = links.stride();
        float part = 1f / links.blocks();
        for (int u = 0; u < links.users(); u++) {
            read(links, own[u], u, power);
            for (int r = 0; r < stride; r++) {
                ratio[r] = wanted[r] / disturbance[r];
            }
            efficiency[u] = product.logarithm(ratio, 0, stride) * part;
        }
    }

    /** w and d of one UE. */
    private void read(UserLinks links, int own, int user, float[] power) {
        int stride = links.stride();
        Arrays.fill(disturbance, 1);
        for (int i = user * links.links(); i < (user + 1) * links.links(); i++) {
            int at = links.site()[i] * stride;
            if (i == own) {
                for (int r = 0; r < stride; r++) {
                    wanted[r] = links.snr(i, r) * power[at + r];
                }
            } else if (links.fading()) {
                disturb(links.snr(), i * stride, power, at);
            } else {
                disturb(links.snr()[i], power, at);
            }
        }
    }

    private void disturb(float snr, float[] power, int at) {
        for (int r = 0; r < disturbance.length; r++) {
            disturbance[r] = Math.fma(snr, power[at + r], disturbance[r]);
        }
    }

    private void disturb(float[] snr, int from, float[] power, int at) {
        for (int r = 0; r < disturbance.length; r++) {
            disturbance[r] = Math.fma(snr[from + r], power[at + r], disturbance[r]);
        }
    }

    @Override
    public void slopes(UserLinks links, int[] own, float[] power, float[] weight, int from, int to, float[] sums) {
        int stride = links.stride();
        int plane = links.sites() * stride;
        for (int u = from; u < to; u++) {
            read(links, own[u], u, power);
            int at = links.site()[own[u]] * stride;
            float q = weight[u];
            for (int r = 0; r < stride; r++) {
                float slope = q / ((disturbance[r] + wanted[r]) * disturbance[r]);
                hurt[r] = Math.fma(slope, wanted[r], Kernel.LEAST_HURT);
                sums[at + r] = Math.fma(slope * disturbance[r], links.snr(own[u], r), sums[at + r]);
            }
            for (int i = u * links.links(); i < (u + 1) * links.links(); i++) {
                if (i != own[u]) {
                    charge(links, i, sums, plane + links.site()[i] * stride);
                }
            }
        }
    }

    private void charge(UserLinks links, int link, float[] sums, int at) {
        for (int r = 0; r < hurt.length; r++) {
            sums[at + r] = Math.fma(hurt[r], links.snr(link, r), sums[at + r]);
        }
    }
}
