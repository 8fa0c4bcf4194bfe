package io.xeroconnect.lab.throughput;

import io.xeroconnect.lab.xero.FastXero;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of one case, which do each step together. */
final class Fleet implements AutoCloseable {
    private final List<NodeProcess> nodes = new ArrayList<>();

    Fleet(Case of, String address, FastXero xero, Path log) throws IOException {
        for (int i = 0; i < of.processes(); i++) {
            int fill = i == 0 ? of.connections() : 0;
            nodes.add(new NodeProcess(
                    log, List.of(xero.baseUri().toString(), of.kind().name(), address, Integer.toString(fill))));
        }
    }

    /** Lets all do something at once, and returns the sum of their answers. */
    long all(String order) throws IOException {
        for (NodeProcess node : nodes) {
            node.order(order);
        }
        long sum = 0;
        for (NodeProcess node : nodes) {
            sum += node.answer();
        }
        return sum;
    }

    /** Lets the first do something while the others wait. */
    void first(String order) throws IOException {
        nodes.get(0).order(order);
        nodes.get(0).answer();
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
    }
}
