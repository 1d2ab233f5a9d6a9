//! The network itself, run by `rten` in pure Rust.

use rten::{LoadError, Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, op_registry};
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A network from tokens to logits: several outputs of the same meaning, of which the cheaper ones know less.
pub(crate) struct Network {
    model: Model,
    numbers: NodeId,
    positions: NodeId,
    /// The outputs, by step.
    steps: Vec<NodeId>,
    outputs: usize,
    /// One text runs on one thread, as many texts at once as the machine has cores; they take turns.
    threads: Vec<Arc<ThreadPool>>,
    turn: AtomicUsize,
}

impl Network {
    /// Reads a network (ONNX) in which these steps have so many outputs each.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub(crate) fn load(onnx: &[u8], steps: &[&str], outputs: usize) -> Result<Self, String> {
        Self::of(steps, outputs, |options| options.load(onnx.to_vec()))
    }

    /// The same without a copy of its own.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub(crate) fn load_static(onnx: &'static [u8], steps: &[&str], outputs: usize) -> Result<Self, String> {
        Self::of(steps, outputs, |options| options.load_static_slice(onnx))
    }

    fn of(
        steps: &[&str],
        outputs: usize,
        load: impl FnOnce(&ModelOptions) -> Result<Model, LoadError>,
    ) -> Result<Self, String> {
        let operators = op_registry!(
            Add,
            Cast,
            Concat,
            DynamicQuantizeLinear,
            Gather,
            Gelu,
            LayerNormalization,
            MatMul,
            MatMulInteger,
            Mul,
            ReduceMax,
            ReduceMean,
            Reshape,
            Slice,
            Softmax,
            Split,
            Transpose
        );
        let mut options = ModelOptions::with_ops(operators);
        let model = load(options.prepack_weights(true))
            .map_err(|cause| format!("its network cannot be read: {cause}"))?;
        let node = |name: &str| model.node_id(name).map_err(|_| format!("its network has no `{name}`"));
        let (numbers, positions) = (node("numbers")?, node("positions")?);
        let steps = steps.iter().map(|name| node(name)).collect::<Result<_, _>>()?;
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        let threads = (0..cores).map(|_| Arc::new(ThreadPool::with_num_threads(1))).collect();
        Ok(Self { model, numbers, positions, steps, outputs, threads, turn: AtomicUsize::new(0) })
    }

    /// What a step says of a text's tokens; the steps that are more work are not taken for it.
    ///
    /// # Errors
    /// Says why it could not run.
    pub(crate) fn run(&self, step: usize, tokens: &[i32]) -> Result<Vec<f32>, String> {
        if rayon::current_thread_index().is_none() {
            return self.run_here(step, tokens);
        }
        // A worker that waits for another pool is given more texts meanwhile, one inside the other, until its stack is full.
        std::thread::scope(|scope| scope.spawn(|| self.run_here(step, tokens)).join())
            .unwrap_or_else(|_| Err("the second stage could not run: it panicked".to_owned()))
    }

    fn run_here(&self, step: usize, tokens: &[i32]) -> Result<Vec<f32>, String> {
        let failed = |cause: &dyn std::fmt::Display| format!("the second stage could not run: {cause}");
        let positions: Vec<i32> = (0..tokens.len() as i32).collect();
        let input =
            |values: Vec<i32>| Value::from_shape([tokens.len()].as_slice(), values).map_err(|c| failed(&c));
        let inputs =
            vec![(self.numbers, input(tokens.to_vec())?.into()), (self.positions, input(positions)?.into())];
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.threads.len();
        let options = RunOptions::default().with_thread_pool(self.threads.get(turn).map(Arc::clone));
        let output = *self.steps.get(step).ok_or_else(|| failed(&"there is no such step"))?;
        let [said] = self.model.run_n(inputs, [output], Some(options)).map_err(|c| failed(&c))?;
        let (_, logits) = said.into_shape_vec::<f32, 2>().map_err(|c| failed(&c))?;
        if logits.len() != self.outputs || logits.iter().any(|l| !l.is_finite()) {
            return Err("the second stage could not run: it said something that is no score".to_owned());
        }
        Ok(logits)
    }
}
