package io.xeroconnect.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything a user can reach is documented where it is declared. What overrides a documented method, and what the
 * compiler adds to records and enums, needs no text of its own.
 */
final class DocumentationTest {
    private static final Path CORE = Path.of("../xero-connect-core/src/main/java");
    private static final Path SANDBOX = Path.of("../xero-connect-sandbox/src/main/java");
    private static final Path WIZARD = Path.of("../xero-connect-wizard/src/main/java");
    private static final Path SUPPORT = Path.of("../xero-connect-support/src/main/java");

    @Test
    void everyPublicMemberOfTheLibraryIsDocumented() throws IOException {
        assertThat(exportedPackages()).contains("io.xeroconnect", "io.xeroconnect.store");
        for (String name : exportedPackages()) {
            assertThat(undocumented(CORE, name)).as(name).isEmpty();
        }
    }

    @Test
    void everyPublicMemberOfTheSandboxIsDocumented() throws IOException {
        assertThat(undocumented(SANDBOX, "io.xeroconnect.sandbox")).isEmpty();
    }

    @Test
    void everyPublicMemberOfTheWizardIsDocumented() throws IOException {
        assertThat(undocumented(WIZARD, "io.xeroconnect.wizard")).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        for (Path root : List.of(CORE, SANDBOX, WIZARD, SUPPORT)) {
            for (Path folder : packages(root)) {
                Path info = folder.resolve("package-info.java");
                assertThat(info).exists();
                assertThat(Files.readString(info, UTF_8)).startsWith("/**");
            }
        }
    }

    @Test
    void aMissingCommentIsFound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("Sample.java");
        Files.writeString(file, """
                public class Sample {
                    /** Said. */
                    public Sample() {}
                    protected void silent() {}
                    @Override public String toString() { return ""; }
                    void own() {}
                    public interface Nested { void implicitlyPublic(); }
                }
                """, UTF_8);
        assertThat(parse(List.of(file), DocumentationTest::undocumented))
                .containsExactly("Sample", "Sample.silent", "Nested", "Nested.implicitlyPublic");
    }

    private static List<Path> packages(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().equals("module-info.java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static List<String> exportedPackages() throws IOException {
        return parse(List.of(CORE.resolve("module-info.java")), (unit, trees) -> {
            ModuleTree module = unit.getModule();
            return module.getDirectives().stream()
                    .filter(ExportsTree.class::isInstance)
                    .map(directive -> ((ExportsTree) directive).getPackageName().toString())
                    .toList();
        });
    }

    private static List<String> undocumented(Path root, String packageName) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(packageName.replace('.', '/')))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            return parse(sources, DocumentationTest::undocumented);
        }
    }

    private static List<String> undocumented(CompilationUnitTree unit, DocTrees trees) {
        List<String> found = new ArrayList<>();
        new Reachable(trees, found).scan(unit, null);
        return found;
    }

    /** Parses sources without compiling them, and collects the answers to one question about each. */
    private static <T> List<T> parse(List<Path> files, Question<T> question) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            List<T> answers = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                answers.addAll(question.ask(unit, DocTrees.instance(task)));
            }
            return answers;
        }
    }

    private interface Question<T> {
        List<T> ask(CompilationUnitTree unit, DocTrees trees);
    }

    /** Walks through what a user can reach and collects what has no comment. */
    private static final class Reachable extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final List<String> undocumented;

        Reachable(DocTrees trees, List<String> undocumented) {
            this.trees = trees;
            this.undocumented = undocumented;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            if (isReachable(type.getModifiers())) {
                check(type.getSimpleName().toString());
                super.visitClass(type, null);
            }
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            if (isReachable(method.getModifiers()) && !overrides(method) && !isGenerated(method)) {
                String name = method.getName().toString();
                check(name.equals("<init>") ? owner() : owner() + "." + name);
            }
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void none) {
            if (isReachable(field.getModifiers())) {
                check(owner() + "." + field.getName());
            }
            return null;
        }

        private void check(String name) {
            if (trees.getDocComment(getCurrentPath()) == null) {
                undocumented.add(name);
            }
        }

        private boolean isReachable(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            boolean ofInterface = isInterface(getCurrentPath().getParentPath()) && !flags.contains(Modifier.PRIVATE);
            return ofInterface || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
        }

        private static boolean isInterface(TreePath owner) {
            return owner.getLeaf().getKind() == Tree.Kind.INTERFACE;
        }

        /** The parser adds a default constructor where none is written. */
        private boolean isGenerated(MethodTree method) {
            return trees.getSourcePositions().getEndPosition(getCurrentPath().getCompilationUnit(), method) < 0;
        }

        private static boolean overrides(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        private String owner() {
            return ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                    .getSimpleName()
                    .toString();
        }
    }
}
